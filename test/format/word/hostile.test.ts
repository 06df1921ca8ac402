import * as fc from 'fast-check';
import type { Bulletin, Piece } from '../../../src/desk/bulletin';
import { printable } from '../../../src/format/word/text-run';
import { readWord } from '../../../src/jobs/reading/read-word';
import { packWord, wordDocument } from '../../../src/format/word/word-document';
import { defaultLayout } from '../../../src/format/word/layout';
import { anyBulletin } from '../pieces';
import { faultsIn, nothing, openWord, paragraphsOf, printWord } from './open-word';

const hostileTexts = [
  '# <@all> **粗** `x` [a](javascript:alert(1))',
  '<w:p/></w:t></w:body>&amp;&#0;<![CDATA[x]]>',
  '{{title}} {%x%} <%= 1 %> ${1}',
  '\u202e左右颠倒\u202c سلام عليكم שלום',
  '👨‍👩‍👧 加油👍🏽 半个\ud83d 𠮷',
  'W'.repeat(3000),
  '\0\u0001\u0007\u001b[31m钟\ufffe\uffff',
  ' 前后有空格 ',
  '"引\'号"',
  '_x000D_ \r\n 换行',
];

const hostile = fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary', maxLength: 40 }));
const piece: fc.Arbitrary<Piece> = fc.record({
  headline: fc.option(hostile),
  author: fc.option(hostile),
  body: fc.array(hostile, { maxLength: 3 }),
  attribution: fc.option(hostile),
});
const hostileBulletin: fc.Arbitrary<Bulletin> = fc.record({
  title: fc.option(hostile),
  number: fc.constant(8),
  runningNumber: fc.constant(null),
  date: fc.constant('2026-08-31'),
  publisher: fc.option(hostile),
  columns: fc.array(fc.record({ name: hostile, entries: fc.array(piece, { maxLength: 3 }) }), {
    maxLength: 3,
  }),
  distribution: fc.array(hostile, { maxLength: 3 }),
});

/** Everything that somebody wrote, in the order in which it is printed; line breaks part a headline. */
function textsOf({ title, publisher, columns, distribution }: Bulletin): string[] {
  const written = [title, publisher, ...columns.flatMap(columnTexts), ...distribution];
  return written.filter((text) => text !== null).map(printable);
}

function columnTexts({ name, entries }: Bulletin['columns'][number]): (string | null)[] {
  return entries.length === 0 ? [] : [name, ...entries.flatMap(pieceTexts)];
}

function pieceTexts({ headline, author, body, attribution }: Piece): (string | null)[] {
  return [...(headline?.split('\n') ?? []), author, ...body, attribution];
}

describe('whatever was typed into an issue', () => {
  it('leaves the file well formed, and every text in it once more, in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(hostileBulletin, anyBulletin), async (bulletin) => {
        const parts = await printWord(bulletin);
        expect(faultsIn(parts)).toEqual([]);
        const paragraphs = paragraphsOf(parts.get('word/document.xml') ?? '').filter(
          ({ style }) => !style.startsWith('contents'),
        );
        const text = paragraphs.map((one) => one.text.replaceAll('⏎', '')).join('\n');
        let from = 0;
        for (const wanted of textsOf(bulletin)) {
          const at = text.indexOf(wanted.replaceAll('⏎', ''), from);
          expect([wanted, at]).not.toEqual([wanted, -1]);
          from = at + wanted.length;
        }
      }),
      { numRuns: 150 },
    );
  });

  it('makes no paragraph, field, link or picture of its own', async () => {
    const entries = hostileTexts.map((text) => ({
      headline: null,
      author: null,
      body: [text],
      attribution: null,
    }));
    const xml =
      (await printWord({ ...nothing, columns: [{ name: '', entries }] })).get('word/document.xml') ?? '';
    expect(xml.match(/<w:p>/gu)).toHaveLength(entries.length);
    expect(xml).not.toMatch(/w:hyperlink|w:instrText|w:fldSimple|w:drawing|w:altChunk|w:object/u);
  });

  it('is read by another reader as it was typed', async () => {
    const entries = hostileTexts.map((text) => ({
      headline: null,
      author: null,
      body: [text],
      attribution: null,
    }));
    const document = wordDocument({ ...nothing, columns: [{ name: '', entries }] }, defaultLayout, new Map());
    const bytes = await packWord(document, defaultLayout);
    expect((await openWord(bytes)).has('word/document.xml')).toBe(true);
    const text = await readWord(bytes);
    for (const wanted of hostileTexts) expect(text).toContain(printable(wanted).trim());
  });
});
