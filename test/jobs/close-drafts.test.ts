import { addMessage, openDraft, type Draft } from '../../src/desk/submissions/draft';
import { closeDrafts } from '../../src/jobs/close-drafts';
import { commitOf } from '../store/open-test-store';
import { nightSchool, receiptOf } from '../support/sentences';
import { factsOf, lettersTo, openWorkshop, type Bench, type Workshop } from './workshop';

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

const minute = 60_000;
const start = Date.now();

function draftWith(...texts: string[]): Draft {
  const from = { contact: 'contact-lake', unit: '湖东区总工会' };
  const said = (id: number) => ({ id: String(id), sentAt: start, at: start });
  return texts.reduce(
    (draft, text, index) => addMessage(draft, { ...said(2 + index), text }),
    openDraft(from, said(1)),
  );
}

async function keep(draft: Draft): Promise<void> {
  const read = bench.store.openReader();
  await read.draft(draft.contact);
  const writes = [{ kind: 'draft' as const, value: draft }];
  expect(await bench.store.commit(commitOf({ versions: read.versions, writes }))).toBe('committed');
}

function look(afterMinutes: number, changes: Partial<Bench['deps']> = {}) {
  return closeDrafts({}, { ...bench.deps, now: () => start + afterMinutes * minute, ...changes });
}

function letters(): Promise<string[]> {
  return lettersTo('contact-lake', workshop, bench.store);
}

const reminder =
  '长稿还开着（1 段，45 字），已有 10 分钟没有新内容。写完请发“完稿”；再过 5 分钟没有新内容，就自动收稿。';

test('a draft that somebody still writes is left alone', async () => {
  await keep(draftWith(nightSchool.text));
  await look(9.9);
  expect(await letters()).toEqual([]);
});

test('silence brings a reminder, then the submission; the draft is kept for what comes late', async () => {
  await keep(draftWith(nightSchool.text));
  await look(10);
  expect(await letters()).toEqual([reminder]);
  await look(15);
  const receipt = `长稿已有 15 分钟没有新内容，自动收稿：\n${receiptOf(1, nightSchool)}`;
  expect(await letters()).toEqual([reminder, receipt]);
  const read = bench.store.openReader();
  expect((await read.submission(1))?.revisions).toMatchObject([{ text: nightSchool.text }]);
  expect((await read.draft('contact-lake'))?.closed).toMatchObject({
    submission: 1,
    sentAt: start + 15 * minute,
  });
  expect(await factsOf(workshop, bench.store)).toEqual(['drafted', 'submitted']);
});

test('twice is once, one after the other and at the same time', async () => {
  await keep(draftWith(nightSchool.text));
  await Promise.all([look(11), look(11)]);
  await look(12);
  expect(await letters()).toHaveLength(1);
  await Promise.all([look(16), look(16)]);
  await look(17);
  expect(await factsOf(workshop, bench.store)).toEqual(['drafted', 'submitted']);
});

test('whoever goes on after the reminder is reminded anew', async () => {
  await keep(draftWith(nightSchool.text));
  await look(10);
  const grown = draftWith(nightSchool.text, '又一段');
  const at = start + 11 * minute;
  await keep({ ...grown, messages: grown.messages.map((message) => ({ ...message, at })) });
  await look(20);
  expect(await letters()).toHaveLength(1);
  await look(21);
  expect(await letters()).toHaveLength(2);
});

test('what is too little for a submission is dropped with a word', async () => {
  await keep(draftWith('三个字'));
  await look(15);
  expect(await letters()).toEqual([
    '长稿 15 分钟没有新内容，里面只有 3 个字，没有收作来稿（至少 15 个字）。要投稿，请重新发全文。',
  ]);
  await look(30);
  expect(await letters()).toHaveLength(1);
  expect(await bench.store.openReader().openDrafts()).toEqual([]);
});

test('while messages wait that nobody has handled, no draft is closed over them', async () => {
  await keep(draftWith(nightSchool.text));
  await bench.store.inbox.receive({ id: 'waiting', xml: '<xml/>', at: start });
  await look(15);
  expect(await letters()).toEqual([]);
});

test('a picture counts as speaking', async () => {
  const kept = { submission: null, mediaId: 'media', file: 'media/a.jpg', bytes: 5 };
  const picture = { schema: 1 as const, id: 'p', contact: 'contact-lake', at: start + 9 * minute, ...kept };
  const writes = [{ kind: 'picture' as const, value: { ...picture, state: 'kept' as const } }];
  await bench.store.commit(commitOf({ writes }));
  await keep({ ...draftWith(nightSchool.text), pictures: ['p'] });
  await look(15);
  expect(await letters()).toEqual([]);
  await look(24);
  expect((await bench.store.openReader().pictures(['p']))[0]?.submission).toBe(1);
});

test('who was dismissed meanwhile keeps what she wrote', async () => {
  await keep(draftWith(nightSchool.text));
  await look(15, { desk: { ...bench.deps.desk, contacts: [] } });
  expect((await bench.store.openReader().submission(1))?.unit).toBe('湖东区总工会');
});
