import type { Piece } from '../../../src/desk/bulletin';
import { entryLines } from '../../../src/format/word/entry';
import { defaultLayout } from '../../../src/format/word/layout';
import { article, brief, linesOf, printed } from './open-word';

function lines(piece: Piece, isLast = false) {
  return printed(entryLines(piece, { layout: defaultLayout, pictures: new Map(), isLast }));
}

it('has headline, author and paragraphs, and its attribution at the right on a line of its own', async () => {
  const speech = {
    headline: '把职工之家建在家门口\n让服务多走几步路',
    author: '区总工会主席',
    body: ['同志们：', '去年我们走访了三百家企业。'],
    attribution: '湖东区总工会',
  };
  expect(linesOf(await lines(speech))).toEqual([
    'headline 把职工之家建在家门口',
    'headline 让服务多走几步路',
    'author 区总工会主席',
    'body 同志们：',
    'body 去年我们走访了三百家企业。⏎⇥（湖东区总工会）',
  ]);
});

it('has the attribution in letters of its own', async () => {
  const last = (await lines(article)).at(-1)!;
  expect(last.xml).toMatch(/<w:rStyle w:val="bulletin-attribution"\/>.*（湖东区总工会）/u);
});

it.each<[string, Partial<Piece>, string[]]>([
  ['an article without attribution', { attribution: null }, ['body 湖东区总工会在三个工地办起夜校。']],
  ['an article without text', { body: [] }, ['body ⇥（湖东区总工会）']],
  ['a headline alone', { body: [], attribution: null }, []],
])('leaves out what is not there of %s', async (_what, left, expected) => {
  expect(linesOf(await lines({ ...article, ...left }))).toEqual(['headline 夜校开进三个工地', ...expected]);
});

it('is one paragraph behind ● with its attribution where it is a brief', async () => {
  expect(linesOf(await lines(brief))).toEqual(['body ●本周三，六十人献血。（山北区总工会）']);
  const long = { ...brief, body: ['一段。', '二段。'], attribution: null };
  expect(linesOf(await lines(long))).toEqual(['body ●一段。', 'body 二段。']);
});

it('has headings within the text in their own letters, and no sentence that begins like one', async () => {
  const body = [
    '一、加强组织领导',
    '（二）落实责任',
    '一、这一句说完了。',
    '（一）先说明：有两点',
    '1、先把门开对地方',
  ];
  const piece = { ...article, body, attribution: null };
  expect(linesOf(await lines(piece)).slice(1)).toEqual([
    'firstHeading 一、加强组织领导',
    'secondHeading （二）落实责任',
    'body 一、这一句说完了。',
    'body （一）先说明：有两点',
    'body 1、先把门开对地方',
  ]);
});

it('takes its short last paragraph along to the footer’s page', async () => {
  const keeps = async (piece: Piece, isLast: boolean) =>
    (await lines(piece, isLast)).slice(-1)[0]!.xml.includes('<w:keepNext/>');
  expect(await keeps(brief, true)).toBe(true);
  expect(await keeps(article, true)).toBe(true);
  expect(await keeps(brief, false)).toBe(false);
  expect(await keeps({ ...brief, body: ['长'.repeat(401)] }, true)).toBe(false);
});
