import type { FrozenBulletin } from '../../src/desk/issues/delivery';
import type { Archived } from '../../src/desk/issues/archived';
import { finishIssue } from '../../src/jobs/finish-issue';
import { readWord } from '../../src/jobs/reading/read-word';
import { frozenBulletin } from '../desk/examples';
import { commitOf } from '../store/open-test-store';
import { keepIssue } from './signed-issue';
import { lettersTo, openWorkshop, type Bench, type Workshop } from './workshop';

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

const inChatAlone = frozenBulletin(['甲']);
const name = '江城工运第8期（总第152期）.docx';

/** The first issue, sent to one group as this. */
async function sentAs(frozen: FrozenBulletin): Promise<void> {
  await keepIssue(bench.store, 'dispatching', ['sent']);
  await bench.store.commit(commitOf({ writes: [{ kind: 'bulletin', value: frozen }] }));
}

function archived(): Promise<Archived | null> {
  return bench.store.openReader().archived('d1');
}

async function textOfFile(): Promise<string> {
  const word = (await archived())?.word;
  const read = word && (await readWord(await bench.deps.readMedia(word.file)));
  return typeof read === 'string' ? read : '';
}

test('an issue that all groups read in the chat has its Word file in the archive, and its PDF waits', async () => {
  await sentAs(inChatAlone);
  expect(await finishIssue(1, bench.deps, 1)).toBeUndefined();
  expect((await archived())?.word?.name).toBe(name);
  for (const words of ['江城工运', '夜校开进工地', '第一段。', '第二段。'])
    expect(await textOfFile()).toContain(words);
  expect((await bench.store.openReader().waitingPdfs()).map(({ of }) => of)).toEqual(['d1']);
});

test('where each group got some columns alone the file is of the whole issue', async () => {
  await sentAs({ ...inChatAlone, bulletin: { ...inChatAlone.bulletin, columns: [] } });
  await finishIssue(1, bench.deps, 1);
  expect(await textOfFile()).toContain('夜校开进工地');
});

test('a file that went out is not made again', async () => {
  await sentAs(frozenBulletin(['甲'], 'with its file'));
  let made = 0;
  const makeWord: typeof bench.deps.makeWord = (bulletin) => {
    made += 1;
    return bench.deps.makeWord(bulletin);
  };
  await Promise.all([1, 2].map(() => finishIssue(1, { ...bench.deps, makeWord }, 1)));
  const before = made;
  await finishIssue(1, { ...bench.deps, makeWord }, 1);
  expect(made).toBe(before);
  expect((await archived())?.word?.name).toBe(name);
});

test('what fails is tried three times before the total is told, which it does not hold up for ever', async () => {
  await sentAs(inChatAlone);
  const deps = { ...bench.deps, makeWord: () => Promise.reject(new Error('the disk is full')) };
  expect(await finishIssue(1, deps, 1)).toEqual({ againInMs: 1000 });
  expect(await finishIssue(1, deps, 2)).toEqual({ againInMs: 2000 });
  expect(await lettersTo('editor-first', workshop, bench.store)).toEqual([]);
  expect(await finishIssue(1, deps, 3)).toBeUndefined();
  expect(await lettersTo('editor-first', workshop, bench.store)).toHaveLength(1);
  expect(await archived()).toMatchObject({ id: 'd1', word: null });
});
