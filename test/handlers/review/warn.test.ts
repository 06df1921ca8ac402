import type { Piece } from '../../../src/desk/bulletin';
import { bandsOf, shingles, similarity } from '../../../src/desk/warnings/likeness';
import { latestText, submit, withdraw, type Submission } from '../../../src/desk/submissions/submission';
import { findWarnings } from '../../../src/desk/warnings/warnings';
import { looksLikeUnit } from '../../../src/format/reading/looks-like-unit';
import { readBulletin } from '../../../src/format/reading/read-bulletin';
import { readPiece } from '../../../src/format/reading/read-piece';
import { sketchOf } from '../../../src/handlers/review/warn';
import { handleMessage } from '../../../src/jobs/handle-message';
import type { Write } from '../../../src/store/documents';
import { by } from '../../desk/examples';
import { lettersTo, openWorkshop, runOf, type Bench, type Workshop } from '../../jobs/workshop';
import { commitOf } from '../../store/open-test-store';
import { nightSchool } from '../../support/sentences';
import { readShared, withShared } from '../../support/shared';

let workshop: Workshop;
let bench: Bench;
let messages = 0;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());
beforeEach(async () => {
  bench = await workshop.bench();
});
afterEach(() => bench.leave());

const receivedAt = Date.UTC(2026, 7, 20, 2);

/** What the sender is told last. */
async function says(sender: string, text: string, at = receivedAt): Promise<string> {
  const id = `message-${(messages += 1)}`;
  const xml = `<xml><FromUserName><![CDATA[${sender}]]></FromUserName><CreateTime>1</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${text}]]></Content></xml>`;
  await bench.store.inbox.receive({ id, xml, at });
  const [stored] = await bench.store.inbox.unhandled();
  await handleMessage({ entries: [stored!.entry] }, bench.deps, runOf());
  const letters = await lettersTo(sender, workshop, bench.store);
  return letters.findLast((letter) => typeof letter === 'string') ?? '';
}

function warningsIn(text: string): string[] {
  return text.split('\n').filter((line) => line.startsWith('提醒：'));
}

async function keep(submissions: Submission[]): Promise<void> {
  const writes = submissions.flatMap((value): Write[] => {
    const { piece } = readPiece(latestText(value));
    return [{ kind: 'submission', value }, sketchOf({ submission: value, piece })];
  });
  const counters = { schema: 1 as const, submissions: submissions.at(-1)?.number ?? 0, registrations: 0 };
  writes.push({ kind: 'counters', value: counters });
  expect(await bench.store.commit(commitOf({ writes }))).toBe('committed');
}

test('the receipt and 看 show what is to be looked at, and nothing is refused', async () => {
  const text =
    '夜校开进工地\n2026年9月1日，湖东区总工会工会在三个工地办起“夜校，，四百人次来听课。（山北区总工会）';
  const warnings = [
    '提醒：署名“山北区总工会”不是来稿单位“湖东区总工会”，请核对。',
    '提醒：文中的日期 2026-09-01 在收稿之后，请核对。',
    '提醒：引号“” 不成对，请检查。',
    '提醒：“工会工会”重复，请核对。',
    '提醒：“，，”重复，请核对。',
  ];
  const receipt = await says('contact-lake', text);
  expect(receipt).toMatch(/^已收到，来稿 1。/u);
  expect(warningsIn(receipt)).toEqual(warnings);
  expect(warningsIn(await says('editor-first', '看 1'))).toEqual(warnings);
  expect((await bench.store.openReader().submission(1))?.state).toBe('pending');
});

test('a brief beyond the length that the desk has set is over-long', async () => {
  bench.deps.desk = { ...bench.deps.desk, review: { ...bench.deps.desk.review, longestBrief: 30 } };
  const brief = `●湖东区总工会${'慰问环卫工人、快递员和外卖员，'.repeat(2)}共三百人。`;
  expect(warningsIn(await says('contact-lake', brief))).toEqual([
    '提醒：简讯有 42 字，超过 30 字，请考虑精简。',
  ]);
  expect(warningsIn(await says('contact-lake', nightSchool.text))).toEqual([]);
});

test("the words of the desk's list are found", async () => {
  const words = { sensitive: ['敏感词'], mistyped: [{ wrong: '帐号', right: '账号' }] };
  bench.deps.desk = { ...bench.deps.desk, words };
  const receipt = await says('contact-lake', '夜校开进工地\n湖东区总工会为学员开了帐号，敏 感 词不宜。');
  expect(warningsIn(receipt)).toEqual([
    '提醒：有需要留意的词“敏感词”，请斟酌。',
    '提醒：“帐号”一般写作“账号”，请核对。',
  ]);
});

test('a date is old or new to the day on which the text came, in the time zone of the desk', async () => {
  const lateAtNight = Date.UTC(2026, 7, 20, 16, 30);
  const receipt = await says('contact-lake', '夜校开学\n8月21日，湖东区总工会的夜校开学了。', lateAtNight);
  expect(warningsIn(receipt)).toEqual([]);
  const later = await says('editor-first', '看 1', Date.UTC(2026, 11, 1));
  expect(warningsIn(later)).toEqual([]);
});

test('the same text is a near-duplicate while it may be printed, of every other and not of itself', async () => {
  await says('contact-lake', nightSchool.text);
  const second = '提醒：与来稿 1（待审）相似 100%，请核对是否重复。';
  expect(warningsIn(await says('contact-lake', nightSchool.text))).toEqual([second]);
  expect(warningsIn(await says('editor-first', '看 1'))).toEqual([
    '提醒：与来稿 2（待审）相似 100%，请核对是否重复。',
  ]);
  await says('editor-first', '采用 1');
  expect(warningsIn(await says('editor-first', '看 2'))).toEqual([second.replace('待审', '已采用')]);
  await says('editor-first', '撤销 1');
  await says('contact-lake', '撤稿 1');
  expect(warningsIn(await says('editor-first', '看 2'))).toEqual([]);
});

test('a new revision is found by its own words, as often as it is revised', async () => {
  await says('contact-lake', '职工之家挂牌\n湖东区总工会的职工之家今天正式挂牌，一百二十名职工到场。');
  for (const round of ['头', '再'])
    expect(await says('contact-lake', `改稿 1 ${round}一回\n${nightSchool.text}`)).toMatch(/^来稿 1 已更新/u);
  const receipt = await says('contact-lake', nightSchool.text);
  expect(warningsIn(receipt)).toEqual([expect.stringMatching(/^提醒：与来稿 1（待审）相似 \d+%/u)]);
});

const original = [
  '为丰富一线职工的业余生活，山北区总工会日前在文化宫举办了首届职工才艺大赛。',
  '来自四十二家企业的三百多名职工报名参加，经过两轮选拔，二十个节目进入决赛。',
  '决赛现场座无虚席，合唱、快板、器乐、街舞轮番登台，赢得阵阵掌声。',
  '最终，港务公司选送的快板书夺得一等奖，纺织厂女工合唱团等三个节目获得二等奖。',
  '区总工会负责人表示，今后每年都要办好这一赛事，让更多普通职工走上舞台。',
  '比赛期间还设立了劳动保护咨询台，发放宣传手册六百余份。',
];
const rewritten = {
  'a third of it is told in other words': [
    original[0]!.replace('为丰富一线职工的业余生活', '为了活跃基层员工文化'),
    original[1]!.replace('经过两轮选拔', '几番比拼之后'),
    '决赛现场观众很多，合唱、快板、器乐、街舞一个接着一个，大家看得高兴。',
    original[3]!.replace('夺得', '荣获').replace('获得', '得到'),
    original[4]!,
    original[5]!.replace('发放宣传手册', '送出资料'),
  ],
  'sentences are dropped': original.slice(0, 4),
  'two sentences have changed places': [original[1]!, original[0]!, ...original.slice(2)],
};

function isLikeness(warning: string): boolean {
  return warning.includes('相似');
}

/** News of the trade by lot, as different from one another as those of a real issue. */
function otherNews(number: number): string {
  let lot = number * 2_654_435_761;
  const draw = (all: string) => {
    lot = (Math.imul(lot, 1_664_525) + 1_013_904_223) >>> 0;
    const words = all.split(' ');
    return words[(lot >>> 8) % words.length] ?? '';
  };
  const sentence = () =>
    `${draw('近日 本月 今年以来 上半年 会上 活动中')}，${draw('各级工会 区总工会 企业工会 基层干部 劳模代表 职工')}` +
    `${draw('围绕 结合 针对 通过 抓住')}${draw('安全生产 工资协商 技能提升 困难帮扶 组织建设 民主管理 女工权益')}` +
    `${draw('召开 开展 推进 落实 总结 部署')}了${draw('专题会议 培训班 走访慰问 知识竞赛 调研检查 签约仪式')}，` +
    `${draw('共有 先后 累计')}${draw('三十 八十 一百五十 四百 七百')}${draw('人参加 家企业受益 名职工报名 份材料发出')}。`;
  return Array.from({ length: 6 }, sentence).join('');
}

test.each(Object.entries(rewritten))(
  'among 500 others a piece is found where %s',
  async (_what, sentences) => {
    const others = Array.from({ length: 500 }, (_, at) =>
      submit(otherNews(at + 1), { number: at + 1, unit: '湖东区总工会' }, by('contact-lake')),
    );
    const first = submit(original.join(''), { number: 501, unit: '山北区总工会' }, by('contact-hill'));
    await keep([...others, first]);
    const plain = warningsIn(await says('contact-hill', sentences.join(''))).filter(isLikeness);
    expect(plain).toEqual([expect.stringMatching(/^提醒：与来稿 501（待审）相似 \d+%/u)]);
    await bench.store.commit(commitOf(await withdrawn(502)));
    const headed = warningsIn(await says('contact-hill', `才艺大赛圆满落幕\n${sentences.join('')}`));
    expect(headed).toEqual(plain);
  },
);

async function withdrawn(number: number) {
  const read = bench.store.openReader();
  const ruled = withdraw((await read.submission(number))!, by('contact-hill'));
  if (!ruled.ok) throw new Error(ruled.why);
  return { versions: read.versions, writes: [{ kind: 'submission' as const, value: ruled.submission }] };
}

withShared('the pieces of a real issue', () => {
  const pieces = readBulletin(readShared('real/bulletin.txt')).bulletin.columns.flatMap(
    ({ entries }) => entries,
  );
  const textOf = ({ headline, author, body, attribution }: Piece) =>
    [headline, author, ...body].filter(Boolean).join('\n') + `（${attribution ?? ''}）`;
  const sets = pieces.map(({ body }) => shingles(body.join('\n')));
  const pairs = sets.flatMap((one, at) => sets.slice(at + 1).map((other) => [one, other] as const));

  it('are at most a tenth alike, and none leads to another', () => {
    const alike = pairs.map(([one, other]) => similarity(one, other));
    expect(pairs).toHaveLength(55);
    expect(Math.max(...alike)).toBeLessThan(0.1);
    expect(
      pairs.filter(([one, other]) => bandsOf(one).some((band) => bandsOf(other).includes(band))),
    ).toEqual([]);
  });

  it('are no duplicates of one another on their way through the desk', async () => {
    for (const piece of pieces) {
      const receipt = await says('contact-lake', textOf(piece));
      expect(receipt).toMatch(/^已收到，来稿 \d+。/u);
      expect(receipt).not.toMatch(/相似|重复|不成对/u);
    }
  });

  it('give no false alarm of any kind when their own units send them in the month they tell of', () => {
    const units = [...new Set(pieces.map(({ attribution }) => attribution ?? ''))].map((name) => ({
      name,
      aliases: [],
    }));
    const rules = { units, words: { sensitive: [], mistyped: [] }, longestBrief: 200, looksLikeUnit };
    for (const piece of pieces) {
      const text = textOf(piece);
      const isBrief = piece.headline === null;
      const known = {
        unit: piece.attribution ?? '',
        receivedOn: '2026-08-20',
        length: text.length,
        near: [],
        printed: [],
      };
      expect(findWarnings({ text, piece, isBrief, ...known }, rules)).toEqual([]);
    }
  });
});
