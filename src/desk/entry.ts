import type { Piece } from './bulletin';
import type { Column } from './desk-config';
import type { Submission } from './submission';

/** 稿件: the text as it will be printed. It bears the number of the (first) submission it was made of. */
export type Entry = {
  schema: 1;
  number: number;
  submissions: number[];
  units: string[];
  /** Taken out of its issue and kept for another (移出). */
  pooled: boolean;
  column: string;
  piece: Piece;
};

/** Without an attribution of its own an entry is credited to the unit that sent it. */
export function makeEntry(submission: Submission, piece: Piece, column: Column): Entry {
  const credited = { ...piece, attribution: piece.attribution ?? submission.unit };
  return {
    schema: 1,
    number: submission.number,
    submissions: [submission.number],
    units: [submission.unit],
    pooled: false,
    column: column.name,
    piece: column.kind === 'brief' ? asBrief(credited) : credited,
  };
}

/** A brief is one paragraph without headline; what an article says in several is joined. */
function asBrief(piece: Piece): Piece {
  return { ...piece, headline: null, author: null, body: [piece.body.join('')] };
}
