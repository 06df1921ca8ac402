import { makePreview } from '../../src/jobs/make-preview';
import { readWord } from '../../src/jobs/reading/read-word';
import { keepIssue } from './signed-issue';
import { factsOf, openWorkshop, runOf, type Bench, type Workshop } from './workshop';

let workshop: Workshop;
let bench: Bench;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());
beforeEach(async () => {
  bench = await workshop.bench();
  await keepIssue(bench.store, 'closed', []);
});
afterEach(() => bench.leave());

const data = { issue: 1, editor: 'editor-first', at: Date.parse('2026-08-20T02:00:00Z'), cause: 'message-1' };
const name = '江城工运第8期（总第152期）.docx';

/** The first group reads messages, the others a digest with these columns alone. */
function deskOf(...columns: (string[] | null)[]): Bench['deps']['desk'] {
  const [first, ...others] = bench.deps.desk.groups;
  const digests = others.map((group, at) => {
    const only = columns[at] ?? null;
    return { ...group, style: 'digest' as const, ...(only ? { columns: only } : {}) };
  });
  return { ...bench.deps.desk, groups: [...(first ? [first] : []), ...digests.slice(0, columns.length)] };
}

type Told = { kind: string; text?: string; file?: string; name?: string };

async function told(): Promise<Told[]> {
  const letters = await workshop.client.lrange(bench.store.keys.mailbox('editor-first'), 0, -1);
  return letters.map((letter) => JSON.parse(letter) as Told);
}

test('the editor gets the file as the groups would get it', async () => {
  expect(await makePreview(data, { ...bench.deps, desk: deskOf(null, null) }, runOf())).toBeUndefined();
  const letters = await told();
  expect(letters).toEqual([{ kind: 'file', file: expect.any(String) as string, name }]);
  const text = await readWord(await bench.deps.readMedia(letters[0]?.file ?? ''));
  for (const words of ['夜校开进工地', '第一段。', '2026年8月20日']) expect(text).toContain(words);
});

test('files that differ are told apart by their groups; one without entries is none', async () => {
  await makePreview(data, { ...bench.deps, desk: deskOf(null, ['工作动态']) }, runOf());
  expect((await told()).map(({ kind, text }) => text ?? kind)).toEqual(['file']);
  const desk = deskOf(null, ['工作动态']);
  const groups = desk.groups.map((group) =>
    group.columns ? { ...group, columns: ['工作动态', '简讯'] } : group,
  );
  await makePreview({ ...data, cause: 'message-2' }, { ...bench.deps, desk: { ...desk, groups } }, runOf());
  expect(await told()).toHaveLength(2);
});

test('twice is once', async () => {
  const deps = { ...bench.deps, desk: deskOf(null) };
  await makePreview(data, deps, runOf());
  await makePreview(data, deps, runOf());
  expect(await told()).toHaveLength(1);
  expect(await factsOf(workshop, bench.store)).toEqual(['previewSent']);
});

test('what fails is tried again, and after three times the editor hears of it', async () => {
  const makeWord = () => Promise.reject(new Error('the disk is full'));
  const deps = { ...bench.deps, desk: deskOf(null), makeWord };
  expect(await makePreview(data, deps, runOf(1))).toEqual({ againInMs: 1000 });
  expect(await makePreview(data, deps, runOf(2))).toEqual({ againInMs: 2000 });
  expect(await makePreview(data, deps, runOf(3))).toBeUndefined();
  expect(await told()).toEqual([
    {
      kind: 'text',
      text: '产业和企业工会群的 Word 文件没有来：Word 文件没有做成。这样签发，群里只收到目录和简讯。请告诉管理员。',
    },
  ]);
});

test('there is nothing to make of an issue that is gone', async () => {
  expect(await makePreview({ ...data, issue: 9 }, bench.deps, runOf())).toBeUndefined();
  expect(await told()).toEqual([]);
});

describe('a card', () => {
  function deskWithCard(count: number): Bench['deps']['desk'] {
    const desk = deskOf(null);
    const [first, second] = desk.groups;
    const card = second ? [{ ...second, style: 'card' as const }] : [];
    return { ...desk, groups: [...(first ? [first] : []), ...card].slice(-count) };
  }

  const letter = {
    kind: 'linkCard',
    card: {
      headline: '江城工运 第8期（总第152期）',
      summary: '江城市总工会办公室　2026年8月20日',
      text: '夜校开进工地',
      rows: [{ name: '工作动态', value: '1 篇' }],
      linkText: '阅读全文',
      url: 'https://bulletin.example.org/issues/d1',
    },
  };

  test('comes as the groups would get it, with their names where others get something else', async () => {
    await makePreview(data, { ...bench.deps, desk: deskWithCard(2) }, runOf());
    const heading = { kind: 'text', text: '—— 产业和企业工会群：卡片 ——' };
    expect(await told()).toEqual([heading, letter]);
  });

  test('comes alone where all groups get it', async () => {
    await makePreview(data, { ...bench.deps, desk: deskWithCard(1) }, runOf());
    expect(await told()).toEqual([letter]);
  });

  test('without pages the editor hears what that means', async () => {
    const deps = { ...bench.deps, desk: deskWithCard(1), linkTo: () => null };
    await makePreview(data, deps, runOf());
    expect((await told()).map(({ text }) => text)).toEqual([
      '产业和企业工会群的卡片没有来：没有设 PUBLIC_URL，卡片没有网页可以打开。这样签发，群里什么也收不到。请告诉管理员。',
    ]);
  });
});
