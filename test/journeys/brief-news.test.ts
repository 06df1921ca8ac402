import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { plainText } from '../../simulator/plain-text';
import { deskKey, type Config } from '../../src/config';
import { keysOf } from '../../src/store/keys';
import { openReader } from '../../src/store/reader';
import { openNewsroom, type Newsroom } from '../support/newsroom';
import { bloodDrive, nightSchool } from '../support/sentences';

let room: Newsroom;
beforeEach(async () => {
  room = await openNewsroom(withBriefs);
});
afterEach(() => room.close());

const path = '/cgi-bin/webhook/send';
const [districts, industry, offices] = ['区总工会工作群', '产业和企业工会群', '市总机关群'] as const;

/** Two of the three groups take briefs. */
function withBriefs(config: Config): Config {
  const groups = config.desk.groups.map((group) => ({
    ...group,
    receives: group.name === offices ? (['bulletin'] as const) : (['bulletin', 'briefs'] as const),
  }));
  const desk = { ...config.desk, groups: groups.map((one) => ({ ...one, receives: [...one.receives] })) };
  return { ...config, desk };
}

const secondBrief = '●港口新区总工会为码头职工送上凉茶，十二个班组都喝到了。（港口新区总工会）';

/** 来稿 1 and 2 are briefs, 来稿 3 is an article; all that was said about it so far is another story. */
async function acceptThree(): Promise<void> {
  await room.says('contact-hill', bloodDrive.text);
  await room.skips('contact-hill', 1);
  await room.says('contact-port', secondBrief);
  await room.skips('contact-port', 1);
  await room.says('contact-lake', nightSchool.text);
  await room.skips('contact-lake', 1);
  await room.says('editor-first', '采用 1 2 3');
  await hear('editor-first', /已采用来稿 3/u);
  await settled();
}

async function hear(userid: string, wanted: RegExp): Promise<string> {
  for (;;) {
    const heard = await room.next(userid);
    if (wanted.test(heard)) return heard;
  }
}

/** What the story has not been about so far is over. */
async function settled(): Promise<void> {
  await sleep(600);
  room.forgetsAll();
}

function keyOf(group: string): string {
  return room.config.desk.groups.find((one) => one.name === group)?.address ?? '';
}

function seenIn(group: string): string[] {
  return room.platform.posts(group).map(({ text }) => plainText(text));
}

/** Moments are not the same twice. */
function timeless(text: string): string {
  return text.replace(/\d+月\d+日 \d+:\d+/gu, '那时');
}

async function answerTo(userid: string, text: string): Promise<string> {
  await room.says(userid, text);
  return timeless(await room.next(userid));
}

async function sent(group: string, count: number): Promise<void> {
  for (let waited = 0; waited < 8000 && room.platform.posts(group).length < count; waited += 10)
    await sleep(10);
  expect(room.platform.posts(group).length).toBe(count);
}

async function state(number: number) {
  const client = new Redis(room.redis.url);
  const found = await openReader(client, keysOf(deskKey(room.config))).briefDispatch(number);
  client.disconnect();
  return found;
}

test('briefs go at once to the groups that take them, once each, and still stand in the issue', async () => {
  await acceptThree();
  expect(await answerTo('editor-second', '快讯 1 3')).toBe(
    [
      '来稿 3 在【工作动态】，不是简讯，没有发快讯。要当快讯发，先发“栏目 3 简讯”。',
      '快讯正在发往 2 个群：区总工会工作群、产业和企业工会群',
      '来稿 1：2 个群',
      '整期里照样刊登。发“推送”看进度，发完会报告结果。',
    ].join('\n'),
  );
  await room.hears('editor-first', '编辑二向 2 个群发出快讯（来稿 1），正在推送。');
  const end = '快讯（来稿 1）推送结束。2 个群：2 已推送';
  await room.hears('editor-first', end);
  await room.hears('editor-second', end);
  await room.hears('contact-hill', '您的来稿 1 已作为快讯发到 2 个群。整期刊出后再告诉您。');
  const text = room.platform.posts(districts)[0]?.text ?? '';
  expect(text.replace(/\d+年\d+月\d+日/u, '那天')).toBe(
    '**江城工运 快讯**<font color="comment">\u3000那天</font>\n\n●本周三晚，山北区总工会组织一线职工义务献血，六十人参加。<font color="comment">（山北区总工会）</font>',
  );
  expect(room.platform.posts(industry).map((post) => post.text)).toEqual([text]);
  expect(room.platform.posts(offices)).toEqual([]);

  expect(await answerTo('editor-first', '快讯 1、2。')).toBe(
    [
      '来稿 1 已于 那时 作为快讯发往收快讯的 2 个群，没有重发。发“推送”看送到没有，没有送到的发“补发 群名”。',
      '快讯正在发往 2 个群：区总工会工作群、产业和企业工会群',
      '来稿 2：2 个群',
      '整期里照样刊登。发“推送”看进度，发完会报告结果。',
    ].join('\n'),
  );
  await room.hears('editor-first', '快讯（来稿 2）推送结束。2 个群：2 已推送');
  await room.hears('contact-port', '您的来稿 2 已作为快讯发到 2 个群。整期刊出后再告诉您。');
  expect(seenIn(districts)[1]).not.toContain('义务献血');
  await room.skips('editor-second', 2);
  expect(await answerTo('editor-first', '推送')).toBe(
    [
      '快讯（来稿 1）推送情况，2 个群：2 已推送',
      '区总工会工作群：1 段已推送',
      '产业和企业工会群：1 段已推送',
      '快讯（来稿 2）推送情况，2 个群：2 已推送',
      '区总工会工作群：1 段已推送',
      '产业和企业工会群：1 段已推送',
    ].join('\n'),
  );
  const standing = await answerTo('editor-first', '本期');
  expect(standing).toContain('（山北区总工会，28字，已发快讯）');
  expect(standing).toContain('（湖东区总工会，37字）');
  await room.isQuiet();
}, 30_000);

test('a group whose address was dead is sent it by another 快讯, and nothing twice by 补发 after that', async () => {
  await acceptThree();
  room.platform.fault({ path, key: keyOf(industry), errcode: 93000 });
  await room.says('editor-first', '快讯 1');
  await room.skips('editor-first', 1);
  expect(await room.next('editor-first')).toMatch(
    /^快讯（来稿 1）推送结束。2 个群：1 已推送，1 失败（产业和企业工会群：.+）\n失败的，找到原因后发“补发 群名”。$/u,
  );
  await room.hears('contact-hill', '您的来稿 1 已作为快讯发到 1 个群。整期刊出后再告诉您。');
  expect(await answerTo('editor-first', '快讯 1')).toBe(
    [
      '快讯正在发往 1 个群：产业和企业工会群',
      '来稿 1：1 个群（另有 1 个群已经发过，不重发）',
      '整期里照样刊登。发“推送”看进度，发完会报告结果。',
    ].join('\n'),
  );
  await room.hears('editor-first', '快讯（来稿 1）推送结束。1 个群：1 已推送');
  await room.says('editor-first', '补发 产业和企业工会群');
  await hear('editor-first', /补发结束/u);
  expect(seenIn(industry)).toHaveLength(1);
  expect(seenIn(districts)).toHaveLength(1);
}, 30_000);

test('what groups have read stays read: 撤销 says so, and a new 采用 does not send it again', async () => {
  await acceptThree();
  await room.says('editor-second', '快讯 1');
  await hear('editor-second', /快讯（来稿 1）推送结束/u);
  await settled();
  expect(await answerTo('editor-first', '撤销 1')).toBe(
    [
      '来稿 1 的决定已收回，回到待审。发“看 1”重新处理。',
      '来稿 1 已经作为快讯发到 2 个群（区总工会工作群、产业和企业工会群），收不回来；还没有发到的群不再发。',
    ].join('\n'),
  );
  await settled();
  expect(await answerTo('editor-first', '快讯 1')).toBe(
    '来稿 1 的采用已由编辑一于 那时 撤销，没有发快讯。要发，先发“采用 1 栏目”。',
  );
  await room.says('editor-first', '采用 1');
  await hear('editor-first', /已采用来稿 1/u);
  expect(await answerTo('editor-first', '快讯 1')).toContain('没有重发');
  expect(seenIn(districts)).toHaveLength(1);
}, 30_000);

/** Long briefs, four to a part. */
async function acceptLong(count: number): Promise<void> {
  for (let at = 1; at <= count; at += 1)
    await room.says('contact-lake', `●第${at}条。${`码头工会第${at}次送凉茶，职工都说好。`.repeat(18)}`);
  await hear('contact-lake', new RegExp(`来稿 ${count}。`, 'u'));
  await room.says('editor-first', `采用 ${numbersTo(count)} 简讯`);
  await hear('editor-first', new RegExp(`已采用来稿 ${count}：`, 'u'));
  await settled();
}

function numbersTo(count: number): string {
  return Array.from({ length: count }, (_, at) => at + 1).join(' ');
}

test('what is taken back between two parts is left out of the next, over a restart too', async () => {
  await acceptLong(9);
  room.platform.fault({ path, key: keyOf(districts), delayMs: 1500 });
  room.platform.fault({ path, key: keyOf(industry), delayMs: 1500 });
  await room.says('editor-first', '快讯 1 2 3 4 5 6 7 8 9');
  await hear('editor-first', /快讯正在发往 2 个群/u);
  await sleep(300);
  await room.says('editor-second', '撤销 8');
  await hear('editor-second', /来稿 8 的决定已收回/u);
  await room.says('editor-second', '移出 9');
  await room.restart();
  await hear('editor-first', /推送结束。2 个群：2 已推送/u);
  for (const group of [districts, industry]) {
    const all = seenIn(group).join('\n');
    for (const at of [1, 2, 3, 4, 5, 6, 7, 9]) expect(all.split(`第${at}条。`)).toHaveLength(2);
    expect(all).not.toContain('第8条。');
  }
  expect(await state(1)).toMatchObject({ state: 'dispatched', entries: [1, 2, 3, 4, 5, 6, 7, 8, 9] });
}, 30_000);

test('of a part of which nothing is left nothing goes, and the others make the delivery whole', async () => {
  await acceptLong(5);
  room.platform.fault({ path, key: keyOf(districts), delayMs: 800 });
  await room.says('editor-first', '快讯 1 2 3 4 5');
  await hear('editor-first', /快讯正在发往 2 个群/u);
  await sent(industry, 2);
  await room.says('editor-first', '停发 快讯');
  await hear('editor-first', /快讯（来稿 1、2、3、4 等 5 篇）已停发/u);
  await room.says('editor-first', '撤销 5');
  await hear('editor-first', /（产业和企业工会群），收不回来；还没有发到的群不再发。/u);
  await room.says('editor-first', '续发');
  await hear('editor-first', /推送结束。2 个群：2 已推送$/u);
  expect(seenIn(districts)).toHaveLength(1);
  await room.says('editor-first', '补发 全部');
  await room.hears('editor-first', '没有要补发的群。发“推送”看各群。');
}, 30_000);

test('how it is to be written, and what cannot go', async () => {
  await acceptThree();
  const no: [said: string, answer: string][] = [
    ['快讯', '这条指令要这样写：快讯 12 13'],
    ['快讯 99', '没有来稿 99。请核对号码。'],
  ];
  for (const [said, answer] of no) expect(await answerTo('editor-first', said)).toBe(answer);
  await room.says('contact-hill', bloodDrive.text.replace('六十', '七十'));
  await room.skips('contact-hill', 1);
  await settled();
  expect(await answerTo('editor-first', '快讯 4')).toBe(
    '来稿 4 还没有采用，没有发快讯。先发“采用 4 栏目”，再发“快讯 4”。',
  );
  await room.says('editor-first', '移出 1');
  await hear('editor-first', /已移出本期/u);
  expect(await answerTo('editor-first', '快讯 1')).toContain('来稿 1：2 个群');
}, 30_000);
