import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printDate } from '../../src/format/printing/print-date';
import { voiceOf } from '../../src/format/voice';
import { openNewsroom, type Newsroom } from '../support/newsroom';
import { bloodDrive, nightSchool } from '../support/sentences';

let room: Newsroom;
const folder = mkdtempSync(join(tmpdir(), 'jianbao-numbers-'));
const hours = 60 * 60_000;
const voice = voiceOf({ contacts: [], editors: [], admins: [] }, 'Asia/Shanghai');

beforeEach(async () => {
  room = await openNewsroom((config) => ({
    ...config,
    dataDir: folder,
    desk: { ...config.desk, publication: { ...config.desk.publication, number: 7, runningNumber: 151 } },
  }));
});
afterEach(() => room.close());
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const editor = 'editor-first';

async function says(text: string, ...answers: string[]): Promise<void> {
  await room.says(editor, text);
  await room.hears(editor, ...answers);
}

/** What others are told meanwhile is another story. */
async function quietly(text: string): Promise<string> {
  room.forgetsAll();
  await room.says(editor, text);
  return room.next(editor);
}

async function accepts(number: number, text: string): Promise<void> {
  room.forgetsAll();
  await room.says('contact-lake', text);
  await room.skips('contact-lake', 1);
  await room.skips(editor, 1);
  await quietly(`采用 ${number}`);
  for (const one of [editor, 'editor-second'])
    await room.seesOnCard(one, `来稿 ${number}\u3000`, /\[已采用\]/u);
}

async function prints(): Promise<void> {
  const offer = await quietly('签发');
  await quietly(offer.slice(offer.lastIndexOf('签发')));
  expect(await room.next(editor)).toMatch(/推送结束/u);
}

/** In the desk's time zone. */
function today(): string {
  return voice.date(room.now());
}

function year(): number {
  return Number(today().slice(0, 4));
}

/** Goes on to this day at noon. */
function until(day: string): void {
  room.later(Date.parse(`${day}T12:00:00+08:00`) - room.now());
}

test('numbers are set as they are said, a skipped one is asked about, a used one refused', async () => {
  await says('期号 8 总 152', '正在收稿的一期由第7期（总第151期）改为第8期（总第152期）。');
  await says('期号 第７期（总第一百五十一期）', '正在收稿的一期由第8期（总第152期）改为第7期（总第151期）。');
  await accepts(1, nightSchool.text);
  await quietly('截稿');
  await prints();

  await says(
    '期号 9 总 153',
    [
      `正在收稿的一期还没有改。上一期是${year()}年第7期（总第151期），按次序应是第8期（总第152期）；您写的是第9期（总第153期），期号跳过了 8，总期号跳过了 152。`,
      '确实要这样，请照样回复下面一行：',
      '期号 9 总 153 确认',
    ].join('\n'),
  );
  await says('期号 9 总 153 确认', '正在收稿的一期由第8期（总第152期）改为第9期（总第153期）。');
  await says('期号 8', expectAsked('第8期（总第153期）', '总期号跳过了 152', '期号 8 总 153 确认'));
  await says(
    '期号 7 总 154 确认',
    `期号没有改：您写的是第7期（总第154期），而第7期（总第151期）是${printDate(today())}印发的一期。用过的期号不能再用，请核对后换一个。`,
  );
  await says(
    '期号 8 总 151',
    `期号没有改：您写的是第8期（总第151期），而第7期（总第151期）是${printDate(today())}印发的一期。用过的期号不能再用，请核对后换一个。`,
  );
  await says('期号 8 总 152', '正在收稿的一期由第9期（总第153期）改为第8期（总第152期）。');
  await says('期号', '这条指令要这样写：期号 8 总 152');
  await says(
    '期号 八零八',
    expectAsked('第808期（总第152期）', '期号跳过了 8 到 807', '期号 808 总 152 确认'),
  );
});

function expectAsked(wanted: string, unusual: string, words: string): string {
  return [
    `正在收稿的一期还没有改。上一期是${year()}年第7期（总第151期），按次序应是第8期（总第152期）；您写的是${wanted}，${unusual}。`,
    '确实要这样，请照样回复下面一行：',
    words,
  ].join('\n');
}

test('the issue that waits to be signed off comes first, what follows goes along, and an offer is void', async () => {
  await accepts(1, nightSchool.text);
  await quietly('截稿');
  const offer = await quietly('签发');
  await says(
    '期号 17 总 161',
    '已截稿、待签发的一期由第7期（总第151期）改为第17期（总第161期）。\n后面的跟着改：第18期（总第162期）。',
  );
  await says(
    offer.slice(offer.lastIndexOf('签发')),
    '稿件或群在您看过之后有了变动，这个签发码作废，什么也没有发出。请重新发“签发”。',
  );
  const again = await quietly('签发');
  await says('刊期 2026-08-20', '已截稿、待签发的一期第17期（总第161期），刊期定为2026年8月20日。');
  expect(await quietly(again.slice(again.lastIndexOf('签发')))).toMatch(/这个签发码作废/u);
  const third = await quietly('签发');
  await says(
    '印发 各区总工会、市总各部室 共印８０份',
    '已截稿、待签发的一期第17期（总第161期），本期印发：各区总工会、市总各部室（共印 80 份）。',
  );
  expect(await quietly(third.slice(third.lastIndexOf('签发')))).toMatch(/这个签发码作废/u);
  expect(await quietly('本期')).toMatch(
    /^第17期（总第161期），已截稿，待签发，共 1 篇。\n刊期：2026年8月20日\n本期印发：各区总工会、市总各部室（共印 80 份）\n【领导言论】/u,
  );
  await prints();
  const [post] = room.platform.posts('市总机关群');
  expect(post?.text).toMatch(/第17期（总第161期）[^]*2026年8月20日[^]*本期印发：各区总工会、市总各部室</u);
  expect(await quietly('本期')).toMatch(/^第18期（总第162期），正在收稿/u);
});

test('a date is said in many ways; one that no calendar has is refused, and so is what is no date', async () => {
  await says('刊期 今天', `正在收稿的一期第7期（总第151期），刊期定为${printDate(today())}。`);
  await says('刊期 ２０２６年８月２０日', '正在收稿的一期第7期（总第151期），刊期定为2026年8月20日。');
  await says(
    '刊期 2月30日',
    '没有这一天，刊期没有改。请写成“刊期 2026-08-20”“刊期 8月20日”“刊期 今天”或“刊期 明天”。',
  );
  await says('刊期 下周', '这条指令要这样写：刊期 2026-08-20');
  await says('印发', '这条指令要这样写：印发 单位、单位 共印 80 份');
  await says(
    '印发 共印 80 份',
    '正在收稿的一期第7期（总第151期），本期印发：市总工会领导、各区总工会、各产业工会、市总工会各部室（共印 80 份）。',
  );
});

describe('over New Year', () => {
  beforeEach(async () => {
    await accepts(1, nightSchool.text);
    await quietly('截稿');
    await prints();
    await accepts(2, bloodDrive.text);
    until(`${year()}-12-31`);
  });

  test('closed on 31 December and dated in January an issue is the first of the new year, and the next its second', async () => {
    const next = year() + 1;
    await quietly('截稿');
    await says(
      `刊期 ${next}-01-04`,
      [
        `已截稿、待签发的一期第8期（总第152期），刊期定为${next}年1月4日。`,
        `期号按${next}年的次序改为第1期（总第152期）。`,
        '后面的跟着改：第2期（总第153期）。',
      ].join('\n'),
    );
    await says(
      '刊期 12月31日',
      [
        `已截稿、待签发的一期第1期（总第152期），刊期定为${next - 1}年12月31日。`,
        `期号按${next - 1}年的次序改为第8期（总第152期）。`,
        '后面的跟着改：第9期（总第153期）。',
      ].join('\n'),
    );
  });

  test('closed on 31 December and signed off in January without a date: the editor says which year it belongs to', async () => {
    const old = year();
    await quietly('截稿');
    room.later(24 * hours);
    await says(
      '签发',
      [
        `第8期（总第152期）是按${old}年排的期号，${old + 1}-01-01 签发就到了新的一年，什么也没有发出。请先定刊期：`,
        `发“刊期 ${old + 1}-01-01”，改为第1期（总第152期）；`,
        `发“刊期 ${old}-12-31”，仍是第8期（总第152期）。`,
      ].join('\n'),
    );
    await quietly('刊期 今天');
    await prints();
    expect(room.platform.posts('市总机关群').at(-1)?.text).toContain('第1期（总第152期）');
    expect(await quietly('本期')).toMatch(/^第2期（总第153期），正在收稿/u);
  });

  test('closed in January it is the first of the new year, and the editors hear why', async () => {
    room.later(48 * hours);
    await says(
      '截稿',
      [
        '第1期（总第152期）已截稿，共 1 篇；第2期（总第153期）开始收稿。',
        '新的一年，期号从 1 开始，总期号接着排；日期不是今年的，发“刊期 年-月-日”改。',
        '发“预览”看成品，“签发”付印；要再收稿，发“开稿”。',
      ].join('\n'),
    );
  });

  test('a number that was set by hand stays, and the one after it goes on from there', async () => {
    await quietly('期号 12 总 152 确认');
    room.later(48 * hours);
    expect(await quietly('截稿')).toMatch(
      /^第12期（总第152期）已截稿，共 1 篇；第13期（总第153期）开始收稿。\n发/u,
    );
    await prints();
  });
});
