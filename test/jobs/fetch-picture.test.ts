import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Picture } from '../../src/desk/submissions/picture';
import { fetchPicture } from '../../src/jobs/fetch-picture';
import { openMediaFiles } from '../../src/store/media-files';
import { pendingSubmission } from '../desk/examples';
import { commitOf } from '../store/open-test-store';
import { jpg } from '../support/files';
import { factsOf, lettersTo, openWorkshop, runOf, type Bench, type Workshop } from './workshop';

let workshop: Workshop;
let bench: Bench;
let dataDir: string;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());
beforeEach(async () => {
  bench = await workshop.bench();
  dataDir = mkdtempSync(join(tmpdir(), 'jianbao-data-'));
});
afterEach(async () => {
  rmSync(dataDir, { recursive: true });
  await bench.leave();
});

const download = '/cgi-bin/media/get';
const hour = 3_600_000;

function deps() {
  return { ...bench.deps, keepMedia: openMediaFiles(dataDir).keep };
}

/** 来稿 1 with a picture that is still to be fetched. */
async function pictureOf(bytes: Buffer, changes: Partial<Picture> = {}): Promise<void> {
  const mediaId = bench.platform.storeMedia({ filename: 'a.jpg', bytes });
  const from = { id: 'm2', contact: 'contact-lake', submission: 1, mediaId, at: Date.now() };
  const picture: Picture = { schema: 1, ...from, state: 'fetching', file: null, bytes: null, ...changes };
  const submission = { ...pendingSubmission(1), pictures: ['m1', 'm2'] };
  const writes = [
    { kind: 'picture' as const, value: picture },
    { kind: 'submission' as const, value: submission },
  ];
  await bench.store.commit(commitOf({ writes }));
}

async function found() {
  const read = bench.store.openReader();
  const [picture] = await read.pictures(['m2']);
  return { picture, on: (await read.submission(1))?.pictures, fetching: await read.fetchingPictures() };
}

function letters(): Promise<string[]> {
  return lettersTo('contact-lake', workshop, bench.store);
}

test('a picture is kept by its content, and its contact hears where it stands', async () => {
  const bytes = jpg();
  await pictureOf(bytes);
  expect(await fetchPicture({ id: 'm2' }, deps(), runOf())).toBeUndefined();
  const [name] = readdirSync(join(dataDir, 'media'));
  const { picture, on, fetching } = await found();
  expect(picture).toMatchObject({ state: 'kept', file: `media/${name}`, bytes: bytes.length });
  expect([on, fetching]).toEqual([['m1', 'm2'], []]);
  expect(await letters()).toEqual(['图片已附在来稿 1（第 2 张）。']);
  expect(await factsOf(workshop, bench.store)).toEqual(['pictureKept']);
});

test('twice is once, one after the other and at the same time', async () => {
  await pictureOf(jpg());
  await Promise.all([1, 2, 3].map(() => fetchPicture({ id: 'm2' }, deps(), runOf())));
  await fetchPicture({ id: 'm2' }, deps(), runOf());
  expect(await letters()).toHaveLength(1);
  expect(await factsOf(workshop, bench.store)).toEqual(['pictureKept']);
});

test.each([
  [40007, '在企业微信里已经过期，取不到了。请再发一次。'],
  [45001, '超过 10 MB。请缩小后再发。'],
  [40003, '企业微信没有让取。请再发一次；还是不行，请告诉管理员。'],
])('refused with %i is final: it is taken off and its contact told what to do', async (errcode, answer) => {
  await pictureOf(jpg());
  bench.platform.fault({ path: download, errcode });
  expect(await fetchPicture({ id: 'm2' }, deps(), runOf())).toBeUndefined();
  const { picture, on, fetching } = await found();
  expect([picture?.state, on, fetching]).toEqual(['lost', ['m1'], []]);
  expect(await letters()).toEqual([`来稿 1 的图片没有收下：${answer}`]);
  expect(await factsOf(workshop, bench.store)).toEqual(['pictureLost']);
});

test.each([
  ['nobody answers', { reset: 'before' as const }],
  ['the rate is exceeded', { errcode: 45009 }],
  ['the app is switched off', { errcode: 50003 }],
])('while %s it is tried again, at longer intervals', async (_what, trouble) => {
  await pictureOf(jpg());
  bench.platform.fault({ path: download, times: 3, ...trouble });
  const outcomes = [];
  for (const attempt of [1, 2, 9]) outcomes.push(await fetchPicture({ id: 'm2' }, deps(), runOf(attempt)));
  expect(outcomes).toEqual([{ againInMs: 1000 }, { againInMs: 2000 }, { againInMs: 60_000 }]);
  expect(await letters()).toEqual([]);
  await fetchPicture({ id: 'm2' }, deps(), runOf(4));
  expect(await letters()).toEqual(['图片已附在来稿 1（第 2 张）。']);
});

test('what cannot be had for a day is given up', async () => {
  await pictureOf(jpg(), { at: Date.now() - 24 * hour - 1 });
  await fetchPicture({ id: 'm2' }, deps(), runOf());
  expect(await letters()).toEqual(['来稿 1 的图片没有收下：一天里都没能从企业微信取到。请再发一次。']);
});

test('what is no JPG or PNG is not kept', async () => {
  await pictureOf(Buffer.from('<svg onload="…">'));
  await fetchPicture({ id: 'm2' }, deps(), runOf());
  expect((await found()).picture?.state).toBe('lost');
  expect(await letters()).toEqual(['来稿 1 的图片没有收下：不是 JPG 或 PNG 图片。请换成这两种格式再发。']);
});

test('a picture whose long piece is gone is not called kept', async () => {
  await pictureOf(jpg(), { submission: null });
  await fetchPicture({ id: 'm2' }, deps(), runOf());
  expect(await letters()).toEqual(['图片没有收下：它所附的长稿已经不在了。请先发文字，十分钟内再发图片。']);
});

test('a disk that is full fails the job, and the picture still waits', async () => {
  await pictureOf(jpg());
  const full = { ...deps(), keepMedia: () => Promise.reject(new Error('ENOSPC')) };
  await expect(fetchPicture({ id: 'm2' }, full, runOf())).rejects.toThrow('ENOSPC');
  expect((await found()).fetching).toHaveLength(1);
});
