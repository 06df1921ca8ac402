import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { deskKey } from '../../src/config';
import { backupDesk } from '../../src/store/backup/backup-desk';
import { restoreDesk } from '../../src/store/backup/restore-desk';
import { openMediaFiles } from '../../src/store/media-files';
import { openStore } from '../../src/store/open-store';
import { commitOf } from '../store/open-test-store';
import { png } from '../support/files';
import { openNewsroom, type Newsroom } from '../support/newsroom';
import { startTestRedis, type TestRedis } from '../support/redis';

let room: Newsroom;
let second: TestRedis;
let folder: string;
let here: Redis;
let there: Redis;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jianbao-test-'));
  second = await startTestRedis();
  room = await openNewsroom((config) => ({ ...config, dataDir: join(folder, 'data') }));
  here = new Redis(room.redis.url);
  there = new Redis(second.url);
});
afterEach(async () => {
  here.disconnect();
  there.disconnect();
  await room.close();
  await second.stop();
  rmSync(folder, { recursive: true, force: true });
});

const heat =
  '高温天里的清凉站\n湖东区总工会在十二个工地设了清凉站，高温津贴的政策也一并讲到班组。（湖东区总工会）';
const lesson = '夜校开进三个工地\n湖东区总工会在三个工地办起夜校，四百人次来听课。（湖东区总工会）';
const brief = '●山北区总工会慰问高温岗位上的环卫工人，送去防暑药品八十份。（山北区总工会）';

/** An issue is out, a piece with a picture waits, a message lies in the inbox, and somebody is still to be told. */
async function busyDesk(): Promise<void> {
  await room.says('contact-lake', heat);
  await room.skips('contact-lake', 1);
  await room.says('editor-first', '采用 1');
  await room.says('editor-first', '截稿');
  await room.skips('editor-first', 3);
  await room.says('editor-first', '签发');
  const code = (await room.next('editor-first')).slice(-4);
  await room.says('editor-first', `签发 ${code}`);
  await room.skips('editor-first', 1);
  expect(await room.next('editor-first')).toMatch(/3 已推送$/u);
  await room.skips('contact-lake', 2);
  await room.says('contact-lake', lesson);
  await room.skips('contact-lake', 1);
  const mediaId = room.platform.storeMedia({ filename: 'picture', bytes: png, type: 'image/png' });
  await room.platform.showPicture('contact-lake', mediaId);
  await room.skips('contact-lake', 1);
  for (const editor of ['editor-first', 'editor-second'])
    await room.seesOnCard(editor, '夜校开进三个工地', /\[采用\]/u);
  room.forgetsAll();
}

async function leaveUndone(): Promise<void> {
  await room.restart({ role: 'web' });
  await room.says('contact-hill', brief);
  const store = openStore(deskKey(room.config), { client: here, blocking: here });
  const letter = { kind: 'text' as const, text: '请到编辑部来一趟。' };
  await store.commit(commitOf({ letters: [{ to: 'contact-port', letter }] }));
  store.inbox.close();
}

test('a desk moves to another Redis with all it has, and the bot goes on there', async () => {
  await busyDesk();
  await room.says('editor-second', '待审');
  const waiting = await room.next('editor-second');
  await room.says('editor-second', '查 高温');
  const found = await room.next('editor-second');
  expect(found).toMatch(/^查“高温”：共 1 篇。/u);
  await leaveUndone();

  const file = join(folder, 'desk.backup');
  const desk = deskKey(room.config);
  const media = openMediaFiles(room.config.dataDir);
  const made = await backupDesk(file, { client: here, desk, readMedia: media.read });
  expect(made).toMatchObject({
    missing: [],
    header: {
      desk,
      counts: { submissions: 2, entries: 1, issues: 2, archived: 1, messages: 1, letters: 1, media: 2 },
    },
  });
  rmSync(room.config.dataDir, { recursive: true });
  const done = await restoreDesk(file, { client: there, desk, isRenamed: false, trial: false, media });
  expect(done).toMatchObject({ ok: true });
  expect(await allOf(there)).toEqual(await allOf(here));

  await room.restart({ redisUrl: second.url });
  await room.hears('contact-port', '请到编辑部来一趟。');
  expect(await room.next('contact-hill')).toMatch(/^已收到，来稿 3。/u);
  await room.skips('editor-first', 1);
  await room.skips('editor-second', 1);
  await room.says('editor-second', '待审');
  const now = await room.next('editor-second');
  expect(now).toContain('来稿 3');
  expect(now.split('\n').slice(1, 2)).toEqual(waiting.split('\n').slice(1, 2));
  await room.says('editor-second', '查 高温');
  await room.hears('editor-second', found);
  await room.says('editor-second', '看 2');
  await room.skips('editor-second', 3);
  await room.isQuiet();
}, 60_000);

/** What is carried and what is made anew, as text, without how long it still lives. */
async function allOf(client: Redis): Promise<Record<string, unknown>> {
  const names = (await client.keys('*')).filter((key) =>
    /\}:(?:doc|index|facts|inbox|seen|handled|mail|told|pace)(?::|$)/.test(key),
  );
  const all = await Promise.all(
    names.toSorted().map(async (key) => [key, await read[await client.type(key)]!(client, key)] as const),
  );
  return Object.fromEntries(all.filter(([, value]) => JSON.stringify(value) !== '[]'));
}

const read: Record<string, (client: Redis, key: string) => Promise<unknown>> = {
  string: (client, key) => client.get(key),
  list: (client, key) => client.lrange(key, 0, -1),
  set: async (client, key) => (await client.smembers(key)).toSorted(),
  zset: (client, key) => client.zrange(key, '0', '-1', 'WITHSCORES'),
  hash: (client, key) => client.hgetall(key),
  stream: (client, key) => client.xrange(key, '-', '+'),
};
