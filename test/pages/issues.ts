import type { Bulletin, Piece } from '../../src/desk/bulletin';
import type { Archived } from '../../src/desk/issues/archived';

export function archivedAs(id: string, bulletin: Partial<Bulletin>, rest: Partial<Archived> = {}): Archived {
  const whole = { ...summerIssue, ...bulletin };
  return {
    schema: 1,
    id,
    bulletin: whole,
    origins: whole.columns.map(({ entries }) => entries.map(() => null)),
    signedOff: { by: 'editor-first', at: Date.UTC(2026, 7, 31, 1) },
    archivedAt: Date.UTC(2026, 7, 31, 2),
    groups: ['区总工会工作群'],
    word: null,
    ...rest,
  };
}

function article(headline: string, attribution: string, ...body: string[]): Piece {
  return { headline, author: null, body, attribution };
}

function brief(text: string, attribution: string): Piece {
  return { headline: null, author: null, body: [text], attribution };
}

const speech: Piece = {
  headline: '把服务送到最需要的职工身边\n——在全市工会工作座谈会上的讲话',
  author: '江城市总工会主席',
  body: [
    '今年入夏以来，各级工会把防暑降温作为头等大事，走进工地、车间和站场，送去清凉，也听来了职工的心里话。',
    '下一步，要把好做法固定下来：一是把休息点建在离岗位最近的地方；二是让高温津贴的账目张榜公布；三是请职工自己来评，评得好的留下，评得不好的改。',
  ],
  attribution: null,
};

/** Seven articles and briefs, as an office prints them; every unit is made up. */
export const summerIssue: Bulletin = {
  title: '江城工运',
  number: 8,
  runningNumber: 152,
  date: '2026-08-31',
  publisher: '江城市总工会办公室',
  columns: [
    { name: '领导言论', entries: [speech] },
    {
      name: '工作动态',
      entries: [
        article(
          '湖东区总工会为高温一线职工送清凉',
          '湖东区总工会',
          '八月以来，湖东区总工会组织六个慰问组，先后到十九个工地和三个环卫站慰问高温作业职工，送去饮料、药品和毛巾一千二百份。',
          '慰问组还检查了高温津贴的发放，当场解决职工反映的问题十一件，其余四件已交有关单位限期答复。',
        ),
        {
          ...article(
            '夜校开进三个工地',
            '山北区总工会、江城机床厂工会',
            '山北区总工会在三个工地办起夜校，教识图、教电工，也教写信。两个月来有四百人次来听课，七十二人拿到了上岗证。',
          ),
          pictures: [{ file: 'media/SCHOOL', caption: '学员在工地夜校上第一堂识图课' }],
        },
        article(
          '港口新区总工会建成八个职工休息点',
          '港口新区总工会',
          '休息点设在码头出入口，有空调、饮水和充电插座，装卸工人歇班时可以坐下来吃一顿热饭。',
        ),
      ],
    },
    {
      name: '相关链接',
      entries: [
        article(
          '什么是高温津贴',
          '市总宣传教育部',
          '日最高气温达到三十五度以上，用人单位安排室外作业的，应当发放高温津贴。',
        ),
      ],
    },
    {
      name: '简讯',
      entries: [
        brief('江城公交公司工会为驾驶员配发防暑药箱三百只，随车放置。', '江城公交公司工会'),
        brief('江城市教育工会举办青年教师教学比武，四十八名教师参加，评出一等奖六名。', '江城市教育工会'),
        brief('江城市交通运输工会组织职工义务献血，六十人参加。', '江城市交通运输工会'),
      ],
    },
  ],
  distribution: ['市总工会领导', '各区总工会', '各产业工会', '市总工会各部室'],
  copies: 120,
};

/** What somebody may have typed who means no good. */
export const hostileTexts = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><svg/onload=alert(1)>",
  '</title><script>alert(1)</script>',
  '{{7*7}}<%= 7*7 %><%~ "<b>" %>',
  'javascript:alert(1)',
];

export const hostileIssue: Partial<Bulletin> = {
  title: hostileTexts[3]!,
  number: 9,
  runningNumber: 153,
  date: '2026-09-30',
  publisher: hostileTexts[1]!,
  columns: [
    {
      name: hostileTexts[2]!,
      entries: hostileTexts.map((text) => ({
        headline: `高温 ${text}`,
        author: text,
        body: [text, text],
        attribution: text,
        pictures: [{ file: `media/"><img src=x onerror=alert(1)>.png`, caption: text }],
      })),
    },
    {
      name: 'a b" onclick="alert(1)',
      entries: [{ headline: null, author: null, body: [hostileTexts[0]!], attribution: hostileTexts[4]! }],
    },
  ],
  distribution: hostileTexts,
};
