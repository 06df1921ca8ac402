import { printBulletin } from '../../../src/format/printing/print-bulletin';
import { printParts } from '../../../src/format/printing/print-parts';
import { readBulletin } from '../../../src/format/reading/read-bulletin';
import { splitSentences } from '../../../src/format/printing/split-sentences';
import { readShared, withShared } from '../../support/shared';

withShared('a real issue', () => {
  const text = readShared('real/bulletin.txt');
  const { bulletin, notUnderstood } = readBulletin(text);
  const entries = bulletin.columns.flatMap((column) => column.entries);
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

  it('has its columns and entries, and nothing is left over', () => {
    expect(notUnderstood).toEqual([]);
    expect(bulletin.columns.map(({ name, entries: { length } }) => [name, length])).toEqual([
      ['领导言论', 1],
      ['工作动态', 4],
      ['相关链接', 2],
      ['简讯', 4],
    ]);
  });

  it('has a speech with two headline lines, an author and six paragraphs', () => {
    const [speech] = entries;
    expect(speech!.headline!.split('\n')).toEqual(lines.slice(1, 3));
    expect(speech!.author).toBe(lines[3]);
    expect(speech!.body.slice(0, 5)).toEqual(lines.slice(4, 9));
    expect(lines[9]!.startsWith(speech!.body[5]!)).toBe(true);
  });

  it('has the line above each text for its headline, and no headline over a brief', () => {
    for (const entry of entries.slice(1, 7)) {
      const at = lines.findIndex((line) => line.startsWith(entry.body[0]!.slice(0, 20)));
      expect(entry).toMatchObject({ headline: lines[at - 1], author: null, body: [expect.any(String)] });
    }
    for (const entry of entries.slice(7))
      expect(entry).toMatchObject({ headline: null, author: null, body: [expect.stringMatching(/。$/)] });
  });

  it('has every attribution without its brackets', () => {
    const brackets = [...text.matchAll(/（([^（）]*)）\s*$/gm)].map(([, words]) => words);
    expect(entries.map(({ attribution }) => attribution)).toEqual(brackets);
  });

  it('has its receivers', () => {
    expect(`本期印发：${bulletin.distribution.join('、')}`).toBe(lines.at(-1));
    expect(bulletin.distribution).toHaveLength(8);
  });

  it('is the same issue after printing and reading, with every sentence in order', () => {
    const printed = printBulletin(bulletin);
    expect(readBulletin(printed)).toEqual({ bulletin, notUnderstood: [] });
    expectInOrder(printed, lines.slice(0, -1).flatMap(splitSentences));
  });

  it.each([4096, 2048])('goes into messages of %i bytes with every sentence in order', (maxBytes) => {
    const parts = printParts(bulletin, maxBytes);
    const sentences = entries.flatMap(({ body }) => body.flatMap(splitSentences));
    expectInOrder(parts.join('\n'), sentences);
    expect(parts.every((part) => Buffer.byteLength(part) <= maxBytes)).toBe(true);
  });
});

function expectInOrder(text: string, sentences: string[]): void {
  let from = 0;
  for (const sentence of sentences.map((one) => one.trim()).filter(Boolean)) {
    const at = text.indexOf(sentence, from);
    expect(at).toBeGreaterThanOrEqual(from);
    from = at + sentence.length;
  }
}
