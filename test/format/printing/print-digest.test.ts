/* eslint-disable no-irregular-whitespace -- Chinese office text is set in with U+3000 */
import * as fc from 'fast-check';
import type { Bulletin, Piece } from '../../../src/desk/bulletin';
import { escapeMarkdown } from '../../../src/format/printing/escape-markdown';
import { printDigest } from '../../../src/format/printing/print-digest';
import { printStyle } from '../../../src/format/printing/print-style';
import { anyBulletin } from '../pieces';

function article(headline: string, author: string | null, attribution: string | null): Piece {
  return { headline, author, body: ['只在文件里。'], attribution };
}

function brief(text: string): Piece {
  return { headline: null, author: null, body: [text], attribution: '临江县总' };
}

const articles = [
  {
    name: '领导言论',
    entries: [article('凝心聚力促发展\n推动工作上台阶', '市总工会主席', '江城市总工会')],
  },
  {
    name: '工作动态',
    entries: [article('# 夜校<@all>开课', null, '湖滨区总工会'), article('读书会', null, null)],
  },
];
const briefs = {
  name: '简讯',
  entries: [brief('8月6日，慰问环卫工人。'), brief('8月7日，举办<@all>培训班。')],
};

const bulletin: Bulletin = {
  title: '江城工运',
  number: 8,
  runningNumber: 152,
  date: '2026-08-31',
  publisher: '江城市总工会',
  columns: [...articles, briefs],
  distribution: ['市四套班子'],
};

const masthead = `<font color="comment">江城工运 第8期</font>
# 江城工运
**第8期（总第152期）**
<font color="comment">江城市总工会　2026年8月31日</font>
<font color="comment">整期见随后的 Word 文件。</font>`;
const contents = `**目录**
> **领导言论**
> 凝心聚力促发展　推动工作上台阶<font color="comment">　市总工会主席（江城市总工会）</font>
> **工作动态**
> ＃ 夜校＜@all>开课<font color="comment">（湖滨区总工会）</font>
> 读书会`;
const allBriefs = `## 简讯
●8月6日，慰问环卫工人。<font color="comment">（临江县总）</font>

●8月7日，举办＜@all>培训班。<font color="comment">（临江县总）</font>`;

test.each([
  ['whole', bulletin.columns, [masthead, contents, allBriefs]],
  ['without articles', [briefs], [masthead, allBriefs]],
  ['without briefs', articles, [masthead, contents]],
])('the digest of an issue, %s', (_what, columns, blocks) => {
  expect(printDigest({ ...bulletin, columns })).toEqual([blocks.join('\n\n')]);
});

test('what has no headline is read in full, whatever its column', () => {
  const columns = [{ name: '工作动态', entries: [article('读书会', null, null), brief('无题的一段。')] }];
  expect(printDigest({ ...bulletin, columns })[0]).toContain(
    '> **工作动态**\n> 读书会\n\n## 工作动态\n●无题的一段。',
  );
});

test('a digest that is too long is cut between lines and briefs, and counts its parts', () => {
  const parts = printDigest(bulletin, 400);
  expect(parts).toHaveLength(2);
  expect(parts[1]).toMatch(
    /^<font color="comment">江城工运 第8期（2\/2）<\/font>\n> \*\*工作动态\*\*\n> ＃ 夜校/,
  );
  expect(parts[1]).toMatch(/培训班。<font color="comment">（临江县总）<\/font>$/);
});

test('the limit holds and every span is closed, whatever is in it; every brief stands there once', () => {
  fc.assert(
    fc.property(anyBulletin, fc.constantFrom(500, 2048, 4096), (any, maxBytes) => {
      const parts = printDigest(any, maxBytes);
      for (const part of parts) {
        expect(Buffer.byteLength(part)).toBeLessThanOrEqual(maxBytes);
        expect(part.split('<font ')).toHaveLength(part.split('</font>').length);
        expect(part.split('**').length % 2).toBe(1);
      }
      const read = bare(parts.map((part) => part.replace(/^.*\n/u, '')).join(''));
      const unheaded = any.columns.flatMap(({ entries }) =>
        entries.filter(({ headline }) => headline === null),
      );
      for (const paragraph of unheaded.flatMap(({ body }) => body))
        expect(read).toContain(bare(escapeMarkdown(paragraph)));
    }),
    { numRuns: 200 },
  );
});

/** A cut puts other text at the beginning of a line, where other characters are escaped. */
function bare(text: string): string {
  return text.replaceAll('\n', '').replace(/[＃＞＊]/g, (character) => character.normalize('NFKC'));
}

test.each([
  ['full', ['markdown']],
  ['digest', ['markdown', 'word']],
  ['card', ['card']],
] as const)('a group of style %s gets %j', (style, kinds) => {
  expect(printStyle(bulletin, { style, via: 'webhook' }).map(({ kind }) => kind)).toEqual(kinds);
});

test.each(['full', 'digest'] as const)(
  'a part of style %s is as long as the door of its group lets through',
  (style) => {
    const long = { ...bulletin, columns: [{ name: '简讯', entries: Array.from({ length: 40 }, longBrief) }] };
    const longest = (via: 'webhook' | 'appchat') =>
      Math.max(
        ...printStyle(long, { style, via }).map((part) =>
          part.kind === 'markdown' ? Buffer.byteLength(part.text) : 0,
        ),
      );
    expect(longest('appchat')).toBeGreaterThan(1500);
    expect(longest('appchat')).toBeLessThanOrEqual(2048);
    expect(longest('webhook')).toBeGreaterThan(3500);
    expect(longest('webhook')).toBeLessThanOrEqual(4096);
  },
);

function longBrief(): Piece {
  return { headline: null, author: null, body: ['夜校开进工地。'.repeat(12)], attribution: null };
}
