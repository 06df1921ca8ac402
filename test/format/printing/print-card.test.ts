/* eslint-disable no-irregular-whitespace -- Chinese office text is set in with U+3000 */
import * as fc from 'fast-check';
import { cardFault, groupCardFault } from '../../../simulator/card';
import type { Bulletin, Piece } from '../../../src/desk/bulletin';
import { printCard } from '../../../src/format/printing/print-card';
import { graphemesOf } from '../../../src/format/printing/split-graphemes';
import { linkCard } from '../../../src/wecom/card';
import { anyBulletin } from '../pieces';

function article(headline: string): Piece {
  return { headline, author: null, body: ['只在网页上。'], attribution: '湖滨区总工会' };
}

function brief(text: string): Piece {
  return { headline: null, author: null, body: [text], attribution: '临江县总' };
}

function column(name: string, ...entries: Piece[]) {
  return { name, entries };
}

const bulletin: Bulletin = {
  title: '江城工运',
  number: 8,
  runningNumber: 152,
  date: '2026-08-31',
  publisher: '江城市总工会办公室',
  columns: [
    column('领导言论', article('凝心聚力促发展\n推动工作上台阶')),
    column('工作动态', article('夜校开课'), article('读书会')),
    column('简讯', brief('8月6日，慰问环卫工人。'), brief('8月7日，举办培训班。')),
  ],
  distribution: ['市四套班子'],
};

const card = (change: Partial<Bulletin>) => printCard({ ...bulletin, ...change });
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at));

test('the card of an issue', () => {
  expect(printCard(bulletin)).toEqual({
    headline: '江城工运 第8期（总第152期）',
    summary: '江城市总工会办公室　2026年8月31日',
    text: '凝心聚力促发展 推动工作上台阶；夜校开课；读书会',
    rows: [
      { name: '领导言论', value: '1 篇' },
      { name: '工作动态', value: '2 篇' },
      { name: '简讯', value: '2 则' },
    ],
    linkText: '阅读全文',
  });
});

test('an issue of nothing but briefs begins with the first of them, and an empty column is not named', () => {
  const columns = [column('工作动态'), column('简讯', brief('8月6日，慰问环卫工人。'), brief('短。'))];
  expect(card({ columns })).toMatchObject({
    text: '8月6日，慰问环卫工人。；短。',
    rows: [{ name: '简讯', value: '2 则' }],
  });
});

test('a column of both kinds counts both', () => {
  const columns = [column('工作动态', article('夜校开课'), brief('短。'))];
  expect(card({ columns }).rows).toEqual([{ name: '工作动态', value: '1 篇，1 则' }]);
});

test.each([
  ['no publisher', { publisher: null }, { summary: '2026年8月31日' }],
  ['no date', { date: null }, { summary: '江城市总工会办公室' }],
  ['no numbers', { number: null, runningNumber: null }, { headline: '江城工运' }],
  ['no title', { title: null }, { headline: '第8期（总第152期）' }],
])('of an issue with %s the card shows what there is', (_what, change, shown) => {
  expect(card(change)).toMatchObject(shown);
});

test('a long title and publisher give way to the number and the date', () => {
  expect(card({ title: '江城市总工会改革创新工作情况简报', publisher: '江'.repeat(40) })).toMatchObject({
    headline: '江城市总工会改革创新工作情… 第8期（总第152期）',
    summary: `${'江'.repeat(18)}…　2026年8月31日`,
  });
});

test('so many headlines stand on it as fit whole', () => {
  const headline = (at: number) => article(`${at}${'题'.repeat(29)}`);
  const { text } = card({ columns: [column('工作动态', ...times(5, headline))] });
  expect(text).toBe(`${times(3, (at) => `${at}${'题'.repeat(29)}`).join('；')}；…`);
  const three = card({ columns: [column('工作动态', ...times(3, headline))] });
  expect(three.text).toBe(times(3, (at) => `${at}${'题'.repeat(29)}`).join('；'));
});

test('where the first alone is too long it is cut', () => {
  const { text } = card({ columns: [column('工作动态', article('长'.repeat(200)), article('短'))] });
  expect(text).toBe(`${'长'.repeat(111)}…`);
});

test('no emoji is cut apart', () => {
  const worker = '👩‍🏭';
  const { headline, text } = card({
    title: worker.repeat(20),
    columns: [column('工作动态', article(worker.repeat(60)))],
  });
  expect(headline).toBe(`${worker.repeat(2)}… 第8期（总第152期）`);
  const columns = [column(worker.repeat(3), article('题'))];
  expect(card({ columns }).rows).toEqual([{ name: '…', value: '1 篇' }]);
  expect(text).toBe(`${worker.repeat(22)}…`);
});

test('of more than six columns the last row tells what the others hold', () => {
  const names = ['一', '二', '三', '四', '五', '六六六六六六', '七'];
  const columns = names.map((name) => column(name, article('题'), brief('文')));
  const { rows } = card({ columns });
  expect(rows.map(({ name }) => name)).toEqual(['一', '二', '三', '四', '五', '其他']);
  expect(rows.at(-1)?.value).toBe('2 个栏目，2 篇，2 则');
  expect(card({ columns: columns.slice(0, 6) }).rows.at(-1)?.name).toBe('六六六六…');
});

test('what would be live in WeCom is not, and what is markdown elsewhere stands as it was written', () => {
  const headline = '<@all> <a href="http://evil.example">看</a> **奖** [点](http://evil.example)';
  const shown = card({ title: '<@all>', columns: [column('<@all>', article(headline))] });
  expect(shown).toMatchObject({
    headline: '＜@all> 第8期（总第152期）',
    text: '＜@all> ＜a href="http://evil.example">看＜/a> **奖** [点](http://evil.example)',
    rows: [{ name: '＜@al…', value: '1 篇' }],
  });
});

test('whatever is in it, a group and an editor’s app take the card, and nothing is cut apart', () => {
  const hostile = fc.constantFrom('👩‍🏭'.repeat(40), '题'.repeat(300), '<@all>'.repeat(30), 'é'.repeat(200));
  fc.assert(
    fc.property(anyBulletin, hostile, fc.integer({ min: 0, max: 12 }), (any, words, more) => {
      const extra = times(more, (at) => column(words, ...times(at, () => article(words))));
      const made = {
        ...any,
        title: any.title ?? words,
        publisher: words,
        columns: [...any.columns, ...extra],
      };
      const printed = printCard(made);
      const sent = linkCard({ ...printed, url: 'https://bulletin.example.org/issues/d8' });
      expect([groupCardFault(sent), cardFault(sent)]).toEqual([null, null]);
      const texts = [
        printed.headline,
        printed.summary,
        printed.text,
        ...printed.rows.map(({ name }) => name),
      ];
      for (const text of texts) expect(text).not.toMatch(/<\s*@|<\s*\/?a[ >]/u);
      const written = new Set(graphemesOf(JSON.stringify(made)));
      const pictures = graphemesOf(texts.join('\n')).filter((one) => /\p{Extended_Pictographic}/u.test(one));
      expect(pictures.filter((one) => !written.has(one))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
