import type { Bulletin } from '../desk/bulletin';
import { mostEditionBytes, type WhyNoFile, type WordFile } from '../desk/issues/edition';
import { wordFileName } from '../format/word/word-file-name';

export type MakeFileDeps = {
  makeWord: (bulletin: Bulletin) => Promise<Buffer>;
  /** Where it is kept, below DATA_DIR. */
  keepMedia: (bytes: Buffer, ending: string) => Promise<string>;
  log: { error: (facts: object, message: string) => void };
};

/** `again`: making it failed, and may come right in a moment. */
export type Made = { name: string } & (WordFile | { lost: WhyNoFile } | { again: true });

/** A full disk may have room again, a bug remains one. */
const mostTries = 3;

/** What takes the whole process down never gets as far as an error. */
const mostStarts = 30;

/** The Word file of a bulletin, kept among the media files. It never throws: the text must not wait for it for ever. */
export async function makeFile(bulletin: Bulletin, deps: MakeFileDeps, attempt: number): Promise<Made> {
  const name = wordFileName(bulletin);
  if (attempt > mostStarts) return { name, lost: 'not-made' };
  try {
    return { name, ...(await make(bulletin, deps)) };
  } catch (error) {
    deps.log.error({ attempt, err: error }, 'a Word file could not be made');
    return { name, ...(attempt < mostTries ? { again: true } : { lost: 'not-made' }) };
  }
}

async function make(bulletin: Bulletin, deps: MakeFileDeps): Promise<WordFile | { lost: WhyNoFile }> {
  const content = await deps.makeWord(bulletin);
  if (content.length > mostEditionBytes) return { lost: 'too-long' };
  return { file: await deps.keepMedia(content, 'docx'), bytes: content.length };
}
