import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { plainText } from '../../simulator/plain-text';
import { buildBot, type Built } from '../chaos/build-bot';
import { until } from '../crash/people';
import { atTerminal } from '../support/at-terminal';
import { startTestRedis } from '../support/redis';
import { boardPassword, groupNames, openDesk, userids, type DeskOfTest, type Opened } from './desks';

let built: Built;
beforeAll(() => {
  built = buildBot();
}, 120_000);
const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (let close = open.pop(); close; close = open.pop()) await close();
});
afterAll(() => {
  built.remove();
});

const [one, ofAnother, ofSame] = [
  { title: '江城工运', corpId: 'ww0123456789abcdef', agentId: 1000002 },
  { title: '海城工运', corpId: 'wwfedcba9876543210', agentId: 1000002 },
  // Its number begins like the other's.
  { title: '江城职工', corpId: 'ww0123456789abcdef', agentId: 10000021 },
].map((desk, index): DeskOfTest => ({
  ...desk,
  secret: `secret-of-desk-number-${index}-that-is-nobody-elses`,
  keys: [webhookKey(2 * index), webhookKey(2 * index + 1)],
})) as [DeskOfTest, DeskOfTest, DeskOfTest];

function webhookKey(index: number): string {
  return `0000000${index}-eeee-4eee-8eee-eeeeeeeeeeee`;
}

/** What is said at a desk, with a word in it that is said nowhere else. */
const words = { here: '莲花灯会', there: '龙舟竞渡' };

const piece = (word: string, number: number) =>
  `${word}第${number}场\n${word}第${number}场由湖东区总工会承办，三百名职工参加。（湖东区总工会）`;

test.each([
  ['of two companies', ofAnother],
  ['of one company, whose numbers begin alike', ofSame],
])(
  'two desks %s on one Redis do not see each other',
  async (_, other) => {
    const redis = await startTestRedis();
    open.push(redis.stop);
    const opening = { main: built.main, redisUrl: redis.url };
    const [here, there] = await Promise.all([openDesk(one, opening), openDesk(other, opening)]);
    open.push(here.close, there.close);
    const both: [Opened, DeskOfTest, string, number][] = [
      [here, one, words.here, 3],
      [there, other, words.there, 2],
    ];
    await Promise.all(both.map(([desk, , word, pieces]) => playIssue(desk, word, pieces)));
    for (const [desk, { title }, word, pieces] of both) {
      const foreign = desk === here ? words.there : words.here;
      seesItsOwn(desk, { title, word, foreign });
      await findsItsOwn(desk, word, foreign);
      await countsItsOwn(desk, pieces);
      await auditsItsOwn(desk, pieces);
    }
    await waitsAlone(here, there, 2);
    await sharesNoKey(redis.url, [one, other]);
    await open.pop()?.();
    // What is left here goes on as if there had been nobody else.
    await here.people.says('contact-hill', piece(words.here, 9));
    await here.people.isTold('contact-hill', /^已收到，来稿 4。/u);
  },
  120_000,
);

/** An issue with so many pieces; the numbers of submissions and issues are each desk's own. */
async function playIssue({ people }: Opened, word: string, pieces: number): Promise<void> {
  for (let number = 1; number <= pieces; number += 1) {
    await people.says('contact-lake', piece(word, number));
    await people.isTold('contact-lake', new RegExp(`^已收到，来稿 ${number}。`, 'u'));
  }
  const numbers = Array.from({ length: pieces }, (_, index) => index + 1);
  await people.says('editor-first', `采用 ${numbers.join(' ')}`);
  await people.isTold('editor-first', new RegExp(`已采用来稿 ${pieces}：`, 'u'));
  await people.says('editor-first', '截稿');
  await people.isTold('editor-first', new RegExp(`已截稿，共 ${pieces} 篇`, 'u'));
  await people.says('editor-first', '签发');
  await people.says('editor-first', await people.isTold('editor-first', /签发 \d{4}/u));
  await people.isTold('editor-first', /第1期（总第1期）推送结束。2 个群：2 已推送$/u);
  await people.isTold('contact-lake', new RegExp(`^您的来稿 ${pieces} 已刊出`, 'u'));
}

type Own = { title: string; word: string; foreign: string };

function seesItsOwn({ platform }: Opened, { title, word, foreign }: Own): void {
  for (const group of groupNames) {
    const posts = platform.posts(group).map(({ text }) => plainText(text));
    expect(posts).toHaveLength(1);
    expect(posts[0]).toContain(title);
    expect(posts[0]).toContain(word);
    expect(posts[0]).not.toContain(foreign);
  }
  const heard = userids.flatMap((userid) => platform.heard(userid).map(({ text }) => text)).join('\n');
  expect(heard).toContain(word);
  expect(heard).not.toContain(foreign);
}

/** 查: the archive of one knows nothing of the other's. */
async function findsItsOwn({ people }: Opened, word: string, foreign: string): Promise<void> {
  await people.says('editor-second', `查 ${word}`);
  await people.isTold('editor-second', new RegExp(`^查“${word}”：共 \\d 篇。`, 'u'));
  await people.says('editor-second', `查 ${foreign}`);
  await until(() => people.told('editor-second').some((text) => text.includes(foreign)), 'an answer');
  const answer = people.told('editor-second').find((text) => text.includes(foreign));
  expect(answer).not.toMatch(/共 \d+ 篇/u);
  await people.says('editor-second', '推送');
  await people.isTold('editor-second', /^第1期（总第1期）推送情况，2 个群：2 已推送$/mu);
}

async function auditsItsOwn({ env }: Opened, pieces: number): Promise<void> {
  const { code, stdout } = await atTerminal('audit', ['--since', '2020-01-01'], env);
  expect(code).toBe(0);
  const facts = stdout.trim().split('\n');
  expect(facts.filter((line) => /"what":"submitted"/.test(line))).toHaveLength(pieces);
  expect(facts.filter((line) => /"what":"dispatched"/.test(line))).toHaveLength(1);
}

/** Each door counts its own callbacks, each worker its own calls, each watch its own parts. */
async function countsItsOwn(desk: Opened, pieces: number): Promise<void> {
  const text = await figuresWith(desk, 'jianbao_delivery_parts_settled_total{state="sent"} 2');
  const calls = (call: string) => `jianbao_wecom_call_seconds_count{call="${call}",errcode="0"}`;
  expect(figure(text, calls('webhook/send'))).toBe(2);
  expect(figure(text, calls('gettoken'))).toBe(1);
  // Pieces, four commands to have them printed, three to look; each is said three times, as WeCom may.
  const said = pieces + 7;
  expect(figure(text, 'jianbao_door_callbacks_total{outcome="stored"}')).toBe(said);
  expect(figure(text, 'jianbao_door_callbacks_total{outcome="repeated"}')).toBe(2 * said);
}

/** While nobody works at one desk, what is stored there waits; at the other nothing does. */
async function waitsAlone(here: Opened, there: Opened, pieces: number): Promise<void> {
  await there.restart('web');
  await there.people.says('contact-hill', piece(words.there, 9));
  await sleep(1600);
  const [own, foreign] = await Promise.all([figuresOf(there), figuresOf(here)]);
  const waits = 'jianbao_oldest_waiting_seconds{what="message"}';
  expect([figure(own, 'jianbao_worker_up'), figure(foreign, 'jianbao_worker_up')]).toEqual([0, 1]);
  expect(figure(own, waits)).toBeGreaterThan(1);
  expect(figure(foreign, waits)).toBe(0);
  expect(await jobsDone(here)).not.toEqual([]);
  await there.restart('all');
  await there.people.isTold('contact-hill', new RegExp(`^已收到，来稿 ${pieces + 1}。`, 'u'));
}

/** Names of the queues on a desk's board, with what waits there. */
async function jobsDone({ url }: Opened): Promise<{ name: string }[]> {
  const login = { authorization: `Basic ${Buffer.from(`admin:${boardPassword}`).toString('base64')}` };
  const answer = await fetch(`${url()}/board/api/queues`, { headers: login });
  return ((await answer.json()) as { queues: { name: string }[] }).queues;
}

async function figuresOf({ url }: Opened): Promise<string> {
  return (await fetch(`${url()}/metrics`)).text();
}

/** Asked again until it holds this, for as long as the watch may take to look. */
async function figuresWith(desk: Opened, wanted: string): Promise<string> {
  for (let tries = 0; tries < 200; tries += 1) {
    const text = await figuresOf(desk);
    if (text.includes(wanted)) return text;
    await sleep(100);
  }
  throw new Error(`never seen: ${wanted}`);
}

function figure(text: string, name: string): number {
  const line = text.split('\n').find((one) => one.startsWith(`${name} `));
  return Number(line?.slice(name.length + 1));
}

/** Every key of the Redis is one desk's. */
async function sharesNoKey(redisUrl: string, desks: readonly DeskOfTest[]): Promise<void> {
  const client = new Redis(redisUrl);
  const keys = await client.keys('*');
  client.disconnect();
  const tags = desks.map(({ corpId, agentId }) => `{${corpId}:${agentId}}`);
  expect(keys.length).toBeGreaterThan(50);
  expect(keys.filter((key) => tags.filter((tag) => key.startsWith(`${tag}:`)).length !== 1)).toEqual([]);
}
