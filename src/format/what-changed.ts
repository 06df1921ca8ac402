import type { Column } from '../desk/desk-config';
import { makeEntry, printedPiece, type Entry } from '../desk/entries/entry';
import { joinPieces } from '../desk/entries/merge';
import { latestText, type Submission } from '../desk/submissions/submission';
import { comparePieces } from './compare-pieces';
import { readPiece } from './reading/read-piece';

/** What an entry prints otherwise than its submissions, read and joined as they came, and what its column leaves out. */
export function whatChanged(
  entry: Entry,
  submissions: readonly Submission[],
  kind: Column['kind'],
): { changes: string[]; headlineLeftOut: boolean } {
  const [own, ...others] = submissions.map((submission) =>
    asItCame(submission, { name: entry.column, kind }),
  );
  if (!own) return { changes: [], headlineLeftOut: false };
  const written = joinPieces(own, others);
  const changes = comparePieces(printedPiece(written, kind), printedPiece(entry.piece, kind));
  return { changes, headlineLeftOut: kind === 'brief' && written.headline !== null };
}

/** With its unit for a credit where it has none, as the desk credits it. */
function asItCame(submission: Submission, column: Column): Entry {
  return makeEntry(submission, readPiece(latestText(submission)).piece, column);
}
