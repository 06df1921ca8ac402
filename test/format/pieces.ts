import * as fc from 'fast-check';
import type { Bulletin, BulletinColumn, Piece } from '../../src/desk/bulletin';

/** Lines that are something else at another place. */
const HOSTILE = [
  '●这是清单',
  '【简讯】',
  '工作动态',
  '目录',
  '本期印发：甲、乙',
  '报：省总',
  '责任编辑：某某',
  '——',
  '12',
  '详见公司（江城）有限公司（附件）',
  '<@all> # **粗** `x` [a](b)',
  '👨‍👩‍👧 加油👍🏽',
  '供稿：湖滨区总工会',
  '湖滨区总工会供稿',
  '湖滨区总工会',
  '中共江城市委书记 某某',
  '作者：某某',
  '第8期（总第152期）',
  '江城市总工会 2026年8月31日',
  '……（江城市总工会）',
  '他说：“好！”（市总生活部、研究室）',
  '（湖滨区总工会）',
  '（一）',
  '“双引号',
  '（未闭合',
  '）',
  '> 引用',
  '1. 标题',
  '一、工作部署',
  '栏目：简讯',
  '## 动态',
  '第3页',
  '</script><script>alert(1)</script>',
  '&lt;b&gt;&amp;',
  '[点](javascript:alert(1))',
  '半个\ud83d与',
];
const USUAL = [
  '8月3日，湖滨区总工会慰问一线职工。',
  '一是加强领导。',
  '1、围绕中心，服务大局。',
  '（一）落实责任。',
  '加强组织领导',
  '会议要求：',
  '湖滨区总工会开展送清凉活动',
  '你准备好了吗？',
  '完成数为下达指标的88 %，8.5万元。',
];

const typed = fc
  .string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 30 })
  .map((text) => text.trim() || 'A');
const joined = fc
  .array(fc.constantFrom(...HOSTILE, ...USUAL), { minLength: 1, maxLength: 4 })
  .map((all) => all.join(''));

/** A line as anybody may type it. */
export const anyLine = fc.oneof(fc.constantFrom(...HOSTILE, ...USUAL), joined, typed);

const credit = fc.oneof(
  fc.constantFrom(
    '湖滨区总工会',
    '市总生活部、研究室',
    '江城（滨海）有限公司工会 供稿',
    '某某',
    '8月3日',
    '湖滨区总工会 8月3日',
  ),
  anyLine.filter((line) => !/[（()）]/.test(line)),
);
const attribution = fc.option(credit);
const author = fc.option(
  fc.constantFrom(
    '中共江城市委书记 某某',
    '本刊评论员',
    '湖滨区总工会供稿',
    '8月3日',
    '（一）',
    '何为工会？',
  ),
);
const headline = fc.array(anyLine, { minLength: 1, maxLength: 2 }).map((lines) => lines.join('\n'));
const unheaded = { headline: fc.constant(null), author: fc.constant(null), attribution };

export const anyPiece: fc.Arbitrary<Piece> = fc.oneof(
  fc.record(
    { headline, author, body: fc.array(anyLine, { minLength: 1, maxLength: 4 }), attribution },
    { noNullPrototype: true },
  ),
  fc.record(
    { ...unheaded, body: fc.array(anyLine, { minLength: 1, maxLength: 1 }) },
    { noNullPrototype: true },
  ),
  fc.record(
    { ...unheaded, body: fc.array(anyLine, { minLength: 1, maxLength: 3 }) },
    { noNullPrototype: true },
  ),
);

const anyColumn: fc.Arbitrary<BulletinColumn> = fc.record(
  {
    name: fc.constantFrom(
      '领导言论',
      '工作动态',
      '简讯',
      '工会之家',
      '目录',
      '图片',
      '江城市总工会',
      'a b',
      '！',
    ),
    entries: fc.array(anyPiece, { minLength: 1, maxLength: 4 }),
  },
  { noNullPrototype: true },
);

export const anyBulletin: fc.Arbitrary<Bulletin> = fc.record(
  {
    title: fc.option(
      fc.constantFrom('江城工运', '工运信息', '江城市总工会', '江城市总工会简报 第一辑', '第8期', '# <@all>'),
    ),
    number: fc.option(fc.integer({ min: 1, max: 99 })),
    runningNumber: fc.option(fc.integer({ min: 1, max: 999 })),
    date: fc.option(fc.constantFrom('2026-08-31', '2026-12-01')),
    publisher: fc.option(fc.constantFrom('江城市总工会', '江城市总工会办公室', '本刊编辑部')),
    columns: fc.array(anyColumn, { minLength: 1, maxLength: 3 }),
    distribution: fc.array(fc.constantFrom('市四套班子', '各市（县）工会', '局（公司、集团）工会', '全总'), {
      maxLength: 4,
    }),
  },
  { noNullPrototype: true },
);
