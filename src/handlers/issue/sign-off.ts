import { dispatchOfIssue } from '../../desk/issues/dispatch';
import { countEntries, issueName, type Issue } from '../../desk/issues/issue';
import type { Refusal, Ruled } from '../../desk/refusal';
import { countWrongTry, type Offer } from '../../desk/issues/offer';
import { signOff } from '../../desk/issues/sign-off';
import { offer as offerText, signedOff, signedOffNotice } from '../../format/says/dispatches';
import { digestOfAll, partsForGroups, renderingsOf, type GroupParts } from './bulletin';
import { fact, refuse, told, toldEditors, type Ask, type Outcome } from '../handler';
import { closedIssue } from '../seen';
import { planDispatch } from './plan-dispatch';
import { yearTurned } from './year-turned';

type Sending = { issue: Issue; groups: GroupParts[]; digest: string };

/** 签发: first what would go to which groups, with a code; with the code it is signed off and planned. */
export async function signOffIssue(ask: Ask<{ code: string | null }>): Promise<Outcome> {
  const found = await whatWouldGo(ask);
  if (!found.ok) return refuse(ask, found);
  const { code } = ask.args;
  return code === null ? makeOffer(found, ask) : sign(found, code, ask);
}

async function whatWouldGo(ask: Ask): Promise<Ruled<Sending>> {
  const issue = await closedIssue(ask);
  if (!issue) return { ok: false, why: 'nothing-closed' };
  if (countEntries(issue) === 0) return { ok: false, why: 'closed-empty', issue: issueName(issue) };
  const turned = await yearTurned(issue, ask);
  if (turned) return turned;
  const groups = await partsForGroups(issue, ask);
  if (groups.length === 0) return { ok: false, why: 'no-groups' };
  return { ok: true, issue, groups, digest: digestOfAll(groups) };
}

async function makeOffer({ issue, groups, digest }: Sending, ask: Ask): Promise<Outcome> {
  await ask.read.offer();
  const code = ask.newCode();
  const { by: editor, at: madeAt } = ask.cause;
  const offer: Offer = { schema: 1, issue: issue.ordinal, editor, code, digest, madeAt, wrongTries: 0 };
  const text = offerText(issue, { renderings: renderingsOf(groups), code });
  return {
    writes: [{ kind: 'offer', value: offer }],
    facts: [fact(ask, 'offered', { issue: issue.ordinal })],
    letters: told(editor, text),
  };
}

async function sign(sending: Sending, code: string, ask: Ask): Promise<Outcome> {
  const offer = await ask.read.offer();
  const ruled = signOff(sending.issue, { offer, code, digest: sending.digest }, ask.cause);
  if (!ruled.ok) return refuseCode(ruled, offer, ask);
  const issue = { ...ruled.issue, date: ruled.issue.date ?? ask.voice.date(ask.cause.at) };
  const dispatch = dispatchOfIssue(issue.ordinal);
  return {
    writes: [{ kind: 'issue', value: issue }, ...planDispatch(dispatch, sending.groups, ask.cause)],
    facts: [fact(ask, 'signedOff', { issue: issue.ordinal, dispatch })],
    letters: [
      ...told(ask.cause.by, signedOff(issue, sending.groups.length)),
      ...toldEditors(ask, signedOffNotice(issue, ask.voice.name(ask.cause.by))),
    ],
  };
}

function refuseCode(refusal: Refusal, offer: Offer | null, ask: Ask): Outcome {
  const refused = refuse(ask, refusal);
  if (refusal.why !== 'wrong-code' || !offer) return refused;
  return { ...refused, writes: [{ kind: 'offer', value: countWrongTry(offer) }] };
}
