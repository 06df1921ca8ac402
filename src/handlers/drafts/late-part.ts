import { addMessage, type Draft } from '../../desk/submissions/draft';
import { latestText, revise, shortestSubmission, type Submission } from '../../desk/submissions/submission';
import { lateAdded, lateBegun, lateRefused } from '../../format/says/drafts';
import { readEnd } from './draft-end';
import { keptAndRefused, lengthOf, saidIn, textOf } from './draft-so-far';
import { takeDraftIn } from './finish-draft';
import { refuse, type Ask, type Outcome } from '../handler';
import { takeRevision } from '../contact/revise';
import { introduced } from './together';

/** A part that comes in after 完稿 was handled goes to its place by a new revision. */
export async function addLatePart(draft: Draft, said: string, ask: Ask): Promise<Outcome> {
  const grown = addMessage(draft, { ...saidIn(ask), text: readEnd(said).text });
  const number = draft.closed?.submission ?? null;
  const submission = number === null ? null : await ask.read.submission(number);
  return submission ? reviseWith(submission, { draft, grown }, ask) : beginWith(grown, ask);
}

/** 完稿 had found nothing: what comes late makes the submission. */
async function beginWith(draft: Draft, ask: Ask): Promise<Outcome> {
  const { length } = lengthOf(draft);
  if (length < shortestSubmission) return keptAndRefused(draft, { ok: false, why: 'too-short', length }, ask);
  const outcome = await takeDraftIn({ draft }, draft.closed ?? saidIn(ask), ask);
  return introduced(outcome, ask.cause.by, [lateBegun]);
}

type Change = { draft: Draft; grown: Draft };

async function reviseWith(submission: Submission, { draft, grown }: Change, ask: Ask): Promise<Outcome> {
  const { number } = submission;
  if (latestText(submission) !== textOf(draft))
    return refuse(ask, { ok: false, why: 'late-after-change', number });
  const revised = revise(submission, textOf(grown), ask.cause);
  if (!revised.ok) return introduced(refuse(ask, revised), ask.cause.by, [lateRefused(number)]);
  const outcome = await takeRevision(revised.submission, ask);
  const writes = [...outcome.writes, { kind: 'draft' as const, value: grown }];
  return introduced({ ...outcome, writes }, ask.cause.by, [lateAdded(number)]);
}
