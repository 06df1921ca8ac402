import type { Piece } from '../bulletin';
import type { Column } from '../desk-config';
import type { Cause } from '../move';
import type { Submission } from '../submissions/submission';

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
  /**
   * 图说, one a picture in order, '' for a picture without; null for one that is not printed, and in place of all where
   * none is. Missing: all are printed without.
   */
  captions?: (string | null)[] | null;
  /** Every change since it was first made, oldest first; they outlive a decision that was taken back. */
  changes: Change[];
};

/** In an issue; taken out and kept for another (移出); its acceptance taken back (撤销); part of another (合并). */
type EntryState = 'placed' | 'pooled' | 'takenBack' | 'merged';

/**
 * Who changed what of an entry, and from what to what; null where nothing stood or stands there. Whole texts, but
 * of `replaced` the passage alone; places of `arranged`, columns of `made` and `column`; of `merged` the numbers
 * that it took in, of `mergedInto` the one that took it in; of `deferred` the next issue's name where there is one.
 */
export type Change = Cause & { what: ChangeKind; before: string | null; after: string | null };

export type ChangeKind =
  | 'made'
  | 'headline'
  | 'body'
  | 'attribution'
  | 'captions'
  | 'column'
  | 'replaced'
  | 'merged'
  | 'mergedInto'
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

/** The entry with one more change in its history. */
export function withChange(entry: Entry, made: Partial<Change> & { what: ChangeKind }, cause: Cause): Entry {
  const { by, at, cause: message } = cause;
  const change = { by, at, cause: message, before: null, after: null, ...made };
  return { ...entry, changes: [...entry.changes, change] };
}

export function latestChange({ changes }: Entry): Change {
  const latest = changes.at(-1);
  if (!latest) throw new Error('an entry that was changed has a change');
  return latest;
}

/** What is printed of a piece in a column: a brief is one paragraph without headline. */
export function printedPiece(piece: Piece, kind: Column['kind']): Piece {
  if (kind === 'article') return piece;
  return { ...piece, headline: null, author: null, body: [piece.body.join('')] };
}
