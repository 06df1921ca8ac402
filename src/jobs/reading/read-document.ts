import type { WhyUnread } from '../../desk/submissions/lost-media';
import { countCharacters } from '../../format/measure';
import { decodeText } from '../../format/reading/decode-text';
import { mediaKind, type MediaKind } from '../../format/reading/media-kind';
import { longestFileText } from '../../format/says/attachments';
import { shortestSubmission } from '../../desk/submissions/submission';
import { inspectZip } from './inspect-zip';
import { readWord } from './read-word';

type Document = { text: string; leftPictures: boolean };
export type ReadDocument = Document | { lost: WhyUnread };

type Reads = (bytes: Buffer, fileName: string | null) => ReadDocument | Promise<ReadDocument>;

const readers: Record<MediaKind, Reads> = {
  zip: readDocx,
  other: readPlain,
  compound: () => ({ lost: 'old-or-locked' }),
  jpg: () => ({ lost: 'other-type' }),
  png: () => ({ lost: 'other-type' }),
};

/** The text of a file that somebody sent, however broken or hostile it is. */
export async function readDocument(bytes: Buffer, fileName: string | null): Promise<ReadDocument> {
  if (bytes.length === 0) return { lost: 'empty' };
  const read = await readers[mediaKind(bytes)](bytes, fileName);
  return 'lost' in read ? read : weigh(read);
}

/** However long it is. */
export async function readDocx(bytes: Buffer): Promise<ReadDocument> {
  const inspected = await inspectZip(bytes);
  if (!inspected.ok) return { lost: inspected.why };
  const text = await readWord(bytes);
  return text === null ? { lost: 'broken' } : { text, leftPictures: inspected.hasPictures };
}

function readPlain(bytes: Buffer, fileName: string | null): ReadDocument {
  const isPlain = fileName === null || /\.txt$/iu.test(fileName);
  const text = isPlain ? decodeText(bytes) : null;
  return text === null ? { lost: 'other-type' } : { text: text.trim(), leftPictures: false };
}

function weigh(read: Document): ReadDocument {
  const length = countCharacters(read.text);
  if (length === 0) return { lost: 'no-text' };
  if (length < shortestSubmission) return { lost: 'short-text' };
  return length > longestFileText ? { lost: 'long-text' } : read;
}
