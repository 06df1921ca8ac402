import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backupDesk, type Backup } from '../../../src/store/backup/backup-desk';
import { restoreDesk, type Restored } from '../../../src/store/backup/restore-desk';
import { writeSealed } from '../../../src/store/backup/seal';
import { openMediaFiles } from '../../../src/store/media-files';
import type { Store } from '../../../src/store/open-store';
import { pendingSubmission } from '../../desk/examples';
import { png } from '../../support/files';
import { commitOf, openTestStore, type TestStore } from '../open-test-store';
import { picturedPiece } from './pictured-piece';

let old: TestStore;
let fresh: TestStore;
let folder: string;
beforeAll(async () => {
  [old, fresh] = await Promise.all([openTestStore(), openTestStore()]);
});
afterAll(() => Promise.all([old.close(), fresh.close()]));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jianbao-test-'));
});
afterEach(async () => {
  await fresh.client.flushall();
  rmSync(folder, { recursive: true, force: true });
});

const desk = 'desk-0';

async function usedDesk(): Promise<Store> {
  const store = old.open(desk);
  await old.client.flushall();
  const file = await openMediaFiles(join(folder, 'old')).keep(png, 'png');
  await store.commit(
    commitOf({
      cause: 'message-1',
      ...picturedPiece(file, png.length),
      letters: [
        { to: 'contact-lake', letter: { kind: 'text', text: '收到\u2028了' } },
        { to: 'contact-lake', letter: { kind: 'text', text: '第二条' } },
      ],
    }),
  );
  await store.mailbox.next('contact-lake', 'posting-1');
  await store.inbox.receive({ id: 'message-2', xml: '<xml>二</xml>', at: 2 });
  return store;
}

async function backup(name = 'desk.backup'): Promise<Backup> {
  const readMedia = openMediaFiles(join(folder, 'old')).read;
  const made = await backupDesk(join(folder, name), { client: old.client, desk, readMedia });
  if (!made) throw new Error('nothing to back up');
  return made;
}

function restore(
  into: Partial<{ desk: string; isRenamed: boolean; trial: boolean }> = {},
): Promise<Restored> {
  const media = openMediaFiles(join(folder, 'new'));
  const whole = { client: fresh.client, desk, isRenamed: false, trial: false, media, ...into };
  return restoreDesk(join(folder, 'desk.backup'), whole);
}

test('everything is there: documents, facts, letters on their way and waiting, the inbox, marks, pictures', async () => {
  await usedDesk();
  const { header, missing } = await backup();
  expect(missing).toEqual([]);
  expect(header.counts).toEqual({
    documents: 2,
    submissions: 1,
    entries: 0,
    issues: 0,
    archived: 0,
    facts: 1,
    messages: 1,
    letters: 2,
    marks: 2,
    media: 1,
  });
  expect(await restore()).toEqual({ ok: true, header });
  const store = fresh.open(desk);
  const read = store.openReader();
  expect(await read.pending()).toEqual([pendingSubmission()]);
  expect(read.versions.get('submission:1')).toBe(1);
  expect(await store.inbox.unhandled()).toMatchObject([{ id: 'message-2', xml: '<xml>二</xml>', at: 2 }]);
  expect(await store.inbox.receive({ id: 'message-2', xml: '<xml>二</xml>', at: 2 })).toBe('repeated');
  expect(await store.commit(commitOf({ cause: 'message-1' }))).toBe('handled');
  await fresh.client.del(store.keys.sending('contact-lake'));
  const posting = await store.mailbox.next('contact-lake', 'posting-2');
  expect(posting).toMatchObject({ id: 'posting-1', letters: [{ text: '收到\u2028了' }] });
  const [name = ''] = readdirSync(join(folder, 'new', 'media'));
  expect(readFileSync(join(folder, 'new', 'media', name))).toEqual(png);
  expect(await fresh.client.pttl(store.keys.seen('message-2'))).toBeGreaterThan(0);
  await store.streams.createGroups();
  expect((await store.streams.read('new', 10)).facts).toMatchObject([{ fact: { what: 'submitted' } }]);
});

test('one altered byte and one that is missing: refused before anything is written', async () => {
  await usedDesk();
  await backup();
  const file = join(folder, 'desk.backup');
  const bytes = readFileSync(file);
  const altered = Buffer.from(bytes);
  altered[bytes.length >> 1]! ^= 1;
  for (const broken of [altered, bytes.subarray(0, -1), Buffer.from('不是备份')]) {
    writeFileSync(file, broken);
    expect(await restore()).toEqual({ ok: false, why: 'broken' });
  }
  rmSync(file);
  expect(await restore()).toEqual({ ok: false, why: 'unreadable' });
  expect(await fresh.client.keys('*')).toEqual([]);
  expect(readdirSync(folder)).toEqual(['old']);
});

test('what a later program wrote, or another one, is refused', async () => {
  await usedDesk();
  const { header } = await backup('good.backup');
  const submission = { key: 'doc:submission:1', type: 'hash', ttlMs: 0 };
  const documentWith = (body: object) => ({
    ...submission,
    value: ['body', JSON.stringify(body), 'version', '1'],
  });
  const counts = { ...header.counts, documents: 1, facts: 0, messages: 0, letters: 0, marks: 0, media: 0 };
  const cases: [object[], string][] = [
    [[{ jianbao: 'else' }], 'broken'],
    [[{ ...header, format: 2 }], 'newer'],
    [[header], 'broken'],
    [[{ ...header, counts }, documentWith({ ...pendingSubmission(), schema: 2 })], 'newer'],
    [
      [
        { ...header, counts },
        { ...documentWith({ schema: 1 }), key: 'doc:commission:1' },
      ],
      'newer',
    ],
    [
      [
        { ...header, counts: { ...counts, documents: 0, submissions: 0, media: 1 } },
        { media: 'media/../x.png', base64: '' },
      ],
      'newer',
    ],
  ];
  for (const [lines, why] of cases) {
    await writeSealed(join(folder, 'desk.backup'), asLines(lines));
    expect(await restore()).toEqual({ ok: false, why });
    rmSync(join(folder, 'desk.backup'));
  }
  expect(await fresh.client.keys('*')).toEqual([]);
});

async function* asLines(all: object[]): AsyncGenerator<string> {
  for (const one of all) yield await Promise.resolve(JSON.stringify(one));
}

test('another desk than the configured one only where that was said', async () => {
  await usedDesk();
  await backup();
  expect(await restore({ desk: 'desk-9' })).toEqual({
    ok: false,
    why: 'other-desk',
    carried: 'desk-0',
    configured: 'desk-9',
  });
  expect(await restore({ desk: 'desk-9', isRenamed: true })).toMatchObject({ ok: true });
  expect(await fresh.open('desk-9').openReader().pending()).toHaveLength(1);
  expect(await fresh.client.keys('{desk-0}*')).toEqual([]);
});

test('where the desk has a document, a fact or a message it is in use; where somebody leads, a bot runs', async () => {
  await usedDesk();
  await backup();
  const store = fresh.open(desk);
  const write = { kind: 'submission' as const, value: pendingSubmission(7) };
  const uses: [() => Promise<unknown>, string][] = [
    [() => store.commit(commitOf({ writes: [write] })), 'in-use'],
    [() => store.commit(commitOf({ facts: [{ what: 'asked', by: 'a', at: 1, cause: 'm' }] })), 'in-use'],
    [() => store.inbox.receive({ id: 'm', xml: '', at: 1 }), 'in-use'],
    [() => store.streams.lead('bot', 60_000), 'running'],
  ];
  for (const [use, why] of uses) {
    await fresh.client.flushall();
    await use();
    const before = await fresh.client.keys('*');
    expect(await restore()).toEqual({ ok: false, why });
    expect(await fresh.client.keys('*')).toEqual(before);
  }
});

test('what an interrupted restore has left is cleared away', async () => {
  await usedDesk();
  await backup();
  await fresh.client.set('{desk-0}:restoring:doc:submission:1', 'half');
  expect(await restore()).toMatchObject({ ok: true });
  expect(await fresh.client.keys('*restoring*')).toEqual([]);
});

test('a Redis that may lose what it holds is refused unless this is a trial', async () => {
  await usedDesk();
  await backup();
  await fresh.client.config('SET', 'maxmemory-policy', 'allkeys-lru');
  try {
    expect(await restore()).toMatchObject({ ok: false, why: 'not-durable' });
    expect(await restore({ trial: true })).toMatchObject({ ok: true });
  } finally {
    await fresh.client.config('SET', 'maxmemory-policy', 'noeviction');
  }
});

test('a picture that is gone or damaged is named, and the rest is carried', async () => {
  await usedDesk();
  const [name = ''] = readdirSync(join(folder, 'old', 'media'));
  writeFileSync(join(folder, 'old', 'media', name), '别的');
  const { header, missing } = await backup();
  expect(missing).toEqual([`media/${name}`]);
  expect(header.counts).toMatchObject({ media: 0, documents: 2 });
  expect(await restore()).toMatchObject({ ok: true });
});

test('a desk without a document gives no file', async () => {
  await old.client.flushall();
  await expect(backup()).rejects.toThrow('nothing to back up');
  expect(readdirSync(folder)).toEqual([]);
});
