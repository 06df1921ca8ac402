import { setTimeout as sleep } from 'node:timers/promises';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { deskKey, type Config } from '../../src/config';
import type { Group } from '../../src/desk/desk-config';
import type { Delivery } from '../../src/desk/issues/delivery';
import { dispatchOfIssue } from '../../src/desk/issues/dispatch';
import { keysOf } from '../../src/store/keys';
import { openReader } from '../../src/store/reader';
import { openNewsroom, type Newsroom } from '../support/newsroom';
import { closeIssueOfTwo, signOff } from '../support/signing';

/**
 * WeCom's codes and what is to be done about each, read from its pages once more and not from our own table, so that a
 * wrong row there shows: R again with back-off, W when the window has passed, T with another token, C for the admin to
 * put right, P never for this message, X a mistake of ours. After it the words that editors read; without, its number.
 */
const table: [treat: 'R' | 'W' | 'T' | 'C' | 'P' | 'X', codes: string, words?: string][] = [
  ['R', '-1', '企业微信系统繁忙'],
  ['R', '6000', '企业微信数据冲突'],
  ['R', '45033', '对企业微信的并发调用过多'],
  ['R', '846609'],
  ['W', '45009', '发送过于频繁，企业微信暂停接收'],
  ['T', '40001', '企业微信应用的 corpid 或 secret 不对'],
  ['T', '40014 42001', '企业微信的访问凭证已失效'],
  ['C', '40013 40091 41002 41004', '企业微信应用的 corpid 或 secret 不对'],
  ['C', '50003', '企业微信应用已被停用'],
  ['C', '60020 48009', '本机 IP 不在企业可信IP 中'],
  ['C', '48002 48006', '应用没有调用这个接口的权限'],
  ['C', '60011 92000', '收件人不在应用的可见范围内'],
  ['C', '301002 40056', '应用的 agentid 不对'],
  ['C', '86008', '这个群不是本应用建的'],
  ['C', '43012', '应用没有设置接收消息的地址，按钮用不了'],
  ['C', '40057 50001 80001 85005 853000'],
  ['P', '40003 60111 301021 46004', '企业微信里没有这个成员'],
  ['P', '50002', '收件人不在应用的可见范围内'],
  ['P', '81013', '收件人不存在，或不在应用的可见范围内'],
  ['P', '43004', '成员没有关注微信插件'],
  ['P', '45002', '消息超过企业微信的长度限制'],
  ['P', '93000', '群的消息推送地址无效，或已被删除'],
  ['P', '93004', '群的消息推送已被停用'],
  ['P', '93008', '这个消息推送不在群里'],
  ['P', '93001 93006', '这个群不接收机器人的推送'],
  ['P', '40007', '文件在企业微信中已过期'],
  ['P', '40004 40005 40006 40009 40011 45001 45007', '文件的类型或大小不合要求'],
  ['P', '40050 86001 86003', '没有这个群，或群已解散'],
  ['P', '86004', '群名不合企业微信的要求'],
  ['P', '86005', '群主不对'],
  ['P', '86006', '群成员要有 2 到 2000 人'],
  ['P', '86007 86216', '群成员里有企业微信不认识的账号'],
  ['P', '42014 42015 42016 42017 42018 42019 42020', '卡片的编号不对，或已不能更新'],
  ['P', '42003 40029 42022 84014 84015 40066 40068 60123'],
  ['P', '86201 86202 86203 86204 86205 86206 86207 86215 86217 86220'],
  ['P', '93017 93018 93019 846605 846608'],
  ['X', '44004', '消息内容为空'],
  ['X', '44001 45008 40008 41006', '消息格式不对'],
  ['X', '40031 40032 82001 82002 82003', '收件人名单不对'],
  ['X', '40033 40035 40039 40058 40063 41001 41011', '请求参数不对'],
  ['X', '42027 42028 42029 42030 42031 42032 42033 42034 42035 42036 42037 42038 42039', '卡片内容不合要求'],
  ['X', '42040 42041 42042 42043 42044 42045 42046 42047 42048 42049 42050 42051', '卡片内容不合要求'],
  ['X', '40093 830002'],
  // Of these no page tells: a repeat might be shown twice, so there is none.
  ['P', '1 987654'],
];

type Row = { code: number; treat: (typeof table)[number][0]; words: string };

const rows: Row[] = table.flatMap(([treat, codes, words]) =>
  codes.split(' ').map((code) => ({ code: Number(code), treat, words: words ?? `企业微信错误 ${code}` })),
);

/** Calls that a group costs whose every post hears this code: what may be repeated is, and no more often than this. */
function callsFor({ code, treat }: Row): number {
  if (code === 45033) return 9;
  if (code === 60020) return 4;
  return treat === 'R' ? 4 : 1;
}

let room: Newsroom;
let look: Redis;
let letters: Queue;

async function open(groups: Group[]): Promise<void> {
  room = await openNewsroom((config: Config) => ({ ...config, desk: { ...config.desk, groups } }));
  look = new Redis(room.redis.url);
  letters = new Queue('tell', { connection: look, prefix: keysOf(deskKey(room.config)).queues });
}

afterEach(async () => {
  await letters.close();
  look.disconnect();
  await room.close();
});

/** What waits its time need not, here. */
async function hurry(): Promise<void> {
  for (const job of await letters.getDelayed()) await job.promote().catch(() => undefined);
  const { due } = keysOf(deskKey(room.config));
  for (const delivery of await look.zrange(due, '0', '-1')) await look.zadd(due, 'XX', '0', delivery);
}

type IsSo = () => boolean | Promise<boolean>;

async function waitUntil(isSo: IsSo, what: string, meanwhile = () => Promise.resolve()): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await isSo()) return;
    await meanwhile();
    await sleep(50);
  }
  throw new Error(`this did not come: ${what}`);
}

const hurryUntil = (isSo: IsSo, what: string) => waitUntil(isSo, what, hurry);

async function deliveries(): Promise<Map<string, Delivery>> {
  const found = await openReader(look, keysOf(deskKey(room.config))).deliveries(dispatchOfIssue(1));
  return new Map(found.map((delivery) => [delivery.group, delivery]));
}

const told = (userid: string) => room.platform.heard(userid).map(({ text }) => text.trimEnd());
const isReported = () => told('editor-first').some((text) => text.includes('推送结束'));

/** The report, which is longer than a message may be. */
async function report(): Promise<string> {
  await hurryUntil(isReported, 'the report');
  await sleep(1000);
  const texts = told('editor-first');
  return texts.slice(texts.findIndex((text) => text.includes('推送结束'))).join('');
}

/** Why each group that failed did so. */
function reasonsIn(text: string): Map<string, string> {
  const [, failed = ''] = / 失败（(.*)）(?:\n?失败的，找到原因后发“补发 群名”。)?$/su.exec(text) ?? [];
  const reasons = failed.replaceAll('\n', '').split('；');
  return new Map(
    reasons.flatMap((one) => {
      const [names = '', reason = ''] = one.split('：');
      return names.split('、').map((name): [string, string] => [name, reason]);
    }),
  );
}

async function metrics(wanted: string): Promise<string> {
  for (let tries = 0; tries < 200; tries += 1) {
    const text = await (await fetch(`http://127.0.0.1:${String(room.port())}/metrics`)).text();
    if (text.includes(wanted)) return text;
    await sleep(100);
  }
  throw new Error(`never seen: ${wanted}`);
}

/** How many calls heard each code. */
function countedIn(text: string, call: string): Map<string, number> {
  const line = new RegExp(
    `^jianbao_wecom_call_seconds_count\\{call="${call}",errcode="(.+)"\\} (\\d+)$`,
    'gmu',
  );
  return new Map([...text.matchAll(line)].map(([, code = '', count]) => [code, Number(count)]));
}

const keyOf = (index: number) => `00000000-dddd-4ddd-8ddd-${String(index).padStart(12, '0')}`;
const webhook = '/cgi-bin/webhook/send';
const always = Number.MAX_SAFE_INTEGER;

/** A group for each code whose every post hears it; one for each of R that hears it once; one that hears nothing. */
const heardAlways = rows.filter(({ treat }) => treat !== 'W').map((row) => ({ ...row, times: always }));
const heardOnce = rows.filter(({ treat }) => 'RW'.includes(treat)).map((row) => ({ ...row, times: 1 }));
const cast = [...heardAlways, ...heardOnce].map((row, index) => ({
  ...row,
  key: keyOf(index + 1),
  name: row.times === 1 ? `一次${row.code}` : `总是${row.code}`,
}));
const well = { name: '没有差错的群', key: keyOf(0) };

test('each code does to its group what the table says, the editors read why, the admins are told, and it is counted', async () => {
  const groups = [well, ...cast];
  await open(
    groups.map(({ name, key }) => {
      const style = 'full' as const;
      return { name, via: 'webhook', address: key, style, receives: ['bulletin'] };
    }),
  );
  groups.forEach(room.platform.addGroup);
  for (const { key, code, times, treat } of cast)
    room.platform.fault({
      ...{ path: webhook, key, errcode: code, times },
      ...(treat === 'W' ? { silenceMs: 60_000 } : {}),
    });
  await closeIssueOfTwo(room);
  await signOffLong();

  // What is final is so at once; what is to wait for its window does, and the editors can read of it.
  const settledFirst = cast.filter((row) => row.times === always && callsFor(row) === 1);
  expect(await stillOpen(settledFirst.map(({ name }) => name))).toEqual([]);
  const limited = cast.find(({ treat }) => treat === 'W')!;
  await waitUntil(async () => (await deliveries()).get(limited.name)?.waits?.for === 'wecom', 'the wait');
  expect((await deliveries()).get(limited.name)).toMatchObject({ parts: [{ state: 'waiting', tries: 0 }] });

  room.later(61_000);
  await look.del(keysOf(deskKey(room.config)).hold(limited.key));
  const text = await report();

  const found = await deliveries();
  for (const row of cast) {
    const [part, ...more] = found.get(row.name)!.parts;
    const refused = row.times === always;
    const wanted = refused ? { state: 'refused', errcode: row.code } : { state: 'sent' };
    expect({ name: row.name, more, part }).toMatchObject({ name: row.name, more: [], part: wanted });
    expect({ name: row.name, posts: room.platform.posts(row.name).length }).toEqual({
      name: row.name,
      posts: refused ? 0 : 1,
    });
  }
  expect(room.platform.posts(well.name)).toHaveLength(1);

  const reached = 1 + heardOnce.length;
  expect(text).toContain(`${groups.length} 个群：${reached} 已推送，${heardAlways.length} 失败（`);
  const reasons = reasonsIn(text);
  const failed = cast.filter(({ times }) => times === always);
  expect(Object.fromEntries(reasons)).toEqual(
    Object.fromEntries(failed.map(({ name, words }) => [name, words])),
  );

  const figures = await metrics(`jianbao_delivery_parts_settled_total{state="refused"} ${failed.length}`);
  expect(figures).toContain(`jianbao_delivery_parts_settled_total{state="sent"} ${reached}`);
  const wanted = new Map<string, number>([['0', reached]]);
  for (const row of cast) {
    const calls = row.times === 1 ? 1 : callsFor(row);
    wanted.set(String(row.code), (wanted.get(String(row.code)) ?? 0) + calls);
  }
  expect(countedIn(figures, 'webhook/send')).toEqual(wanted);
  await adminsHear(failed);
}, 120_000);

/** An offer for so many groups is longer than a message may be. */
async function signOffLong(): Promise<void> {
  await room.says('editor-first', '签发');
  const codes = () => told('editor-first').flatMap((text) => /^签发 \d{4}$/mu.exec(text)?.[0] ?? []);
  await hurryUntil(() => codes().length > 0, 'the offer');
  await room.says('editor-first', codes()[0]!);
}

/** Waits until all of these are refused, without hurrying; which are not. */
async function stillOpen(names: string[]): Promise<string[]> {
  for (let tries = 0; ; tries += 1) {
    const found = await deliveries();
    const open = names.filter((name) => found.get(name)?.parts[0]?.state !== 'refused');
    if (open.length === 0 || tries === 200) return open;
    await sleep(50);
  }
}

/** The first in WeCom, gathered and at most every ten minutes; all of them in the log. */
async function adminsHear(failed: { name: string; code: number }[]): Promise<void> {
  room.later(11 * 60_000);
  const alarmed = () =>
    room.logged
      .map((line) => JSON.parse(line) as { msg: string; deliveries?: { group: string; errcode: number }[] })
      .filter(({ msg }) => msg === 'deliveries have failed for good')
      .flatMap((line) => line.deliveries ?? []);
  await hurryUntil(async () => {
    await sleep(100);
    return alarmed().length >= failed.length;
  }, 'the alarm of every group');
  const wanted = failed.map(({ name, code }) => ({ group: name, errcode: code }));
  const inOrder = (list: { group: string; errcode: number }[]) =>
    list.toSorted((one, other) => (one.group < other.group ? -1 : 1));
  expect(inOrder(alarmed())).toEqual(inOrder(wanted));
  await hurryUntil(() => told('desk-admin').length > 0, 'the admin is told');
  expect(told('desk-admin')[0]).toMatch(/^有 \d+ 个群没有推送成，不会自动重发：\n/u);
}

const chat: Group = {
  name: '机关群',
  via: 'appchat',
  address: 'chat1',
  style: 'full',
  receives: ['bulletin'],
};
const ofChats = '/cgi-bin/appchat/send';

async function openChat(): Promise<void> {
  await open([chat]);
  room.platform.addChat({ chatid: 'chat1', name: chat.name, userids: ['contact-lake', 'editor-first'] });
  await closeIssueOfTwo(room);
}

const callsOf = (path: string) => room.platform.calls.filter((call) => call.path === path).length;
const tokens = () => callsOf('/cgi-bin/gettoken');

test.each([40001, 40014, 42001])(
  'on %i a chat gets its issue once, with a token that was renewed once',
  async (code) => {
    await openChat();
    expect(tokens()).toBe(1);
    room.platform.fault({ path: ofChats, errcode: code });
    await signOff(room);
    expect(await report()).toBe('第1期（总第1期）推送结束。1 个群：1 已推送');
    expect([tokens(), callsOf(ofChats), room.platform.posts(chat.name).length]).toEqual([2, 2, 1]);
    const [part] = (await deliveries()).get(chat.name)!.parts;
    expect(part).toMatchObject({ state: 'sent' });
    expect(Object.fromEntries(countedIn(await metrics('appchat/send'), 'appchat/send'))).toEqual({
      0: 1,
      [code]: 1,
    });
  },
);

test.each([40014, 42001])('%i with a new token too is waited for like a busy system', async (code) => {
  await openChat();
  room.platform.fault({ path: ofChats, errcode: code, times: 2 });
  await signOff(room);
  expect(await report()).toBe('第1期（总第1期）推送结束。1 个群：1 已推送');
  expect([callsOf(ofChats), room.platform.posts(chat.name).length]).toEqual([3, 1]);
});

test('40001 with a new token too is a wrong secret: the group fails, and nobody is asked for a token for half an hour', async () => {
  await openChat();
  room.platform.fault({ path: ofChats, errcode: 40001, times: 2 });
  await signOff(room).catch(() => undefined);
  expect(await stillOpen([chat.name])).toEqual([]);
  const before = tokens();
  await hurry();
  await sleep(500);
  expect(tokens()).toBe(before);
  for (const key of await look.keys('*:refused')) await look.del(key);
  await hurryUntil(
    () => told('editor-first').some((text) => text.includes('没有发到任何一个群')),
    'the report',
  );
  expect(told('editor-first').find((text) => text.includes('没有发到任何一个群'))).toContain(
    '1 个群：1 失败（机关群：企业微信应用的 corpid 或 secret 不对）',
  );
  await hurryUntil(() => told('desk-admin').some((text) => text.includes('个群没有推送成')), 'the alarm');
  expect(callsOf(ofChats)).toBe(2);
});
