import type { Piece } from './bulletin';
import type { Column } from './desk-config';
import type { Cause } from './move';
import type { Submission } from './submission';

/** 稿件: the text as it will be printed. It bears the number of the (first) submission it was made of. */
export type Entry = {
  schema: 1;
  number: number;
  submissions: number[];
  units: string[];
  state: EntryState;
  column: string;
  /** Whole, headline and all, whatever its column prints of it. */
  piece: Piece;
  /** Every change since it was made, oldest first. */
  changes: Change[];
};

/** In an issue; taken out and kept for another (移出); its acceptance taken back (撤销); part of another (合并). */
export type EntryState = 'placed' | 'pooled' | 'takenBack' | 'merged';

/** Who changed what of an entry, and from what to what; `before` is null where nothing was replaced. */
export type Change = Cause & { what: ChangeKind; before: string | null; after: string | null };

export type ChangeKind =
  | 'made'
  | 'headline'
  | 'body'
  | 'attribution'
  | 'column'
  | 'replaced'
  | 'merged'
  | 'arranged'
  | 'pooled'
  | 'deferred'
  | 'takenBack';

/** Without an attribution of its own an entry is credited to the unit that sent it. */
export function makeEntry(submission: Submission, piece: Piece, column: Column): Entry {
  return {
    schema: 1,
    number: submission.number,
    submissions: [submission.number],
    units: [submission.unit],
    state: 'placed',
    column: column.name,
    piece: { ...piece, attribution: piece.attribution ?? submission.unit },
    changes: [],
  };
}

/** What is printed of a piece in a column: a brief is one paragraph without headline. */
export function printedPiece(piece: Piece, kind: Column['kind']): Piece {
  if (kind === 'article') return piece;
  return { ...piece, headline: null, author: null, body: [piece.body.join('')] };
}
