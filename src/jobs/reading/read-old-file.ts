import type { WhyUnread } from '../../desk/submissions/lost-media';
import { decodeText } from '../../format/reading/decode-text';
import { mediaKind, type MediaKind } from '../../format/reading/media-kind';
import { readDocx, type ReadDocument } from './read-document';

export type OldFile = { text: string } | { lost: WhyUnread };

const readers: Record<MediaKind, (bytes: Buffer) => OldFile | Promise<ReadDocument>> = {
  zip: readDocx,
  other: readPlain,
  compound: () => ({ lost: 'old-or-locked' }),
  jpg: () => ({ lost: 'other-type' }),
  png: () => ({ lost: 'other-type' }),
};

/** A whole issue in a file, as long as it may be; its lines are counted as they stand there. */
export async function readOldFile(bytes: Buffer): Promise<OldFile> {
  if (bytes.length === 0) return { lost: 'empty' };
  const read = await readers[mediaKind(bytes)](bytes);
  return 'text' in read && read.text.trim() === '' ? { lost: 'no-text' } : read;
}

function readPlain(bytes: Buffer): OldFile {
  const text = decodeText(bytes);
  return text === null ? { lost: 'other-type' } : { text };
}
