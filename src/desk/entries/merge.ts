import type { Piece } from '../bulletin';
import { withChange, type Entry } from './entry';
import type { Cause } from '../move';
import { move, type Submission } from '../submissions/submission';

type Parted = Pick<Entry, 'piece' | 'units'>;

/** 合并: `base` keeps its number, column and place, and takes in the bodies and credits of the others, in order. */
export function mergeEntries(base: Entry, others: Entry[], cause: Cause): Entry {
  const numbers = others.flatMap(({ submissions }) => submissions);
  const merged = {
    ...base,
    submissions: [...base.submissions, ...numbers],
    units: union([base, ...others].map(({ units }) => units)),
    piece: joinPieces(base, others),
  };
  return withChange(merged, { what: 'merged', after: numbers.join('、') }, cause);
}

/** What became of an entry that another took in. */
export function mergedInto(entry: Entry, base: number, cause: Cause): Entry {
  return withChange({ ...entry, state: 'merged' }, { what: 'mergedInto', after: String(base) }, cause);
}

/** A submission that goes into another's entry; one that was still waiting is accepted by it. */
export function joinEntry(submission: Submission, base: number, cause: Cause): Submission {
  const accepted = submission.state === 'pending' ? move(submission, 'accepted', cause) : submission;
  return { ...accepted, entry: base };
}

/** The first one's headline and author; everybody's paragraphs and credits. */
export function joinPieces(base: Parted, others: readonly Parted[]): Piece {
  const all = [base, ...others];
  return {
    ...base.piece,
    body: all.flatMap(({ piece }) => piece.body),
    attribution: union(all.map(creditsOf)).join('、'),
  };
}

/** One without a credit is credited to its units. */
function creditsOf({ piece, units }: Parted): string[] {
  return piece.attribution === null ? units : piece.attribution.split('、');
}

function union(lists: string[][]): string[] {
  return [...new Set(lists.flat())];
}
