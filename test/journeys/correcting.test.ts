import { Redis } from 'ioredis';
import { deskKey } from '../../src/config';
import { keysOf } from '../../src/store/keys';
import { openReader, type Reader } from '../../src/store/reader';
import { openNewsroom, type Newsroom } from '../support/newsroom';
import { bloodDrive, nightSchool } from '../support/sentences';

let room: Newsroom;
beforeEach(async () => {
  room = await openNewsroom();
});
afterEach(() => room.close());

const groups = ['区总工会工作群', '产业和企业工会群', '市总机关群'];
const text = '简讯“六十人参加”应为“十六人参加”。\n特此更正。';
const name = '第1期（总第1期）的第1则更正';

async function closedIssue(): Promise<void> {
  await room.says('contact-lake', nightSchool.text);
  await room.skips('contact-lake', 1);
  await room.says('contact-hill', bloodDrive.text);
  await room.skips('contact-hill', 1);
  await room.says('editor-first', '采用 1 2');
  await room.skips('editor-first', 3);
  await room.says('editor-first', '截稿');
  await room.skips('editor-first', 1);
}

/** The first issue goes out to all groups but those whose webhook is dead by then. */
async function dispatched(dead: string[] = []): Promise<void> {
  await closedIssue();
  await room.says('editor-first', '签发');
  const code = (await room.next('editor-first')).slice(-4);
  for (const group of dead) room.platform.removeWebhook(group);
  await room.says('editor-first', `签发 ${code}`);
  await room.skips('editor-first', 1);
  expect(await room.next('editor-first')).toMatch(/推送结束|没有发到任何一个群/u);
  await settled();
}

/** What the story has not been about so far is over. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 500));
  room.forgetsAll();
}

/** Says it, passes over the notice, and gives the offer. */
async function offered(said: string): Promise<string> {
  await room.says('editor-first', said);
  expect(await room.next('editor-first')).toContain('\n# 更正\n');
  return room.next('editor-first');
}

function lastPost(group: string): string | undefined {
  return room.platform.posts(group).at(-1)?.text;
}

function countPosts(): number[] {
  return groups.map((group) => room.platform.posts(group).length);
}

async function read<Value>(look: (reader: Reader) => Promise<Value>): Promise<Value> {
  const client = new Redis(room.redis.url);
  const value = await look(openReader(client, keysOf(deskKey(room.config))));
  client.disconnect();
  return value;
}

function printedDay(): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });
  const [month, day] = parts.format(room.now()).split('/');
  const year = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', year: 'numeric' });
  return `${year.format(room.now())}年${month ?? ''}月${day ?? ''}日`;
}

test('a correction goes to the groups that got the issue, and stands beside it from then on', async () => {
  await dispatched();
  const before = await read((reader) => reader.archived('d1'));
  const notice = [
    '<font color="comment">江城工运 第1期</font>',
    '# 更正',
    `**第1期（总第1期）\u3000${printedDay()}**`,
    '<font color="comment">这一期的第1则更正</font>',
    '',
    '简讯“六十人参加”应为“十六人参加”。',
    '特此更正。',
    '',
    `<font color="comment">江城市总工会办公室\u3000${printedDay()}</font>`,
  ].join('\n');
  await room.says('editor-second', `更正 1期 ${text}`);
  await room.hears('editor-second', notice);
  const offer = await room.next('editor-second');
  expect(offer.replace(/\d{4}$/u, '0000')).toBe(
    [
      `上面是${name}，将发到收到过这一期的 3 个群：`,
      '区总工会工作群、产业和企业工会群、市总机关群',
      '确认无误，请在十分钟内照样回复下面一行：',
      '更正 0000',
    ].join('\n'),
  );
  expect(countPosts()).toEqual([1, 1, 1]);

  await room.says('editor-second', `更正 ${offer.slice(-4)}`);
  await room.hears(
    'editor-second',
    `${name}正在发往 3 个群，存档里也写上了。发“推送”看进度，发完会报告结果。`,
    `${name}推送结束。3 个群：3 已推送`,
  );
  await room.hears(
    'editor-first',
    `编辑二发出${name}，正在推送：\n${text}`,
    `${name}推送结束。3 个群：3 已推送`,
  );
  for (const group of groups) expect(lastPost(group)).toBe(notice);

  await room.says('editor-second', `更正 ${offer.slice(-4)}`);
  await room.hears(
    'editor-second',
    '没有等您确认的更正。请先发“更正 期号 内容”，看清内容和群，再回复其中的数字。',
  );
  await room.says('editor-first', '推送');
  const each = groups.map((group) => `${group}：1 段已推送`);
  await room.hears(
    'editor-first',
    [
      '第1期（总第1期）推送情况，3 个群：3 已推送',
      ...each,
      `${name}推送情况，3 个群：3 已推送`,
      ...each,
    ].join('\n'),
  );
  await room.says('contact-lake', '查 义务献血');
  await room.hears(
    'contact-lake',
    [
      '查“义务献血”：共 1 篇。',
      '1. ●本周三晚，山北区总工会组织一线职工「义务献血」，六十人参加。',
      '第1期（总第1期）【简讯】第1篇',
      '有更正 1 则：简讯“六十人参加”应为“十六人参加”。 特此更正。',
    ].join('\n'),
  );
  await room.says('contact-lake', '查 十六人');
  await room.hears(
    'contact-lake',
    '查“十六人”：共 1 篇。\n1. 简讯“六十人参加”应为“「十六人」参加”。 特此更正。\n第1期（总第1期）的第1则更正',
  );
  expect(await read((reader) => reader.archived('d1'))).toEqual(before);
  expect(await read((reader) => reader.correctionsOf('d1'))).toMatchObject([
    { of: 'd1', issue: 1, number: 1, text, by: 'editor-second', state: 'dispatched' },
  ]);
  expect(await offered('更正 第1期 夜校应为三所。')).toContain('第1期（总第1期）的第2则更正');
  expect(countPosts()).toEqual([2, 2, 2]);
  await room.isQuiet();
});

test('a group that never got the issue does not get its correction', async () => {
  await dispatched(['市总机关群']);
  const offer = await offered(`更正 总第1期 ${text}`);
  expect(offer).toContain(
    '将发到收到过这一期的 2 个群：\n区总工会工作群、产业和企业工会群\n没有收到这一期，不发：市总机关群\n确认',
  );
  await room.says('editor-first', `更正 ${offer.slice(-4)}`);
  await room.skips('editor-first', 1);
  await room.hears('editor-first', `${name}推送结束。2 个群：2 已推送`);
  expect(countPosts()).toEqual([2, 2, 0]);
});

test('a part whose answer never came is not sent again, over a restart neither', async () => {
  await dispatched();
  const code = (await offered(`更正 1 ${text}`)).slice(-4);
  const key = room.config.desk.groups.find((group) => group.name === '市总机关群')?.address ?? '';
  room.platform.fault({ path: '/cgi-bin/webhook/send', key, reset: 'after' });
  await room.says('editor-first', `更正 ${code}`);
  await room.skips('editor-first', 1);
  await room.restart();
  await room.hears(
    'editor-first',
    `${name}推送结束。3 个群：2 已推送，1 未确认\n市总机关群：第1段未确认，可能已经显示，请到群里看一眼：看到了，发“已达 市总机关群”；没有，发“补发 市总机关群”。`,
  );
  await settled();
  expect(countPosts()).toEqual([2, 2, 2]);
});

test('what cannot be corrected, and how it is to be written', async () => {
  await closedIssue();
  await room.says('editor-first', `更正 1期 ${text}`);
  await room.hears('editor-first', '第1期（总第1期）还没有签发，不用更正：直接改稿件就行。');
  await room.says('editor-first', '签发');
  const code = (await room.next('editor-first')).slice(-4);
  await room.says('editor-first', `签发 ${code}`);
  await room.skips('editor-first', 2);
  await settled();
  const no: [said: string, answer: string][] = [
    [`更正 9期 ${text}`, '没有找到第9期。请核对期号；往年的一期写上年份，例如：更正 2025年第8期 更正的内容'],
    ['更正 1期', '请在期号后面写上更正的内容，例如：更正 第1期 简讯第2条“六十人”应为“十六人”。'],
    ['更正 六十人应为十六人', '这条指令要这样写：更正 8期 更正的内容'],
    ['更正 1234', '没有等您确认的更正。请先发“更正 期号 内容”，看清内容和群，再回复其中的数字。'],
  ];
  for (const [said, answer] of no) {
    await room.says('editor-first', said);
    await room.hears('editor-first', answer);
  }
  await room.says('stranger', `更正 1期 ${text}`);
  expect(await room.next('stranger')).toMatch(/^您好，这里是简报编辑部。您还没有登记/u);
  expect(countPosts()).toEqual([1, 1, 1]);
  await room.isQuiet();
});

test('the code must be the right one, hers, in time, of what she has seen', async () => {
  await dispatched();
  const mine = (await offered(`更正 1期 ${text}`)).slice(-4);
  const wrong = mine === '0000' ? '1111' : '0000';
  await room.says('editor-second', `更正 ${mine}`);
  await room.hears(
    'editor-second',
    '没有等您确认的更正。请先发“更正 期号 内容”，看清内容和群，再回复其中的数字。',
  );
  await room.says('editor-first', `更正 ${wrong}`);
  await room.hears('editor-first', '更正码不对，什么也没有发出。还可以试 4 次，或者重新发“更正 期号 内容”。');
  await room.says('editor-second', '更正 1期 另一处。');
  await room.skips('editor-second', 1);
  const hers = (await room.next('editor-second')).slice(-4);
  await room.says('editor-second', `更正 ${hers}`);
  await room.skips('editor-second', 2);
  await settled();
  await room.says('editor-first', `更正 ${mine}`);
  await room.hears(
    'editor-first',
    '更正或群在您看过之后有了变动，这个更正码作废，什么也没有发出。请重新发“更正 期号 内容”。',
  );
  const late = (await offered(`更正 1期 ${text}`)).slice(-4);
  room.later(11 * 60_000);
  await room.says('editor-first', `更正 ${late}`);
  await room.hears('editor-first', '这个更正码已过十分钟，作废了。请重新发“更正 期号 内容”。');
  expect(countPosts()).toEqual([2, 2, 2]);
});

test('an issue that no group has got has nobody to be corrected for', async () => {
  await dispatched(groups);
  await room.says('editor-first', `更正 1期 ${text}`);
  await room.hears(
    'editor-first',
    '没有一个群收到过第1期（总第1期），更正没有地方发。要告诉读者，请写进下一期。',
  );
});
