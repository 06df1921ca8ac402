/* eslint-disable no-irregular-whitespace -- Chinese office text is set in with U+3000 */
import { readBulletin } from '../../../src/format/reading/read-bulletin';
import type { Bulletin, Piece } from '../../../src/desk/bulletin';

const nothing: Bulletin = {
  title: null,
  number: null,
  runningNumber: null,
  date: null,
  publisher: null,
  columns: [],
  distribution: [],
};

function article(
  headline: string,
  body: string[],
  attribution: string | null = null,
  author: string | null = null,
): Piece {
  return { headline, author, body, attribution };
}

function brief(text: string, attribution: string | null = null): Piece {
  return { headline: null, author: null, body: [text], attribution };
}

function understood(text: string): Bulletin {
  const { bulletin, notUnderstood } = readBulletin(text);
  expect(notUnderstood).toEqual([]);
  return bulletin;
}

const visit = article('湖滨区总工会走访一线职工', ['8月3日，湖滨区总工会走访一线职工。'], '湖滨区总工会');
const games = article(
  '开发区总工会举办职工运动会',
  ['8月5日，职工运动会开幕。', '比赛历时两天。'],
  '开发区总工会',
);

describe('a whole issue', () => {
  it('is read with masthead, contents, columns, briefs and footer', () => {
    const text = `江 城 工 运
2026年第8期（总第152期）
江城市总工会办公室　　　　2026年8月31日

本期目录
【领导言论】
在全市工会工作会议上的讲话 …………… 1
【工作动态】
湖滨区总工会走访一线职工 …………… 3
【简讯】…………… 4

【领导言论】
在全市工会工作会议上的讲话
江城市总工会主席　某某
同志们：
今年要做好三件事。
1、抓好建会。一是摸清底数，二是逐户走访。
2、抓好维权。
（江城市总工会）

【工作动态】
湖滨区总工会走访一线职工
8月3日，湖滨区总工会走访一线职工。（湖滨区总工会）

【简讯】
●8月6日，临江县总工会慰问环卫工人。（临江县总）
●8月7日，市教育工会举办培训班。（市教育工会）

本期印发：市四套班子、各市（县）总工会、局（公司、集团）工会
`;
    expect(understood(text)).toEqual({
      title: '江城工运',
      number: 8,
      runningNumber: 152,
      date: '2026-08-31',
      publisher: '江城市总工会办公室',
      columns: [
        {
          name: '领导言论',
          entries: [
            article(
              '在全市工会工作会议上的讲话',
              [
                '同志们：',
                '今年要做好三件事。',
                '1、抓好建会。一是摸清底数，二是逐户走访。',
                '2、抓好维权。',
              ],
              '江城市总工会',
              '江城市总工会主席　某某',
            ),
          ],
        },
        { name: '工作动态', entries: [visit] },
        {
          name: '简讯',
          entries: [
            brief('8月6日，临江县总工会慰问环卫工人。', '临江县总'),
            brief('8月7日，市教育工会举办培训班。', '市教育工会'),
          ],
        },
      ],
      distribution: ['市四套班子', '各市（县）总工会', '局（公司、集团）工会'],
    });
  });
});

describe('column marks', () => {
  it.each([
    '【工作动态】',
    '〔工作动态〕',
    '〖工作动态〗',
    '［工作动态］',
    '[工作动态]',
    ' 【 工 作 动 态 】 ',
    '工作动态',
    '一、工作动态',
    '栏目：工作动态',
  ])('are known as %s', (mark) => {
    const text = `${mark}\n湖滨区总工会走访一线职工\n8月3日，湖滨区总工会走访一线职工。（湖滨区总工会）\n`;
    expect(understood(text)).toEqual({ ...nothing, columns: [{ name: '工作动态', entries: [visit] }] });
  });

  it('may stand before the first brief on the same line', () => {
    const text = '【简讯】●8月6日，慰问环卫工人。（临江县总）\n●8月7日，举办培训班。（市教育工会）';
    const entries = [
      brief('8月6日，慰问环卫工人。', '临江县总'),
      brief('8月7日，举办培训班。', '市教育工会'),
    ];
    expect(understood(text).columns).toEqual([{ name: '简讯', entries }]);
  });

  it('may be missing altogether: then one column has no name', () => {
    const text =
      '江城工运\n第8期\n\n湖滨区总工会走访一线职工\n8月3日，湖滨区总工会走访一线职工。（湖滨区总工会）';
    expect(understood(text)).toEqual({
      ...nothing,
      title: '江城工运',
      number: 8,
      columns: [{ name: '', entries: [visit] }],
    });
  });

  it('are not made of a picture or of a unit under its text', () => {
    const text =
      '【工作动态】\n湖滨区总工会走访一线职工\n8月3日，湖滨区总工会走访一线职工。\n【湖滨区总工会】\n[图片]';
    expect(readBulletin(text)).toEqual({
      bulletin: { ...nothing, columns: [{ name: '工作动态', entries: [visit] }] },
      notUnderstood: [{ line: 5, text: '[图片]' }],
    });
  });
});

describe('briefs', () => {
  const first = brief('8月6日，慰问环卫工人。', '临江县总');
  const second = brief('8月7日，举办培训班。', '市教育工会');
  const third = brief('8月8日，开展义诊。', '市卫健工会');

  it.each([
    ['●', '●', '●'],
    ['○ ', '○ ', '○ '],
    ['◆', '■ ', '△'],
    ['▲', '', '▲'],
    ['· ', '• ', '●'],
    ['1. ', '2. ', '3. '],
    ['1.', '2.', '3.'],
    ['1、', '2、', '3、'],
    ['（1）', '(2)', '（3）'],
    ['①', '②', '③'],
    ['一、', '二、', '三、'],
    ['●', '2、', '三、'],
    ['', '', ''],
    ['　　●', '　　●', '　　●'],
  ])('are items marked %s, %s and %s', (one, two, three) => {
    const text = `【简讯】
${one}8月6日，慰问环卫工人。（临江县总）
${two}8月7日，举办培训班。（市教育工会）
${three}8月8日，开展义诊。（市卫健工会）`;
    expect(understood(text).columns).toEqual([{ name: '简讯', entries: [first, second, third] }]);
  });

  it('are items without attributions too, one bullet missing', () => {
    const text = '【简讯】\n■ 8月6日，慰问环卫工人。\n8月7日，举办培训班。\n■ 8月8日，开展义诊。';
    const entries = [
      brief('8月6日，慰问环卫工人。'),
      brief('8月7日，举办培训班。'),
      brief('8月8日，开展义诊。'),
    ];
    expect(understood(text).columns).toEqual([{ name: '简讯', entries }]);
  });

  it('fill an issue alone', () => {
    const text = '• 8月6日，慰问环卫工人。（临江县总）\n• 8月7日，举办培训班。（市教育工会）';
    expect(understood(text)).toEqual({ ...nothing, columns: [{ name: '', entries: [first, second] }] });
  });
});

describe('articles', () => {
  it('have a title over two lines, with gaps between all lines', () => {
    const text = `【领导言论】

凝心聚力促发展

推动工会工作再上新台阶

中共江城市委书记 某某

当前要抓好三项工作。

一是抓建会，二是抓维权，三是抓服务。

（江城市总工会）`;
    const speech = article(
      '凝心聚力促发展\n推动工会工作再上新台阶',
      ['当前要抓好三项工作。', '一是抓建会，二是抓维权，三是抓服务。'],
      '江城市总工会',
      '中共江城市委书记 某某',
    );
    expect(understood(text).columns).toEqual([{ name: '领导言论', entries: [speech] }]);
  });

  it.each([
    ['at the end of the text', '比赛历时两天。（开发区总工会）'],
    ['behind spaces', '比赛历时两天。          （开发区总工会）'],
    ['in half-width brackets', '比赛历时两天。 (开发区总工会)'],
    ['on the next line', '比赛历时两天。\n（开发区总工会）'],
    ['far to the right', '比赛历时两天。\n                         （开发区总工会）'],
    ['below a gap', '比赛历时两天。\n\n（开发区总工会）'],
    ['without brackets, far to the right', '比赛历时两天。\n　　　　　　　　　　　　开发区总工会'],
    ['with a label', '比赛历时两天。\n供稿：开发区总工会'],
    ['with 供稿 behind it', '比赛历时两天。\n开发区总工会供稿'],
    ['before a stop too many', '比赛历时两天。（开发区总工会）。'],
  ])('have their attribution %s', (_, end) => {
    const text = `【工作动态】\n开发区总工会举办职工运动会\n8月5日，职工运动会开幕。\n${end}\n湖滨区总工会走访一线职工\n8月3日，湖滨区总工会走访一线职工。（湖滨区总工会）`;
    expect(understood(text).columns).toEqual([{ name: '工作动态', entries: [games, visit] }]);
  });

  it.each([
    '市总生活部、研究室',
    '湖滨区总工会 开发区总工会',
    '湖滨区总工会 8月4日',
    '湖滨区总工会供稿',
    '江城（滨海）有限公司工会',
    '通讯员 某某某',
  ])('keep the attribution as it stands: %s', (credit) => {
    const text = `【工作动态】\n开发区总工会举办职工运动会\n8月5日，职工运动会开幕。（${credit}）`;
    const entries = [article('开发区总工会举办职工运动会', ['8月5日，职工运动会开幕。'], credit)];
    expect(understood(text).columns).toEqual([{ name: '工作动态', entries }]);
  });

  it('keep brackets that are no attribution, and numbers that count their paragraphs', () => {
    const text = `【工作动态】
一、湖滨区总工会走访一线职工
　　8月3日，走访江城能源（滨海）有限公司。
　　（一）加强领导。成立了小组（办公室设在市总）。
　　（二）抓好落实。共慰问50人（其中女职工20人）。（详见附件）
二、开发区总工会举办职工运动会
　　8月5日，职工运动会开幕。
　　1、精心组织。
　　2、广泛发动。（一）`;
    expect(understood(text).columns).toEqual([
      {
        name: '工作动态',
        entries: [
          article('湖滨区总工会走访一线职工', [
            '8月3日，走访江城能源（滨海）有限公司。',
            '（一）加强领导。成立了小组（办公室设在市总）。',
            '（二）抓好落实。共慰问50人（其中女职工20人）。（详见附件）',
          ]),
          article('开发区总工会举办职工运动会', [
            '8月5日，职工运动会开幕。',
            '1、精心组织。',
            '2、广泛发动。（一）',
          ]),
        ],
      },
    ]);
  });

  it('keep their short subheadings where the text is dense', () => {
    const text =
      '【经验交流】\n湖滨区总工会打造职工之家纪实\n近年来，建家成效明显。\n加强领导\n成立了专班。\n拓展服务\n服务三万人次。';
    const entries = [
      article('湖滨区总工会打造职工之家纪实', [
        '近年来，建家成效明显。',
        '加强领导',
        '成立了专班。',
        '拓展服务',
        '服务三万人次。',
      ]),
    ];
    expect(understood(text).columns).toEqual([{ name: '经验交流', entries }]);
  });

  it('are put together again where every line was broken at the edge of a page', () => {
    const text = `【工作动态】
湖滨区总工会走访一线职工
8月3日，湖滨区总工会走访慰问了一线职工，并送去防暑用品，大家感到十分温暖
，纷纷表示要继续努力工作，为全区经济社会发展作出贡献，同时希望工会多办好
事、多办实事，让更多职工受益，湖滨区总工会负责人表示将继续做好这项工作并
扩大覆盖面，把服务送到每一个车间、每一个班组、每一位职工的身边，形成长效
机制，确保取得实效，并且接受广大职工的监督，定期公布进展情况和职工评议的
结果。
（湖滨区总工会）`;
    const [entry] = understood(text).columns[0]!.entries;
    expect(entry!.body).toHaveLength(1);
    expect(entry!.body[0]).toContain('十分温暖，纷纷表示');
    expect(entry!.attribution).toBe('湖滨区总工会');
  });
});

describe('contents lists', () => {
  const issue =
    '【工作动态】\n湖滨区总工会走访一线职工\n8月3日，湖滨区总工会走访一线职工。（湖滨区总工会）\n【简讯】\n●8月6日，慰问环卫工人。（临江县总）';
  const columns = [
    { name: '工作动态', entries: [visit] },
    { name: '简讯', entries: [brief('8月6日，慰问环卫工人。', '临江县总')] },
  ];

  it.each([
    '目录\n湖滨区总工会走访一线职工\n',
    '目　录\n工作动态\n湖滨区总工会走访一线职工……3\n简讯……4\n',
    '【要目】\n● 湖滨区总工会走访一线职工（3）\n\n',
    '本期要目：湖滨区总工会走访一线职工；简讯一则\n',
    '【本期目录】\n【工作动态】\n1. 湖滨区总工会走访一线职工\t3\n【简讯】\n\n',
    '目录\n区总走访职工 …… 3\n简讯（一则） …… 4\n\n',
  ])('are no entries: %j', (contents) => {
    expect(understood(contents + issue)).toEqual({ ...nothing, columns });
  });
});

describe('mastheads', () => {
  const column = '【简讯】\n●8月6日，慰问环卫工人。（临江县总）';
  const full = {
    title: '江城工运',
    number: 12,
    runningNumber: 152,
    date: '2026-08-31',
    publisher: '江城市总工会',
  };

  it.each([
    '江城工运\n第12期（总第152期）\n江城市总工会 编印\n2026年8月31日',
    '江城工运　第１２期\n（总第１５２期）\n江城市总工会　　２０２６年８月３１日',
    '江 城 工 运\n第十二期\n总第一百五十二期\n江城市总工会主办　二〇二六年八月三十一日',
    '江城工运 2026年第12期 总152期\n编印单位：江城市总工会\n2026-08-31',
    '江城市总工会\n江城工运\n二〇二六年第十二期（总第一五二期）\n2026.8.31',
  ])('are read in every spelling: %j', (masthead) => {
    expect(understood(`${masthead}\n\n${column}`)).toMatchObject(full);
  });

  it('do not swallow what is something else', () => {
    const text = `内部资料 注意保存\n江城工运\n第12期\n编者按：本期刊发经验材料。\n\n${column}`;
    expect(readBulletin(text)).toMatchObject({
      bulletin: { title: '江城工运', number: 12, publisher: null },
      notUnderstood: [
        { line: 1, text: '内部资料 注意保存' },
        { line: 4, text: '编者按：本期刊发经验材料。' },
      ],
    });
  });

  it('are read where the title sounds like a column', () => {
    expect(understood(`工运信息\n第12期\n\n${column}`)).toMatchObject({
      title: '工运信息',
      number: 12,
      columns: [{ name: '简讯' }],
    });
  });
});

describe('footers', () => {
  const column = '【简讯】\n●8月6日，慰问环卫工人。（临江县总）\n\n';

  it.each([
    '本期印发：甲局、乙局、丙局',
    '印发：甲局，乙局；丙局。',
    '分送：甲局、乙局、\n丙局',
    '报：甲局\n送：乙局\n发：丙局',
    '报：甲局；送：乙局；发：丙局',
    '发送：甲局　　乙局　　丙局',
  ])('name the receivers: %j', (footer) => {
    expect(understood(column + footer).distribution).toEqual(['甲局', '乙局', '丙局']);
  });

  it('tell publisher and day where the masthead does not, and hand back the rest', () => {
    const text = `${column}责任编辑：某某\n印发：甲局、乙局\n江城市总工会办公室　2026年8月31日印发\n共印100份`;
    expect(readBulletin(text)).toMatchObject({
      bulletin: { publisher: '江城市总工会办公室', date: '2026-08-31', distribution: ['甲局', '乙局'] },
      notUnderstood: [
        { line: 4, text: '责任编辑：某某' },
        { line: 7, text: '共印100份' },
      ],
    });
  });
});

describe('what is not understood', () => {
  it('is named with its line and is no entry', () => {
    const text = '【标题新闻】\n市总召开全委会议\n湖滨区总工会换届\n——————\n第 3 页\n— 3 —\n';
    expect(readBulletin(text)).toEqual({
      bulletin: { ...nothing, columns: [{ name: '标题新闻', entries: [] }] },
      notUnderstood: [
        { line: 2, text: '市总召开全委会议' },
        { line: 3, text: '湖滨区总工会换届' },
        { line: 5, text: '第 3 页' },
      ],
    });
  });

  it('is an article above the first column, and its headline is no title', () => {
    const text =
      '湖滨区总工会走访一线职工\n8月3日，走访一线职工。（湖滨区总工会）\n【简讯】\n●8月6日，慰问环卫工人。';
    expect(readBulletin(text)).toEqual({
      bulletin: { ...nothing, columns: [{ name: '简讯', entries: [brief('8月6日，慰问环卫工人。')] }] },
      notUnderstood: [
        { line: 1, text: '湖滨区总工会走访一线职工' },
        { line: 2, text: '8月3日，走访一线职工。（湖滨区总工会）' },
      ],
    });
  });

  it('is nothing in an empty text', () => {
    expect(readBulletin('')).toEqual({ bulletin: nothing, notUnderstood: [] });
  });
});

describe('the letters of a file', () => {
  it('may be BOM, CRLF, tabs, full-width spaces, form feeds and zero-width characters', () => {
    const text =
      '\uFEFF【工作动态】\u200B\r\n\t湖滨区总工会走访一线职工　\r\n　　8月3日，湖滨区总工会\u200B走访一线职工。\u00A0（湖滨区总工会）\t\r\n\f【简讯】\r\n●8月6日，加油👨‍👩‍👧。\r\n— 2 —\r\n';
    expect(understood(text).columns).toEqual([
      { name: '工作动态', entries: [visit] },
      { name: '简讯', entries: [brief('8月6日，加油👨‍👩‍👧。')] },
    ]);
  });

  it('do not change the count of lines', () => {
    expect(
      readBulletin('【简讯】\r\n●8月6日，慰问。\f\r\n\r\n第2页\r\n●8月7日，培训。').notUnderstood,
    ).toEqual([{ line: 4, text: '第2页' }]);
  });
});
