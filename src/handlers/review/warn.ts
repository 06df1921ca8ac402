import type { Piece } from '../../desk/bulletin';
import { bandsOf, shingles } from '../../desk/warnings/likeness';
import { nearDuplicates, nearPrinted } from '../../desk/warnings/near-duplicates';
import { latestText, type Submission } from '../../desk/submissions/submission';
import { findWarnings, type Inspected, type Warning } from '../../desk/warnings/warnings';
import { countCharacters } from '../../format/measure';
import { looksLikePerson, looksLikeUnit } from '../../format/reading/looks-like-unit';
import { readPiece } from '../../format/reading/read-piece';
import type { Write } from '../../store/documents';
import type { Ask } from '../handler';
import type { Seen } from '../seen';

/** What the contact and the editors should look at; the day that counts is the one on which the text came. */
export async function warningsOf(
  seen: Seen,
  ask: Pick<Ask, 'desk' | 'voice' | 'read' | 'cause'>,
): Promise<Warning[]> {
  const { submission, piece, suggested } = seen;
  const text = latestText(submission);
  const inspected = {
    text,
    piece,
    unit: submission.unit,
    receivedOn: ask.voice.date(submission.revisions.at(-1)?.at ?? ask.cause.at),
    length: countCharacters(text),
    isBrief: suggested.kind === 'brief',
    ...(await findNear(seen, ask)),
  };
  const { units, words, review } = ask.desk;
  return findWarnings(inspected, { units, words, longestBrief: review.longestBrief, looksLikeUnit: isUnit });
}

/** A submission that was written before needs its sketch read before, as every document that is written again. */
export function sketchOf({ submission, piece }: Pick<Seen, 'submission' | 'piece'>): Write {
  const bands = bandsOf(shingles(newsIn(piece)));
  return { kind: 'sketch', value: { schema: 1, submission: submission.number, bands } };
}

/** So many are loaded and compared word for word: the same news shares several bands, strangers hardly ever two. */
const mostCompared = 4;

async function findNear(
  { submission, piece }: Seen,
  { read }: Pick<Ask, 'read'>,
): Promise<Pick<Inspected, 'near' | 'printed'>> {
  const text = newsIn(piece);
  const { number } = submission;
  const found = await read.nearest(bandsOf(shingles(text)), { besides: number, most: mostCompared });
  const others = found.submissions.map((other) => ({ submission: other, text: newsOf(other) }));
  return { near: nearDuplicates({ submission, text }, others), printed: nearPrinted(text, found.printed) };
}

function newsOf(submission: Submission): string {
  return newsIn(readPiece(latestText(submission)).piece);
}

/** The body alone: headlines are rewritten, and attributions make strangers of one unit alike. */
function newsIn({ body }: Pick<Piece, 'body'>): string {
  return body.join('\n');
}

function isUnit(name: string): boolean {
  return looksLikeUnit(name) && !looksLikePerson(name);
}
