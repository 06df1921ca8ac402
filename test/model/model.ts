import type { Piece } from '../../src/desk/bulletin';
import { cast, type Person } from './desk';
import type { Way } from './message';

/** product.md, "States". */
export type State = 'pending' | 'accepted' | 'returned' | 'rejected' | 'withdrawn' | 'printed';
export type IssueState = 'open' | 'closed' | 'signedOff' | 'dispatching' | 'dispatched';
export type Move = { state: State; by: string };

export type Submission = {
  contact: string;
  unit: string;
  /** One text a revision, as it was said. */
  texts: string[];
  moves: Move[];
  /** The entry that took it in. */
  into: number | null;
};

export type Entry = {
  submissions: number[];
  units: string[];
  state: 'placed' | 'pooled' | 'takenBack' | 'merged';
  column: string;
  piece: Piece;
  /** What was done and by whom, oldest first. */
  changes: string[];
};

/** Columns without entries are left out; what is put off is listed column by column. */
export type Issue = {
  state: IssueState;
  columns: Record<string, number[]>;
  deferred: Record<string, number[]>;
};

/** What is remembered, in the shape in which documents, facts and the model can be compared. */
export type Records = {
  submissions: Record<number, Submission>;
  entries: Record<number, Entry>;
  issues: Record<number, Issue>;
  /** `holder, submission, move`, sorted. */
  cards: string[];
  questions: Record<string, { way: Way; number: number; move: number; askedAt: number }>;
  registrations: Record<number, { userid: string; unit: string; state: string; by: string }>;
  offer: { editor: string; issue: number; tries: number } | null;
  /** Ids of the messages that have had their effect. */
  handled: string[];
};

export type Model = Records & {
  now: number;
  people: Record<string, Person>;
  /** What the offer showed, and its code; null until the model has seen it. */
  offered: { printed: string; madeAt: number; code: string | null };
};

export function newModel(now: number): Model {
  return {
    submissions: {},
    entries: {},
    issues: {},
    cards: [],
    questions: {},
    registrations: {},
    offer: null,
    handled: [],
    now,
    people: copyOf(cast),
    offered: { printed: '', madeAt: 0, code: null },
  };
}

export function stateOf({ moves }: Submission): State {
  return moves.at(-1)?.state ?? 'pending';
}

/** Of the one issue that collects; the first is made when something is put into it. */
export function openOrdinal({ issues }: Pick<Records, 'issues'>): number {
  const open = Object.entries(issues).find(([, { state }]) => state === 'open');
  return Number(open?.[0] ?? 1);
}

/** The issue in which an entry stands, in a column or put off, unless it is dispatched. */
export function ordinalOf({ issues }: Pick<Records, 'issues'>, entry: number): number | null {
  const holds = ({ columns, deferred }: Issue) =>
    [...Object.values(columns), ...Object.values(deferred)].flat().includes(entry);
  const found = Object.entries(issues).find(([, issue]) => issue.state !== 'dispatched' && holds(issue));
  return found ? Number(found[0]) : null;
}

export function isPutOff({ deferred }: Issue, entry: number): boolean {
  return Object.values(deferred).flat().includes(entry);
}

export function emptyIssue(state: IssueState): Issue {
  return { state, columns: {}, deferred: {} };
}

/** To place k (from 1) of a column, or to its end, out of wherever it stood in this issue. */
export function put(issue: Issue, entry: number, to: { column: string; k?: number; off?: true }): void {
  takeOut(issue, entry);
  const lists = to.off ? issue.deferred : issue.columns;
  const order = (lists[to.column] ??= []);
  order.splice(to.k === undefined ? order.length : to.k - 1, 0, entry);
}

export function takeOut({ columns, deferred }: Issue, entry: number): void {
  for (const lists of [columns, deferred])
    for (const [column, order] of Object.entries(lists)) {
      const left = order.filter((one) => one !== entry);
      if (left.length > 0) lists[column] = left;
      else Reflect.deleteProperty(lists, column);
    }
}

/** Of what JSON can hold. */
export function copyOf<Held>(held: Held): Held {
  return JSON.parse(JSON.stringify(held)) as Held;
}
