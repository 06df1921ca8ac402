import { archivedId, type Correction } from '../../desk/issues/archived';
import type { CorrectionOffer } from '../../desk/issues/correct';
import { dispatchOfCorrection } from '../../desk/issues/dispatch';
import { countWrongTry, takeOffer } from '../../desk/issues/offer';
import type { Refusal } from '../../desk/refusal';
import { previewLetters } from '../../format/preview';
import {
  correcting,
  correctingNotice,
  correctionName,
  correctionOffer,
  namedIssue,
} from '../../format/says/corrections';
import { addressed, fact, refuse, told, toldEditors, type Ask, type Outcome } from '../handler';
import { correctionSending, type CorrectionSending } from './correction';
import { findIssue } from './find-issue';
import type { CorrectionAsked } from './issue-rest';
import { planDispatch } from './plan-dispatch';
import { sentFrom } from './timed-now';

/** 更正: first what would go to which groups, with a code; with the code it goes. The issue stays as it was printed. */
export function correctIssue(ask: Ask<CorrectionAsked>): Promise<Outcome> {
  const { args } = ask;
  return 'code' in args ? confirm(args.code, ask) : propose(args, ask);
}

type Proposed = Exclude<CorrectionAsked, { code: string }>;

async function propose({ which, text }: Proposed, ask: Ask): Promise<Outcome> {
  const found = await findIssue(which, ask);
  if (!found.ok) return refuse(ask, found);
  if (text === '') return refuse(ask, { ok: false, why: 'correction-empty', asked: namedIssue(which) });
  const sending = await correctionSending(found.issue, text, ask);
  return sending.ok ? makeOffer(sending, text, ask) : refuse(ask, sending);
}

/** The notice as the groups would read it, and below it who they are. */
async function makeOffer(sending: CorrectionSending, text: string, ask: Ask): Promise<Outcome> {
  const { by: editor, at: madeAt } = ask.cause;
  await ask.read.correctionOffer(editor);
  const code = ask.newCode();
  const { issue, digest } = sending;
  const made = { issue: issue.ordinal, editor, code, digest, madeAt, wrongTries: 0 };
  const offer: CorrectionOffer = { schema: 1, ...made, text };
  const said = correctionOffer(nameOf(sending), { ...sending, groups: groupsOf(sending) }, code);
  return {
    writes: [{ kind: 'correctionOffer', value: offer }],
    facts: [fact(ask, 'correctionOffered', { issue: issue.ordinal })],
    letters: [...addressed(editor, previewLetters(sending.texts)), ...told(editor, said)],
  };
}

async function confirm(code: string, ask: Ask): Promise<Outcome> {
  const offer = await ask.read.correctionOffer(ask.cause.by);
  const issue = offer && (await ask.read.issue(offer.issue));
  if (!issue) return refuse(ask, { ok: false, why: 'no-offer', word: '更正' });
  const sending = await correctionSending(issue, offer.text, ask);
  if (!sending.ok) return refuse(ask, sending);
  const { digest } = sending;
  const taken = takeOffer(issue.ordinal, { offer, code, digest, word: '更正' }, ask.cause);
  return taken.ok ? correct(sending, offer.text, ask) : refuseCode(taken, offer, ask);
}

/** From here on the page and the archive show it; the offer cannot be taken again. */
function correct(sending: CorrectionSending, text: string, ask: Ask): Outcome {
  const { by, at } = ask.cause;
  const { number, groups } = sending;
  const { ordinal } = sending.issue;
  const of = archivedId(ordinal);
  const value: Correction = { schema: 1, of, issue: ordinal, number, text, by, at, state: 'dispatching' };
  const dispatch = dispatchOfCorrection(value);
  const name = nameOf(sending);
  const from = sentFrom(at, ask);
  return {
    writes: [
      { kind: 'correction', value },
      { kind: 'goneCorrectionOffer', editor: by },
      ...planDispatch(dispatch, groups, ask.cause),
    ],
    facts: [fact(ask, 'corrected', { issue: ordinal, dispatch })],
    letters: [
      ...told(by, correcting(name, groups.length, from)),
      ...toldEditors(ask, correctingNotice(name, { by: ask.voice.name(by), text, from })),
    ],
  };
}

function nameOf({ issue, number }: CorrectionSending): string {
  return correctionName(issue, number);
}

function groupsOf({ groups }: CorrectionSending): string[] {
  return groups.map(({ group }) => group.name);
}

function refuseCode(refusal: Refusal, offer: CorrectionOffer, ask: Ask): Outcome {
  const refused = refuse(ask, refusal);
  if (refusal.why !== 'wrong-code') return refused;
  return { ...refused, writes: [{ kind: 'correctionOffer', value: countWrongTry(offer) }] };
}
