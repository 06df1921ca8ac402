import type { Piece } from '../desk/bulletin';
import type { Entry } from '../desk/entries/entry';
import type { Ruled } from '../desk/refusal';
import { firstIssue, isChangeable, issueName, type Issue } from '../desk/issues/issue';
import { latestText, type Submission } from '../desk/submissions/submission';
import { suggestColumn } from '../desk/submissions/suggest-column';
import { countCharacters } from '../format/measure';
import { readPiece } from '../format/reading/read-piece';
import type { Column } from '../desk/desk-config';
import type { Ask } from './handler';

/** A submission as an editor sees it: its text read, and the column that suggests itself. */
export type Seen = {
  submission: Submission;
  piece: Piece;
  hint: string | null;
  suggested: Column;
  column: string;
};

export function see(submission: Submission, { desk }: Pick<Ask, 'desk'>): Seen {
  const { piece, columnHint: hint } = readPiece(latestText(submission));
  const unitClass = desk.units.find(({ name }) => name === submission.unit)?.class ?? null;
  const length = countCharacters(latestText(submission));
  const suggested = suggestColumn(piece, { hint, unitClass, length }, desk);
  return { submission, piece, hint, suggested, column: suggested.name };
}

/** The submissions behind entries that wait in the pool. */
export async function seePool(ask: Ask): Promise<Seen[]> {
  const pooled = await ask.read.pool();
  const submissions = await ask.read.submissions(pooled.map(({ number }) => number));
  return submissions.map((submission) => see(submission, ask));
}

export async function findSubmission(number: number, ask: Ask): Promise<Ruled<{ submission: Submission }>> {
  const submission = await ask.read.submission(number);
  return submission ? { ok: true, submission } : { ok: false, why: 'no-such-submission', number };
}

/** The same, but only for the contact whose submission it is. */
export async function findOwn(number: number, ask: Ask): Promise<Ruled<{ submission: Submission }>> {
  const found = await findSubmission(number, ask);
  if (found.ok && found.submission.contact !== ask.speaker.userid)
    return { ok: false, why: 'not-yours', number };
  return found;
}

/** The one issue that collects. */
export async function openIssue({ read, desk, cause }: Pick<Ask, 'read' | 'desk' | 'cause'>): Promise<Issue> {
  const first = desk.publication;
  return (await read.latestIssue('open')) ?? (await read.issue(1)) ?? firstIssue(first, cause.at);
}

/** The earliest issue that waits to be signed off, or null. */
export async function closedIssue({ read }: Ask): Promise<Issue | null> {
  return (await read.issuesIn('closed'))[0] ?? null;
}

/** The issue that an entry stands in and that can still be changed. */
export async function findInIssue(number: number, ask: Ask): Promise<Ruled<{ issue: Issue; entry: Entry }>> {
  const entry = await ask.read.entry(number);
  const issues = [await openIssue(ask), ...(await ask.read.issuesIn('closed')), ...(await unprinted(ask))];
  const issue = issues.find((one) => holds(one, number));
  if (!entry || !issue) return { ok: false, why: 'not-in-issue', number };
  if (!isChangeable(issue)) return { ok: false, why: 'signed-off', number, issue: issueName(issue) };
  return { ok: true, issue, entry };
}

async function unprinted({ read }: Ask): Promise<Issue[]> {
  return [...(await read.issuesIn('signedOff')), ...(await read.issuesIn('dispatching'))];
}

function holds({ columns, deferred }: Issue, number: number): boolean {
  return Object.values(columns).flat().includes(number) || deferred.some(({ entry }) => entry === number);
}

/** The latest issue that was signed off, however far its dispatch has come. */
export async function latestDispatch({ read }: Ask): Promise<Issue | null> {
  const states = ['signedOff', 'dispatching', 'dispatched'] as const;
  const latest = await Promise.all(states.map((state) => read.latestIssue(state)));
  const found = latest.filter((issue) => issue !== null);
  return found.toSorted((a, b) => b.ordinal - a.ordinal)[0] ?? null;
}
