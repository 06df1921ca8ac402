import { readDocument } from '../../../src/jobs/reading/read-document';
import { hostile, jpg, wordFile, zipWith } from '../../support/files';

const words = '湖东区总工会在三个工地办起夜校。';

test('a Word file is read whatever it is called, and its pictures are left', async () => {
  expect(await readDocument(await wordFile(['夜校', words]), '夜校.txt')).toEqual({
    text: `夜校\n${words}`,
    leftPictures: false,
  });
  expect(await readDocument(await wordFile([words], true), null)).toEqual({
    text: words,
    leftPictures: true,
  });
});

test('a text file is read where its name does not say that it is something else', async () => {
  const read = { text: words, leftPictures: false };
  expect(await readDocument(Buffer.from(`\n${words}\r\n`), '夜校.TXT')).toEqual(read);
  expect(await readDocument(Buffer.from(words), null)).toEqual(read);
  expect(await readDocument(Buffer.from(words), '夜校.html')).toEqual({ lost: 'other-type' });
});

test.each<[why: string, bytes: () => Buffer | Promise<Buffer>]>([
  ['empty', () => Buffer.alloc(0)],
  ['old-or-locked', () => hostile.oldWord],
  ['macros', () => hostile.macros],
  ['bomb', hostile.bomb],
  ['broken', hostile.lying],
  ['broken', () => zipWith()],
  ['other-type', () => hostile.sheet],
  ['other-type', jpg],
  ['other-type', () => Buffer.from('%PDF-1.7\u0000')],
  ['no-text', () => wordFile([])],
  ['short-text', () => wordFile(['一'.repeat(14)])],
  ['long-text', () => wordFile(['一'.repeat(30_001)])],
])('where it is %s, that is why nothing was read', async (why, bytes) => {
  expect(await readDocument(await bytes(), '稿件.txt')).toEqual({ lost: why });
});

test('fifteen words are enough, and thirty thousand not too many', async () => {
  for (const length of [15, 30_000]) {
    const text = '一'.repeat(length);
    expect(await readDocument(Buffer.from(text), null)).toEqual({ text, leftPictures: false });
  }
});
