import * as fc from 'fast-check';
import type { Bulletin, Piece } from '../../../src/desk/bulletin';

const units = [
  '湖东区总工会',
  '山北区总工会',
  '临江县总工会',
  '市教育工会',
  '江城机床厂工会',
  '江城港务集团工会',
  '市总宣教部',
];
const unit = fc.constantFrom(...units);
const did = fc.constantFrom(
  '走访一线职工',
  '举办技能比武',
  '建成职工书屋',
  '启动普法宣传月',
  '开展集体协商',
  '慰问户外劳动者',
);
const sentences = [
  '活动为期三天，共有四百余名职工报名，涉及六个工种。',
  '区总工会负责人表示，要把好事办好、实事办实。',
  '一是摸清底数，逐户登记；二是分类施策，按月回访。',
  '职工王师傅说：“这样的比武，我们还想参加。”',
  '（一）加强领导。成立专班（办公室设在组织部），定期会商。',
  '目前，已有一百二十家企业参加，覆盖率达到98.5%。',
  '下一步，将继续扩大覆盖面，力争年底前全部完成。',
  '活动得到了《江城日报》等媒体的关注（详见附件）。',
];
const paragraph = fc
  .array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 3 })
  .map((all) => all.join(''));

const article: fc.Arbitrary<Piece> = fc.record(
  {
    headline: fc.tuple(unit, did).map(([who, what]) => `${who}${what}`),
    author: fc.constant(null),
    body: fc
      .tuple(unit, fc.array(paragraph, { minLength: 0, maxLength: 2 }))
      .map(([who, others]) => [`8月3日，${who}的活动拉开帷幕。`, ...others]),
    attribution: unit,
  },
  { noNullPrototype: true },
);
const brief: fc.Arbitrary<Piece> = fc.record(
  {
    headline: fc.constant(null),
    author: fc.constant(null),
    body: fc
      .tuple(unit, did, fc.constantFrom(...sentences))
      .map(([who, what, more]) => [`8月6日，${who}${what}。${more}`]),
    attribution: unit,
  },
  { noNullPrototype: true },
);

/** An issue as offices print them: nothing in it is strange, only its layout is. */
export const usualIssue: fc.Arbitrary<Bulletin> = fc.record(
  {
    title: fc.constantFrom('江城工运', '江城工会工作', '职工之声'),
    number: fc.integer({ min: 1, max: 60 }),
    runningNumber: fc.integer({ min: 61, max: 999 }),
    date: fc.constantFrom('2026-08-31', '2009-12-01', '2026-10-20'),
    publisher: fc.constantFrom('江城市总工会', '江城市总工会办公室'),
    columns: fc
      .tuple(
        fc.uniqueArray(article, { minLength: 1, maxLength: 3, selector: ({ headline }) => headline }),
        fc.uniqueArray(article, { minLength: 1, maxLength: 2, selector: ({ headline }) => headline }),
        fc.array(brief, { minLength: 2, maxLength: 4 }),
      )
      .map(([news, talks, briefs]) => [
        { name: '工作动态', entries: news },
        { name: '经验交流', entries: talks },
        { name: '简讯', entries: briefs },
      ])
      .filter(
        ([news, talks]) =>
          !talks!.entries.some(({ headline }) => news!.entries.some((one) => one.headline === headline)),
      ),
    distribution: fc.constantFrom(
      ['市四套班子', '各区（县）总工会', '各产业工会'],
      ['省总工会', '市总各部室'],
    ),
  },
  { noNullPrototype: true },
);
