import * as fc from 'fast-check';
import type { Bulletin, Piece } from '../../src/desk/bulletin';

/** What could leave its place in markdown, HTML or Word, or is not even a character. */
const texts = [
  '# <@all> **粗** `x` [a](javascript:alert(1))',
  '[点这里](https://example.com)与**粗**、*星*、~~删~~',
  '<font color="warning">红</font></font><@editor-first>',
  '</script><script>alert(1)</script><img src=x onerror=alert(1)>',
  '" onmouseover="alert(1)" x=\'',
  '&lt;b&gt;&amp;&#60;b&#62;',
  '<%= it.title %> {{title}} ${1}',
  '> 引用\u2028# 另一行\u2029**再一行**',
  '\u202e左右颠倒\u202c سلام \u2066שלום\u2069',
  '零\u200b宽\u200d字\ufeff符\u2060',
  '半个\ud83d与\udc4d，👨‍👩‍👧加油👍🏽𠮷',
  '\0\u0001\u0007\u001b[31m钟\ufffe\uffff',
  '**',
  '*',
  '`',
];

const text = fc.oneof(
  fc.constantFrom(...texts),
  fc.array(fc.constantFrom(...texts), { minLength: 2, maxLength: 12 }).map((all) => all.join('')),
  fc
    .string({ unit: 'binary', minLength: 1, maxLength: 40 })
    .map((typed) => typed.replace(/\s/gu, '') || '空'),
);

const piece: fc.Arbitrary<Piece> = fc.record({
  headline: fc.option(text),
  author: fc.option(text),
  body: fc.array(text, { minLength: 1, maxLength: 3 }),
  attribution: fc.option(text),
});

export const hostileBulletin: fc.Arbitrary<Bulletin> = fc.record({
  title: fc.option(text),
  number: fc.option(fc.constant(8)),
  runningNumber: fc.option(fc.constant(152)),
  date: fc.option(fc.constant('2026-08-31')),
  publisher: fc.option(text),
  columns: fc.array(fc.record({ name: text, entries: fc.array(piece, { minLength: 1, maxLength: 3 }) }), {
    minLength: 1,
    maxLength: 3,
  }),
  distribution: fc.array(text, { maxLength: 3 }),
});
