import { wordFileName } from '../../../src/format/word/word-file-name';
import { nothing } from './open-word';

it.each([
  [{ title: '江城工运', number: 8, runningNumber: 152 }, '江城工运第8期（总第152期）.docx'],
  [{ title: '江城工运', number: 8 }, '江城工运第8期.docx'],
  [{}, '简报.docx'],
  [{ title: '../工运:"动态"/<8>|?*', number: 1 }, '工运 动态 8第1期.docx'],
  [{ title: '.工运\u0000\u202e动\n态.' }, '工运 动 态.docx'],
  [{ title: ' / ' }, '简报.docx'],
])('of %j is %s', (bulletin, name) => {
  expect(wordFileName({ ...nothing, ...bulletin })).toBe(name);
});

it('is never longer than a file system takes, and keeps its numbers', () => {
  const name = wordFileName({ ...nothing, title: '工'.repeat(500), number: 8, runningNumber: 152 });
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
  expect(name).toBe(`${'工'.repeat(50)}第8期（总第152期）.docx`);
});
