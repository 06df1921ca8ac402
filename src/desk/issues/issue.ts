import type { Cause, Move } from '../move';
import type { Ruled } from '../refusal';

export type IssueState = 'open' | 'closed' | 'signedOff' | 'dispatching' | 'dispatched';

/** 期: one number of the bulletin with its collecting window. */
export type Issue = {
  schema: 1;
  /** Counts the issues made here from 1 and never changes; `number` and `runningNumber` are what is printed. */
  ordinal: number;
  number: number;
  runningNumber: number;
  /** 期号 was said: the numbers stay whatever the date. */
  numbersSet?: true;
  state: IssueState;
  /** Entry numbers in printing order, by column name. */
  columns: Record<string, number[]>;
  /** 下期: entries that go to the next issue as soon as there is one. */
  deferred: { entry: number; column: string }[];
  moves: Move<IssueState>[];
  /** 刊期 (YYYY-MM-DD), where it was set; otherwise the day on which it is printed. */
  date?: string;
  /** 本期印发 and 份数, where they were set for this issue. */
  distribution?: string[];
  copies?: number;
};

export type FirstNumbers = { number: number; runningNumber: number };

/** The first to collect, before anything was ever printed here. */
export function firstIssue({ number, runningNumber }: FirstNumbers, at: number): Issue {
  return emptyIssue({ ordinal: 1, number, runningNumber }, { by: 'desk', at, cause: 'first' });
}

/** Closes the issue and opens the next, which takes over what was put off to it. */
export function closeIssue(issue: Issue, cause: Cause): Ruled<{ closed: Issue; next: Issue }> {
  if (countEntries(issue) === 0) return { ok: false, why: 'issue-empty', issue: issueName(issue) };
  const following = {
    ordinal: issue.ordinal + 1,
    number: issue.number + 1,
    runningNumber: issue.runningNumber + 1,
  };
  const next = issue.deferred.reduce(
    (made, { entry, column }) => place(made, entry, column),
    emptyIssue(following, cause),
  );
  return { ok: true, closed: { ...moveIssue(issue, 'closed', cause), deferred: [] }, next };
}

/** The closed issue collects again; what the next one had gathered is put off until there is a next one. */
export function reopenIssue(closed: Issue, next: Issue, cause: Cause): Issue {
  return { ...moveIssue(closed, 'open', cause), deferred: [...listEntries(next), ...next.deferred] };
}

export function moveIssue(issue: Issue, state: IssueState, { by, at, cause }: Cause): Issue {
  return { ...issue, state, moves: [...issue.moves, { state, by, at, cause }] };
}

/** Puts an entry at place `k` (from 1) of a column, or at its end. */
export function place(issue: Issue, entry: number, column: string, k?: number): Issue {
  const without = takeOut(issue, entry);
  const order = without.columns[column] ?? [];
  const index = k === undefined ? order.length : k - 1;
  return { ...without, columns: { ...without.columns, [column]: order.toSpliced(index, 0, entry) } };
}

export function takeOut(issue: Issue, entry: number): Issue {
  const columns = Object.entries(issue.columns).map(([name, order]) => [
    name,
    order.filter((number) => number !== entry),
  ]);
  return {
    ...issue,
    columns: Object.fromEntries(columns) as Issue['columns'],
    deferred: issue.deferred.filter((put) => put.entry !== entry),
  };
}

export function putOff(issue: Issue, entry: number, column: string): Issue {
  const without = takeOut(issue, entry);
  return { ...without, deferred: [...without.deferred, { entry, column }] };
}

export function listEntries(issue: Issue): { entry: number; column: string }[] {
  return Object.entries(issue.columns).flatMap(([column, order]) =>
    order.map((entry) => ({ entry, column })),
  );
}

export function countEntries(issue: Issue): number {
  return listEntries(issue).length;
}

/** Until it is signed off an issue can be changed. */
export function isChangeable({ state }: Issue): boolean {
  return state === 'open' || state === 'closed';
}

export function issueName({ number, runningNumber }: FirstNumbers): string {
  return `第${number}期（总第${runningNumber}期）`;
}

function emptyIssue(numbers: FirstNumbers & { ordinal: number }, cause: Cause): Issue {
  const issue: Issue = { schema: 1, ...numbers, state: 'open', columns: {}, deferred: [], moves: [] };
  return moveIssue(issue, 'open', cause);
}
