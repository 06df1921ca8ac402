import { partOf } from '../../desk/submissions/accept';
import type { Column } from '../../desk/desk-config';
import { latestChange, type Entry } from '../../desk/entries/entry';
import type { Issue } from '../../desk/issues/issue';
import type { Refusal, Ruled } from '../../desk/refusal';
import { already, type Submission } from '../../desk/submissions/submission';
import { asEdited, partOfText } from '../../format/says/edits';
import { fact, told, type Ask, type Outcome } from '../handler';
import { findInIssue, findSubmission } from '../seen';

/** An entry and the issue it stands in; null: it waits in the pool. */
export type FoundEntry = { entry: Entry; issue: Issue | null };

/** The entry of a submission, where it can still be edited. */
export async function findEditable(number: number, ask: Ask): Promise<Ruled<FoundEntry>> {
  const found = await findSubmission(number, ask);
  const refusal = found.ok ? whyNotEditable(found.submission) : found;
  if (refusal) return refusal;
  const entry = await ask.read.entry(number);
  return entry?.state === 'pooled' ? { ok: true, entry, issue: null } : findInIssue(number, ask);
}

/** The same for an entry that has to stand in an issue; one that another took in is spoken of by that number. */
export async function findStanding(number: number, ask: Ask): Promise<Ruled<{ entry: Entry; issue: Issue }>> {
  const submission = await ask.read.submission(number);
  return (submission && partOf(submission)) ?? findInIssue(number, ask);
}

/** What has become of a submission's text, for an editor who reads it as it came. */
export async function standingOf(submission: Submission, ask: Ask): Promise<string[]> {
  const { state, number, entry: into } = submission;
  if (into !== undefined) return partOfText(into);
  const entry = state === 'accepted' || state === 'printed' ? await ask.read.entry(number) : null;
  return entry ? asEdited(entry, submission, kindOf(entry.column, ask)) : [];
}

/** What a column prints; one that the desk has given up prints articles. */
export function kindOf(column: string, { desk }: Ask): Column['kind'] {
  return desk.columns.find(({ name }) => name === column)?.kind ?? 'article';
}

/** The entry with its latest change is kept, and the editor is told; her contact hears of it when it is printed. */
export function edited(ask: Ask, { entry, issue }: FoundEntry, reply: string): Outcome {
  const about = latestChange(entry).what;
  const ids = { submission: entry.number, ...(issue && { issue: issue.ordinal }), about };
  return {
    writes: [{ kind: 'entry', value: entry }],
    facts: [fact(ask, 'edited', ids)],
    letters: told(ask.cause.by, reply),
  };
}

function whyNotEditable(submission: Submission): Refusal | null {
  const { number, state } = submission;
  if (state === 'pending') return { ok: false, why: 'accept-first', number };
  if (state !== 'accepted') return already(submission);
  return partOf(submission);
}
