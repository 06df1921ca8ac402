import type { IncomingFile } from '../../src/desk/submissions/incoming-file';
import { readFile } from '../../src/jobs/read-file';
import { commitOf } from '../store/open-test-store';
import { hostile, wordFile } from '../support/files';
import { nightSchool, receiptOf } from '../support/sentences';
import { factsOf, lettersTo, openWorkshop, runOf, type Bench, type Workshop } from './workshop';

let workshop: Workshop;
let bench: Bench;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());
beforeEach(async () => {
  bench = await workshop.bench();
});
afterEach(() => bench.leave());

const download = '/cgi-bin/media/get';

async function fileOf(bytes: Buffer, changes: Partial<IncomingFile> = {}): Promise<void> {
  const mediaId = bench.platform.storeMedia({ filename: '夜校.docx', bytes });
  const from = { contact: 'contact-lake', unit: '湖东区总工会', mediaId, fileName: null };
  const sent = { sentAt: Date.now(), at: Date.now() };
  const value: IncomingFile = { schema: 1, id: 'm1', ...from, ...sent, state: 'waiting', ...changes };
  await bench.store.commit(commitOf({ writes: [{ kind: 'file', value }] }));
}

async function found() {
  const read = bench.store.openReader();
  const [file, submission] = [await read.file('m1'), await read.submission(1)];
  return { state: file?.state, submission, waiting: await read.waitingFiles() };
}

function letters(userid = 'contact-lake'): Promise<string[]> {
  return lettersTo(userid, workshop, bench.store);
}

function nightSchoolFile(): Promise<Buffer> {
  return wordFile(nightSchool.text.split('\n'));
}

test('a file becomes a submission of its sender, with the message that brought it as its cause', async () => {
  await fileOf(await nightSchoolFile());
  expect(await readFile({ id: 'm1' }, bench.deps, runOf())).toBeUndefined();
  const { state, submission, waiting } = await found();
  expect([state, waiting]).toEqual(['read', []]);
  expect(submission).toMatchObject({ contact: 'contact-lake', unit: '湖东区总工会', state: 'pending' });
  expect(submission?.revisions).toMatchObject([{ text: nightSchool.text, cause: 'file-m1' }]);
  expect(await letters()).toEqual([receiptOf(1, nightSchool)]);
  expect(await factsOf(workshop, bench.store)).toEqual(['submitted']);
});

test('twice is once, one after the other and at the same time', async () => {
  await fileOf(await nightSchoolFile());
  await Promise.all([1, 2].map(() => readFile({ id: 'm1' }, bench.deps, runOf())));
  await readFile({ id: 'm1' }, bench.deps, runOf());
  expect(await factsOf(workshop, bench.store)).toEqual(['submitted']);
  expect((await bench.store.openReader().counters()).submissions).toBe(1);
});

test('refused is final: the sender is told what to do, and the file waits no more', async () => {
  await fileOf(await nightSchoolFile());
  bench.platform.fault({ path: download, errcode: 40007 });
  expect(await readFile({ id: 'm1' }, bench.deps, runOf())).toBeUndefined();
  expect(await found()).toEqual({ state: 'lost', submission: null, waiting: [] });
  expect(await letters()).toEqual(['文件没有收作来稿：在企业微信里已经过期，取不到了。请再发一次。']);
  expect(await factsOf(workshop, bench.store)).toEqual(['fileLost']);
});

test('while nobody answers it is tried again, at longer intervals', async () => {
  await fileOf(await nightSchoolFile());
  bench.platform.fault({ path: download, times: 2, reset: 'before' });
  expect(await readFile({ id: 'm1' }, bench.deps, runOf())).toEqual({ againInMs: 1000 });
  expect(await readFile({ id: 'm1' }, bench.deps, runOf(3))).toEqual({ againInMs: 4000 });
  expect(await letters()).toEqual([]);
  await readFile({ id: 'm1' }, bench.deps, runOf(4));
  expect((await found()).state).toBe('read');
});

test('a file that is too large is not fetched to the end', async () => {
  await fileOf(Buffer.alloc(20 * 1024 * 1024 + 1));
  await readFile({ id: 'm1' }, bench.deps, runOf());
  expect(await letters()).toEqual(['文件没有收作来稿：超过 20 MB。请把文字直接发来。']);
});

test('a hostile file gets an answer that names it as its sender did', async () => {
  await fileOf(hostile.macros, { fileName: '通知.docx' });
  await readFile({ id: 'm1' }, bench.deps, runOf());
  expect(await letters()).toEqual([
    '文件“通知.docx”没有收作来稿：文件带有宏，为了安全没有打开。请另存为不带宏的 .docx 再发，或者把文字直接发来。',
  ]);
});

test('who has left meanwhile keeps what she sent before', async () => {
  await fileOf(await nightSchoolFile());
  const desk = { ...bench.deps.desk, contacts: [] };
  await readFile({ id: 'm1' }, { ...bench.deps, desk }, runOf());
  expect((await found()).submission?.unit).toBe('湖东区总工会');
});
