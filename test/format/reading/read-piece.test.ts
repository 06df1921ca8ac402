import { readPiece } from '../../../src/format/reading/read-piece';

const visit = {
  headline: '湖滨区总工会走访一线职工',
  author: null,
  body: ['8月3日，湖滨区总工会走访一线职工。'],
  attribution: '湖滨区总工会',
};
const brief = { ...visit, headline: null };

describe('a submission', () => {
  it.each([
    '湖滨区总工会走访一线职工\n8月3日，湖滨区总工会走访一线职工。（湖滨区总工会）',
    '湖滨区总工会走访一线职工\n\n　　8月3日，湖滨区总工会走访一线职工。   (湖滨区总工会)\n',
    '湖滨区总工会走访一线职工\r\n8月3日，湖滨区总工会走访一线职工。\r\n（湖滨区总工会）',
    '湖滨区总工会走访一线职工\n8月3日，湖滨区总工会走访一线职工。\n供稿：湖滨区总工会',
    '湖滨区总工会走访一线职工\n8月3日，湖滨区总工会走访一线职工。\n湖滨区总工会供稿',
    '湖滨区总工会走访一线职工\n8月3日，湖滨区总工会走访一线职工。\n〔湖滨区总工会〕',
    '湖滨区总工会走访一线职工\n8月3日，湖滨区总工会走访一线职工。\n　　　　　　　　湖滨区总工会',
  ])('has headline, body and attribution: %j', (text) => {
    expect(readPiece(text)).toEqual({ piece: visit, columnHint: null });
  });

  it.each([
    '【简讯】\n●8月3日，湖滨区总工会走访一线职工。（湖滨区总工会）',
    '【简讯】8月3日，湖滨区总工会走访一线职工。（湖滨区总工会）',
    '〔简讯〕\n8月3日，湖滨区总工会走访一线职工。（湖滨区总工会）',
    '[简讯] 8月3日，湖滨区总工会走访一线职工。湖滨区总工会供稿',
    '〖简讯〗1. 8月3日，湖滨区总工会走访一线职工。（湖滨区总工会）',
    '栏目：简讯\n8月3日，湖滨区总工会走访一线职工。（湖滨区总工会）',
    '8月3日，湖滨区总工会走访一线职工。（湖滨区总工会）\n栏目：简讯',
  ])('that is a brief names its column: %j', (text) => {
    expect(readPiece(text)).toEqual({ piece: brief, columnHint: '简讯' });
  });

  it('may be a speech with two headline lines, an author and numbered paragraphs', () => {
    const text =
      '凝心聚力促发展\n推动工会工作再上新台阶\n中共江城市委副书记 某某\n同志们：\n一、抓好建会。一是摸底，二是走访。\n二、抓好维权（含调解）。\n（市总办公室、研究室）';
    expect(readPiece(text).piece).toEqual({
      headline: '凝心聚力促发展\n推动工会工作再上新台阶',
      author: '中共江城市委副书记 某某',
      body: ['同志们：', '一、抓好建会。一是摸底，二是走访。', '二、抓好维权（含调解）。'],
      attribution: '市总办公室、研究室',
    });
  });

  it.each(['作者：某某', '文/某某', '（作者：某某）'])('names its author as %s', (line) => {
    expect(readPiece(`关于高温补贴的建议\n${line}\n高温天气到来。`).piece).toMatchObject({
      headline: '关于高温补贴的建议',
      author: '某某',
    });
  });

  it('keeps its signature with the day below it', () => {
    const text =
      '关于高温补贴的建议\n高温天气到来。\n　　　　　　　　湖滨区总工会\n　　　　　　　　2026年8月3日';
    expect(readPiece(text).piece).toMatchObject({
      body: ['高温天气到来。'],
      attribution: '湖滨区总工会 2026年8月3日',
    });
  });

  it.each(['（详见附件）', '（一）', '（公司）', '（含退休职工）', '（以下简称市总）'])(
    'keeps %s at its end as text',
    (bracket) => {
      const { piece } = readPiece(`8月3日，走访江城（滨海）公司。${bracket}`);
      expect(piece).toEqual({
        headline: null,
        author: null,
        body: [`8月3日，走访江城（滨海）公司。${bracket}`],
        attribution: null,
      });
    },
  );

  it('without full stops has its first line for a headline, and loses nothing', () => {
    expect(readPiece('湖滨区总工会送清凉\n8月3日慰问职工\n8月4日又慰问职工').piece).toEqual({
      headline: '湖滨区总工会送清凉',
      author: null,
      body: ['8月3日慰问职工', '8月4日又慰问职工'],
      attribution: null,
    });
  });

  it('of one line has no headline', () => {
    expect(readPiece('湖滨区总工会举办培训班，60人参加').piece).toMatchObject({
      headline: null,
      body: ['湖滨区总工会举办培训班，60人参加'],
    });
  });

  it('as it is forwarded keeps its #话题# out of the headline', () => {
    const text = '夜校开进工地\n#工会在行动# #夜校#\n湖滨区总工会办起夜校，400人听课。';
    expect(readPiece(text).piece).toMatchObject({
      headline: '夜校开进工地',
      body: ['#工会在行动# #夜校#', '湖滨区总工会办起夜校，400人听课。'],
    });
  });

  it('takes no unit in front of it for a column', () => {
    expect(readPiece('【湖滨区总工会】8月3日，走访职工。')).toMatchObject({
      columnHint: null,
      piece: { body: ['【湖滨区总工会】8月3日，走访职工。'] },
    });
  });

  it('of nothing is nothing', () => {
    const nothing = { headline: null, author: null, body: [], attribution: null };
    expect(readPiece(' \n　')).toEqual({ piece: nothing, columnHint: null });
  });
});
