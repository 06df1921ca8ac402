import { accept } from '../../desk/submissions/accept';
import { whereIn } from '../../desk/issues/compile-bulletin';
import type { Column } from '../../desk/desk-config';
import type { Entry } from '../../desk/entries/entry';
import type { Issue } from '../../desk/issues/issue';
import type { Refusal } from '../../desk/refusal';
import type { Submission } from '../../desk/submissions/submission';
import { accepted, acceptedNotice, leftOut, type Accepted } from '../../format/says/decisions';
import { refusalText } from '../../format/says/refusals';
import { fact, refuse, told, type Ask, type Outcome } from '../handler';
import { findSubmission, openIssue, see } from '../seen';

type Chosen = { numbers: number[]; column: string | null };
type Result = { issue: Issue; made: Accepted[]; refused: Refusal[] };

/** 采用 n… [栏目]: each number for itself; those that cannot be are named with the reason. */
export async function acceptInto(ask: Ask<Chosen>): Promise<Outcome> {
  const column = chosenColumn(ask);
  if (column && !column.ok) return refuse(ask, column);
  const result = await acceptEach(ask, column?.column ?? null, await openIssue(ask));
  return { ...changes(result, ask), letters: letters(result, ask) };
}

function chosenColumn({ args, desk }: Ask<Chosen>) {
  if (args.column === null) return null;
  const column = desk.columns.find(({ name }) => name === args.column);
  const columns = desk.columns.map(({ name }) => name);
  if (!column) return { ok: false as const, why: 'no-such-column' as const, column: args.column, columns };
  return { ok: true as const, column };
}

async function acceptEach(ask: Ask<Chosen>, column: Column | null, issue: Issue): Promise<Result> {
  const result: Result = { issue, made: [], refused: [] };
  for (const number of ask.args.numbers) {
    const ruled = await acceptOne(number, column, { ask, issue: result.issue });
    if (!ruled.ok) result.refused.push(ruled);
    else {
      result.issue = ruled.issue;
      result.made.push(ruled.made);
    }
  }
  return result;
}

async function acceptOne(number: number, chosen: Column | null, at: { ask: Ask; issue: Issue }) {
  const found = await findSubmission(number, at.ask);
  if (!found.ok) return found;
  if (!mayAccept(found.submission, at.ask))
    return { ok: false as const, why: 'own-submission' as const, number };
  const { piece, suggested } = see(found.submission, at.ask);
  const entry = await at.ask.read.entry(number);
  const column = chosen ?? columnOfPooled(entry, at.ask) ?? suggested;
  const ruled = accept(found.submission, { issue: at.issue, column, piece, entry }, at.ask.cause);
  if (!ruled.ok) return ruled;
  const place = whereIn(ruled.issue, number)?.place ?? 0;
  const left = leftOut(ruled.entry.piece, column.kind === 'brief');
  const made = { submission: ruled.submission, entry: ruled.entry, place, left };
  return { ok: true as const, issue: ruled.issue, made };
}

/** One that waits in the pool goes back to where it stood, or where 栏目 has put it since. */
function columnOfPooled(entry: Entry | null, { desk }: Ask): Column | null {
  if (entry?.state !== 'pooled') return null;
  return desk.columns.find(({ name }) => name === entry.column) ?? null;
}

/** The desk may want that nobody accepts what she sent herself. */
export function mayAccept({ contact }: Submission, { desk, speaker }: Ask): boolean {
  return desk.review.mayAcceptOwn || contact !== speaker.userid;
}

function changes({ issue, made }: Result, ask: Ask): Pick<Outcome, 'writes' | 'facts'> {
  if (made.length === 0) return { writes: [], facts: [fact(ask, 'asked')] };
  return {
    writes: [
      { kind: 'issue', value: issue },
      ...made.map(({ submission }) => ({ kind: 'submission' as const, value: submission })),
      ...made.map(({ entry }) => ({ kind: 'entry' as const, value: entry })),
    ],
    facts: made.map(({ submission }) =>
      fact(ask, 'accepted', { submission: submission.number, issue: issue.ordinal }),
    ),
  };
}

function letters({ issue, made, refused }: Result, ask: Ask): Outcome['letters'] {
  const no = refused.map((refusal) => refusalText(refusal, ask.voice, ''));
  const yes = made.length > 0 && !ask.byCard ? [accepted(made, issue)] : [];
  const notices = made.flatMap(({ submission, entry }) =>
    told(submission.contact, acceptedNotice(submission, entry.column, issue)),
  );
  const reply = [...no, ...yes].join('\n');
  return [...(reply === '' ? [] : told(ask.cause.by, reply)), ...notices];
}
