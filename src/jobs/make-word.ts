import type { Bulletin } from '../desk/bulletin';
import type { Layout } from '../format/word/layout';
import { pictureSize } from '../format/word/picture-size';

type MakeWordDeps = {
  layout: Layout;
  /** A picture by its `file` below DATA_DIR. */
  readPicture: (file: string) => Promise<Buffer>;
};

/** The issue as a Word file. The library behind it is loaded when the first one is made. */
export async function makeWord(bulletin: Bulletin, { layout, readPicture }: MakeWordDeps): Promise<Buffer> {
  const { packWord, wordDocument } = await import('../format/word/word-document.js');
  return packWord(wordDocument(bulletin, layout, await readPictures(bulletin, readPicture)), layout);
}

/** Those whose size can be read: one that is broken cannot be shown. */
async function readPictures(bulletin: Bulletin, readPicture: MakeWordDeps['readPicture']) {
  const pictures = bulletin.columns.flatMap(({ entries }) =>
    entries.flatMap((entry) => entry.pictures ?? []),
  );
  const found = await Promise.all(
    pictures.map(async ({ file }) => {
      const bytes = await readPicture(file);
      const size = pictureSize(bytes);
      return size ? [{ file, bytes, ...size }] : [];
    }),
  );
  return new Map(found.flat().map(({ file, ...picture }) => [file, picture]));
}
