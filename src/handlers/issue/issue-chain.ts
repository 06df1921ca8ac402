import { archivedId, type Archived } from '../../desk/issues/archived';
import { isChangeable, type Issue, type IssueState } from '../../desk/issues/issue';
import type { NumberBearer } from '../../desk/issues/number-bearer';
import {
  dated,
  dayOf,
  renumberLater,
  yearOfDay,
  type Calendar,
  type Dated,
} from '../../desk/issues/numbering';
import type { Write } from '../../store/documents';
import type { Ask } from '../handler';
import { closedIssue, openIssue } from '../seen';

/** What 期号, 刊期, 印发 and 预览 are about: the issue that waits to be signed off, else the one that collects. */
export async function currentIssue(ask: Ask): Promise<Issue> {
  return (await closedIssue(ask)) ?? (await openIssue(ask));
}

export function calendarOf({ voice, cause }: Ask): Calendar {
  return { today: voice.date(cause.at), dateOf: voice.date };
}

/** The one before, made here; null for the first. */
export async function issueBefore({ ordinal }: Issue, ask: Ask): Promise<Dated | null> {
  const before = await ask.read.issue(ordinal - 1);
  return before && dated(before, calendarOf(ask));
}

/** The same, but before the first made here the latest of those that were brought in. */
export async function lastPrinted(issue: Issue, ask: Ask): Promise<Dated | null> {
  const before = await issueBefore(issue, ask);
  if (before) return before;
  const each = (await ask.read.archive()).flatMap(datedArchived);
  return each.toSorted((a, b) => b.runningNumber - a.runningNumber)[0] ?? null;
}

function datedArchived({ bulletin: { number, runningNumber, date } }: Archived): Dated[] {
  if (number === null || runningNumber === null || date === null) return [];
  return [{ number, runningNumber, year: yearOfDay(date) }];
}

/** The issue, and those after it whose numbers follow from it, as they are to be kept. */
export async function withLater(issue: Issue, ask: Ask): Promise<{ later: Issue[]; writes: Write[] }> {
  const others = [...(await ask.read.issuesIn('closed')), await openIssue(ask)];
  const after = others
    .filter(({ ordinal }) => ordinal > issue.ordinal)
    .toSorted((a, b) => a.ordinal - b.ordinal);
  const later = renumberLater(issue, after, calendarOf(ask));
  return { later, writes: [issue, ...later].map((value) => ({ kind: 'issue', value })) };
}

const states: IssueState[] = ['open', 'closed', 'signedOff', 'dispatching', 'dispatched'];

/** Every issue made here. */
export async function issuesHere({ read }: Pick<Ask, 'read'>): Promise<Issue[]> {
  return (await Promise.all(states.map((state) => read.issuesIn(state)))).flat();
}

/** Every issue whose numbers stand fast: all but this one and those after it that follow from it. */
export async function bearersBeside(issue: Issue, ask: Ask): Promise<NumberBearer[]> {
  const here = await issuesHere(ask);
  const known = new Set(here.map(({ ordinal }) => archivedId(ordinal)));
  const brought = (await ask.read.archive()).filter(({ id }) => !known.has(id));
  const fast = here.filter((one) => one.ordinal !== issue.ordinal && !follows(one, issue));
  const calendar = calendarOf(ask);
  return [
    ...fast.map((one) => ({ ...numbersOf(one), date: dayOf(one, calendar), state: one.state })),
    ...brought.map(({ bulletin }) => ({
      ...numbersOf(bulletin),
      date: bulletin.date,
      state: 'archived' as const,
    })),
  ];
}

function follows(one: Issue, issue: Issue): boolean {
  return one.ordinal > issue.ordinal && isChangeable(one) && !one.numbersSet;
}

function numbersOf({ number, runningNumber }: Pick<NumberBearer, 'number' | 'runningNumber'>) {
  return { number, runningNumber };
}
