import { planDelivery, type Delivery, type FrozenBulletin } from '../../src/desk/issues/delivery';
import { digestOfBulletin, type Edition } from '../../src/desk/issues/edition';
import { printCard } from '../../src/format/printing/print-card';
import { loadFile, loadPart } from '../../src/jobs/load-part';
import { frozenBulletin } from '../desk/examples';
import { commitOf } from '../store/open-test-store';
import { openWorkshop, type Bench, type Workshop } from './workshop';

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

const whole = frozenBulletin(['甲'], 'with its file');
const card = printCard(whole.bulletin);

async function plan(frozen: FrozenBulletin): Promise<Delivery> {
  await bench.store.commit(commitOf({ writes: [{ kind: 'bulletin', value: frozen }] }));
  return planDelivery({ name: '市总机关群', order: 0 }, frozen, 1);
}

async function keepEdition(made: { file: string; bytes: number } | { lost: 'too-long' }): Promise<void> {
  const digest = digestOfBulletin(whole.bulletin);
  const value: Edition = { schema: 1, issue: 1, digest, name: '简报.docx', ...made };
  await bench.store.commit(commitOf({ writes: [{ kind: 'edition', value }] }));
}

test('a message is what was frozen', async () => {
  expect(await loadPart(await plan(whole), 0, bench.deps)).toEqual({ kind: 'markdown', text: '甲' });
});

test('a card leads to the page of its issue, by the link as it is made now', async () => {
  const delivery = await plan({ ...whole, parts: [{ kind: 'card', card }] });
  const linkTo = (issueId: string) => `https://moved.example.org/issues/${issueId}?k=key`;
  expect(await loadPart(delivery, 0, { ...bench.deps, linkTo })).toEqual({
    kind: 'card',
    card: {
      headline: '江城工运 第8期（总第152期）',
      summary: '江城市总工会办公室　2026年8月20日',
      text: '夜校开进工地',
      rows: [{ name: '工作动态', value: '1 篇' }],
      linkText: '阅读全文',
      url: 'https://moved.example.org/issues/d1?k=key',
    },
  });
});

test('without pages there is no card', async () => {
  const delivery = await plan({ ...whole, parts: [{ kind: 'card', card }] });
  const loaded = await loadPart(delivery, 0, { ...bench.deps, linkTo: () => null });
  expect(loaded).toEqual({ kind: 'none', why: 'no-page' });
});

test('the file is the edition’s', async () => {
  const file = await bench.deps.keepMedia(Buffer.from('a Word file'), '.docx');
  await keepEdition({ file, bytes: 11 });
  expect(await loadPart(await plan(whole), 1, bench.deps)).toEqual({ kind: 'word', of: whole });
  expect(await loadFile(whole, bench.deps)).toEqual({
    kind: 'file',
    filename: '简报.docx',
    bytes: Buffer.from('a Word file'),
  });
});

test('where there is no file it says why', async () => {
  expect(await loadFile(whole, bench.deps)).toEqual({ kind: 'none', why: 'not-made' });
  await keepEdition({ lost: 'too-long' });
  expect(await loadFile(whole, bench.deps)).toEqual({ kind: 'none', why: 'too-long' });
});

test('a file that no longer stands where it was kept is gone', async () => {
  await keepEdition({ file: 'media/nothing.docx', bytes: 11 });
  expect(await loadFile(whole, bench.deps)).toEqual({ kind: 'none', why: 'gone' });
});

test('a part that was never frozen is a bug', async () => {
  await expect(loadPart(await plan(whole), 2, bench.deps)).rejects.toThrow('issue-1 has nothing for part 3');
});
