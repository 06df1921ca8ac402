/* eslint-disable no-irregular-whitespace -- Chinese office text is set in with U+3000 */
import * as fc from 'fast-check';
import type { Bulletin, Piece } from '../../../src/desk/bulletin';
import { escapeMarkdown } from '../../../src/format/printing/escape-markdown';
import { printParts } from '../../../src/format/printing/print-parts';
import { anyBulletin } from '../pieces';

const bytes = (text: string): number => Buffer.byteLength(text);

function brief(text: string): Piece {
  return { headline: null, author: null, body: [text], attribution: '临江县总' };
}

function article(headline: string, body: string[]): Piece {
  return { headline, author: null, body, attribution: '湖滨区总工会' };
}

const bulletin: Bulletin = {
  title: '江城工运',
  number: 8,
  runningNumber: 152,
  date: '2026-08-31',
  publisher: '江城市总工会',
  columns: [
    {
      name: '领导言论',
      entries: [
        {
          headline: '凝心聚力促发展\n推动工会工作再上新台阶',
          author: '江城市总工会主席 某某',
          body: ['同志们：', '要抓好建会。'],
          attribution: '江城市总工会',
        },
      ],
    },
    { name: '相关链接', entries: [] },
    { name: '简讯', entries: [brief('8月6日，慰问环卫工人。'), brief('8月7日，举办<@all>培训班。')] },
  ],
  distribution: ['市四套班子', '局（公司）工会'],
};

describe('an issue in messages', () => {
  it('is one message without a counter where it fits', () => {
    expect(printParts(bulletin)).toEqual([
      `<font color="comment">江城工运 第8期</font>
# 江城工运
**第8期（总第152期）**
<font color="comment">江城市总工会　2026年8月31日</font>

**目录**
> **领导言论**
> 凝心聚力促发展　推动工会工作再上新台阶
> **简讯** 2 则

## 领导言论
**凝心聚力促发展**
**推动工会工作再上新台阶**
<font color="comment">江城市总工会主席 某某</font>
同志们：
要抓好建会。<font color="comment">（江城市总工会）</font>

## 简讯
●8月6日，慰问环卫工人。<font color="comment">（临江县总）</font>

●8月7日，举办＜@all>培训班。<font color="comment">（临江县总）</font>

<font color="comment">本期印发：市四套班子、局（公司）工会</font>`,
    ]);
  });

  it('is cut between entries, a column name going with its first entry', () => {
    expect(printParts(bulletin, 560)).toEqual([
      expect.stringMatching(
        /^<font color="comment">江城工运 第8期（1\/2）<\/font>\n# 江城工运\n[^]*（江城市总工会）<\/font>$/,
      ),
      expect.stringMatching(
        /^<font color="comment">江城工运 第8期（2\/2）<\/font>\n## 简讯\n●8月6日[^]*本期印发：市四套班子、局（公司）工会<\/font>$/,
      ),
    ]);
  });

  it('says nothing of what is not known', () => {
    const unknown = {
      title: null,
      number: null,
      runningNumber: null,
      date: null,
      publisher: null,
      distribution: [],
    };
    const entries = [brief('8月6日，慰问环卫工人。')];
    expect(printParts({ ...unknown, columns: [{ name: '简讯', entries }] })).toEqual([
      '**目录**\n> **简讯** 1 则\n\n## 简讯\n●8月6日，慰问环卫工人。<font color="comment">（临江县总）</font>',
    ]);
  });

  it('never takes apart an entry that fits into a part of its own', () => {
    const entries = ['甲', '乙', '丙'].map((name) =>
      article(`${name}会`, [name.repeat(90) + '。', name.repeat(90) + '。']),
    );
    const parts = printParts({ ...bulletin, columns: [{ name: '工作动态', entries }] }, 800);
    for (const name of ['甲', '乙', '丙'])
      expect(parts.filter((part) => part.includes(name.repeat(90)))).toHaveLength(1);
  });

  it('takes apart an entry that is too long between paragraphs, then sentences, then characters', () => {
    const body = ['短段。', `他说：“${'好'.repeat(60)}。”${'再'.repeat(60)}！`, '👨‍👩‍👧'.repeat(40)];
    const parts = printParts(
      { ...bulletin, columns: [{ name: '工作动态', entries: [article('长稿', body)] }], distribution: [] },
      400,
    );
    expect(parts.filter((part) => part.includes('**长稿**\n短段。'))).toHaveLength(1);
    expect(parts.filter((part) => part.includes(`${'好'.repeat(60)}。”`))).toHaveLength(1);
    expect(parts.filter((part) => part.includes(`${'再'.repeat(60)}！`))).toHaveLength(1);
    expect(textOf(parts).split('👨‍👩‍👧')).toHaveLength(41);
  });

  it('cuts contents between lines and the footer between receivers', () => {
    const entries = Array.from({ length: 12 }, (_, at) =>
      article(`第${at + 1}家职工书屋在湖滨区挂牌`, ['开张。']),
    );
    const distribution = Array.from({ length: 20 }, (_, at) => `第${at + 1}直属工会`);
    const parts = printParts({ ...bulletin, columns: [{ name: '工作动态', entries }], distribution }, 420);
    expect(parts.length).toBeGreaterThan(4);
    for (const { headline } of entries) expect(textOf(parts).split(`> ${headline!}`)).toHaveLength(2);
    for (const name of distribution) expect(textOf(parts)).toContain(name);
  });

  it('counts beyond nine without passing the limit', () => {
    const entries = Array.from({ length: 30 }, () => brief('好'.repeat(80)));
    const parts = printParts({ ...bulletin, columns: [{ name: '简讯', entries }] }, 400);
    expect(parts[11]).toContain(`（12/${parts.length}）`);
    expect(Math.max(...parts.map(bytes))).toBeLessThanOrEqual(400);
  });

  it('keeps the limit, closes every span and ends no part with a column name, whatever is in it', () => {
    fc.assert(
      fc.property(anyBulletin, fc.constantFrom(500, 700, 2048, 4096), (any, maxBytes) => {
        const parts = printParts(any, maxBytes);
        for (const [at, part] of parts.entries()) {
          expect(bytes(part)).toBeLessThanOrEqual(maxBytes);
          expect(part.split('<font ')).toHaveLength(part.split('</font>').length);
          expect(part.split('**').length % 2).toBe(1);
          expect(part.split('\n').at(-1)).not.toMatch(/^## /);
          if (parts.length > 1) expect(part.split('\n')[0]).toContain(`（${at + 1}/${parts.length}）</font>`);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('holds every paragraph of every entry once and in order', () => {
    fc.assert(
      fc.property(anyBulletin, fc.constantFrom(500, 2048), (any, maxBytes) => {
        const body = any.columns.flatMap(({ entries }) => entries.flatMap((entry) => entry.body));
        let rest = textOf(printParts(any, maxBytes)).replaceAll('\n', '');
        for (const paragraph of body) {
          const at = rest.indexOf(bare(paragraph));
          expect(at).toBeGreaterThanOrEqual(0);
          rest = rest.slice(at + bare(paragraph).length);
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** The parts joined as a reader reads on, without the mark lines. */
function textOf(parts: string[]): string {
  const texts = parts.map((part) => (parts.length > 1 ? part.slice(part.indexOf('\n') + 1) : part));
  return unescaped(texts.join('\n')).replaceAll('</font>\n<font color="comment">', '');
}

function bare(paragraph: string): string {
  return unescaped(escapeMarkdown(paragraph));
}

/** A cut puts other text at the beginning of a line, where other characters are escaped. */
function unescaped(text: string): string {
  return text.replace(/[＃＞＊]/g, (character) => character.normalize('NFKC'));
}
