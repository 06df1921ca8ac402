import { planDelivery, type FrozenBulletin } from '../../src/desk/issues/delivery';
import { digestOfBulletin, mostEditionBytes, type Edition } from '../../src/desk/issues/edition';
import { printCard } from '../../src/format/printing/print-card';
import { readWord } from '../../src/jobs/reading/read-word';
import { makeEditions } from '../../src/jobs/make-editions';
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

type Whole = ReturnType<typeof frozenBulletin>;

/** Each of them goes to one group. */
async function plan(...bulletins: FrozenBulletin[]): Promise<void> {
  const deliveries = bulletins.map((one, order) => planDelivery({ name: `第${order + 1}群`, order }, one, 1));
  await bench.store.commit(
    commitOf({
      writes: [
        ...bulletins.map((value) => ({ kind: 'bulletin' as const, value })),
        ...deliveries.map((value) => ({ kind: 'delivery' as const, value })),
      ],
    }),
  );
}

function editionOf({ bulletin }: Whole): Promise<Edition | null> {
  return bench.store.openReader().edition(1, digestOfBulletin(bulletin));
}

async function textOf(edition: Edition | null): Promise<string | null> {
  return edition && 'file' in edition ? readWord(await bench.deps.readMedia(edition.file)) : null;
}

/** Counts, and makes what it is asked for. */
function counting(content?: Buffer) {
  const made: string[] = [];
  const makeWord: typeof bench.deps.makeWord = async (bulletin) => {
    made.push(bulletin.title ?? '');
    return content ?? bench.deps.makeWord(bulletin);
  };
  return { made, deps: { ...bench.deps, makeWord } };
}

test('a bulletin that goes out with its file has it made, with all that stands in it', async () => {
  await plan(whole);
  expect(await makeEditions(1, bench.deps, 1)).toBe(true);
  const edition = await editionOf(whole);
  expect(edition).toMatchObject({ schema: 1, issue: 1, name: '江城工运第8期（总第152期）.docx' });
  const text = await textOf(edition);
  for (const words of ['江城工运', '夜校开进工地', '第一段。', '第二段。']) expect(text).toContain(words);
});

test('twice is once, also where two begin at the same time', async () => {
  await plan(whole);
  const { made, deps } = counting();
  await Promise.all([makeEditions(1, deps, 1), makeEditions(1, deps, 1)]);
  const edition = await editionOf(whole);
  const before = made.length;
  expect(await makeEditions(1, deps, 1)).toBe(true);
  expect(made).toHaveLength(before);
  expect(await editionOf(whole)).toEqual(edition);
});

test('groups that read other columns get another file, and groups without one none', async () => {
  const briefs = { ...whole, digest: 'briefs', bulletin: { ...whole.bulletin, columns: [] } };
  const messages = { ...frozenBulletin(['甲']), digest: 'messages' };
  await plan(whole, briefs, { ...messages, bulletin: { ...messages.bulletin, date: '2026-08-21' } });
  const { made, deps } = counting();
  await makeEditions(1, deps, 1);
  expect(made).toHaveLength(2);
  expect(await textOf(await editionOf(briefs))).not.toContain('夜校');
});

test('a card’s page offers the file too', async () => {
  await plan({ ...whole, parts: [{ kind: 'card', card: printCard(whole.bulletin) }] });
  expect(await makeEditions(1, bench.deps, 1)).toBe(true);
  expect(await textOf(await editionOf(whole))).toContain('夜校开进工地');
});

test('a file over 20 MB is not kept, and its edition says so', async () => {
  await plan(whole);
  const { deps } = counting(Buffer.alloc(mostEditionBytes + 1));
  expect(await makeEditions(1, deps, 1)).toBe(true);
  expect(await editionOf(whole)).toMatchObject({ lost: 'too-long' });
});

test('what fails is tried three times, then its edition says so and is not tried again', async () => {
  await plan(whole);
  const makeWord = () => Promise.reject(new TypeError('a bug'));
  const deps = { ...bench.deps, makeWord };
  expect([await makeEditions(1, deps, 1), await makeEditions(1, deps, 2)]).toEqual([false, false]);
  expect(await editionOf(whole)).toBeNull();
  expect(await makeEditions(1, deps, 3)).toBe(true);
  expect(await editionOf(whole)).toMatchObject({ name: '江城工运第8期（总第152期）.docx', lost: 'not-made' });
  expect(await makeEditions(1, bench.deps, 4)).toBe(true);
  expect(await editionOf(whole)).toMatchObject({ lost: 'not-made' });
  expect(bench.logged).toHaveLength(3);
});

test('what takes the process down each time is given up without another try', async () => {
  await plan(whole);
  const { made, deps } = counting();
  expect(await makeEditions(1, deps, 31)).toBe(true);
  expect(made).toEqual([]);
  expect(await editionOf(whole)).toMatchObject({ lost: 'not-made' });
});
