import type { CardContent } from '../../src/desk/letter';
import { textLetters } from '../../src/format/letters';
import type { Posting } from '../../src/store/mailbox';
import type { Store } from '../../src/store/open-store';
import { commitOf, openTestStore, type TestStore } from './open-test-store';

let redis: TestStore;
let store: Store;
beforeAll(async () => {
  redis = await openTestStore();
});
afterAll(() => redis.close());
beforeEach(() => {
  store = redis.open();
  posted = '';
});

const person = 'editor-first';

async function write(...texts: string[]): Promise<void> {
  const letters = texts.flatMap((text) => textLetters(text).map((letter) => ({ to: person, letter })));
  await store.commit(commitOf({ letters }));
}

/** The posting that has gone out, as the next call says. */
let posted = '';

function next(id: string) {
  return store.mailbox.next(person, id, posted);
}

async function nextPosting(id: string): Promise<Posting> {
  const posting = await next(id);
  if (posting === null || 'waitMs' in posting) throw new Error(`no posting: ${JSON.stringify(posting)}`);
  return posting;
}

async function post(id: string): Promise<string[]> {
  const posting = await nextPosting(id);
  posted = posting.id;
  return posting.letters.map((letter) => ('text' in letter ? letter.text : letter.kind));
}

/** So many messages went to the person `agoMs` before now. */
async function pretendPosted(count: number, agoMs: number): Promise<void> {
  const [seconds] = await redis.client.time();
  for (let n = 0; n < count; n += 1)
    await redis.client.zadd(store.keys.pace(person), Number(seconds) * 1000 - agoMs, `earlier-${agoMs}-${n}`);
}

test('letters go out one by one, in the order in which they were written', async () => {
  await write('一', '二');
  await write('三');
  expect([await post('a'), await post('b'), await post('c')]).toEqual([['一'], ['二'], ['三']]);
  expect(await next('d')).toBeNull();
});

test('a person whose mailbox is empty is no longer waiting', async () => {
  await write('一');
  expect(await store.mailbox.waiting()).toEqual([person]);
  await post('a');
  await next('b');
  expect(await store.mailbox.waiting()).toEqual([]);
});

test('a posting stays the same to the byte until it is posted, whatever comes meanwhile', async () => {
  await write('一');
  const first = await nextPosting('a');
  await write('一', '二');
  await store.mailbox.release(person);
  expect(await nextPosting('b')).toEqual(first);
  await store.mailbox.release(person);
  expect(await nextPosting('c')).toEqual({
    id: 'a',
    isList: false,
    repeats: 0,
    letters: [{ kind: 'text', text: '一' }],
  });
  posted = 'a';
  expect((await nextPosting('d')).id).toBe('d');
});

test('a run that comes late does not tick off the posting of another', async () => {
  await write('一', '二');
  await nextPosting('a');
  posted = 'a';
  const second = await nextPosting('b');
  posted = 'a';
  await store.mailbox.release(person);
  expect(await nextPosting('c')).toEqual(second);
});

test('while one run has a posting another waits for it, three seconds at most', async () => {
  await write('一');
  await nextPosting('a');
  const waiting = await next('b');
  expect(waiting).toEqual({ waitMs: expect.any(Number) as number });
  expect((waiting as { waitMs: number }).waitMs).toBeLessThanOrEqual(3000);
});

test('a posting in flight keeps its person waiting', async () => {
  await write('一');
  await nextPosting('a');
  expect(await store.mailbox.waiting()).toEqual([person]);
});

test('the same words again are counted, so that they can be made to differ', async () => {
  await write('好', '好', '不', '好');
  const repeats: number[] = [];
  for (const id of ['a', 'b', 'c', 'd']) {
    repeats.push((await nextPosting(id)).repeats);
    posted = id;
  }
  expect(repeats).toEqual([0, 1, 0, 2]);
});

test('repeats are forgotten when WeCom forgets them, after four hours', async () => {
  await write('好');
  await post('a');
  const life = await redis.client.ttl(store.keys.told(person));
  expect([life > 14_390, life <= 14_400]).toEqual([true, true]);
});

test('after sixteen in a minute letters are gathered for five seconds', async () => {
  await write('一', '二', '三');
  await pretendPosted(15, 3000);
  expect(await post('a')).toEqual(['一']);
  const wait = await next('b');
  expect(wait).toEqual({ waitMs: expect.any(Number) as number });
  expect((wait as { waitMs: number }).waitMs).toBeGreaterThan(4000);
  expect((wait as { waitMs: number }).waitMs).toBeLessThanOrEqual(5000);
});

test('what was gathered goes out as one message, as much as fits into it', async () => {
  const long = '长'.repeat(330);
  await write('一', '二', long, long, '三');
  await pretendPosted(16, 6000);
  expect(await post('a')).toEqual(['一', '二', long, long]);
  expect(await redis.client.llen(store.keys.mailbox(person))).toBe(1);
});

test('letters that are no texts are not gathered', async () => {
  await pretendPosted(16, 6000);
  const file = { kind: 'file' as const, file: 'media/a.docx', name: '简报.docx' };
  await store.commit(
    commitOf({
      letters: [
        { to: person, letter: { kind: 'text', text: '一' } },
        { to: person, letter: file },
      ],
    }),
  );
  expect(await post('a')).toEqual(['一']);
  await pretendPosted(0, 0);
  await redis.client.del(store.keys.pace(person));
  expect(await post('b')).toEqual(['file']);
});

test('the twenty-ninth in a minute waits until the first is a minute old', async () => {
  await write('一');
  await pretendPosted(1, 50_000);
  await pretendPosted(27, 6000);
  const wait = (await next('a')) as { waitMs: number };
  expect(wait.waitMs).toBeGreaterThan(0);
  expect(wait.waitMs).toBeLessThanOrEqual(10_000);
  await redis.client.zrem(store.keys.pace(person), 'earlier-6000-0');
  expect(await post('b')).toEqual(['一']);
});

test('beyond 980 in an hour a letter waits until the oldest is an hour old', async () => {
  await write('一');
  await pretendPosted(980, 1_800_000);
  const wait = (await next('a')) as { waitMs: number };
  expect(wait.waitMs).toBeGreaterThan(1_790_000);
  expect(wait.waitMs).toBeLessThanOrEqual(1_801_000);
});

test('what went out an hour ago is forgotten', async () => {
  await write('一');
  await pretendPosted(990, 3_602_000);
  expect(await post('a')).toEqual(['一']);
});

test('everybody has a pace of her own', async () => {
  await pretendPosted(28, 6000);
  await store.commit(commitOf({ letters: [{ to: 'editor-second', letter: { kind: 'text', text: '一' } }] }));
  expect(await store.mailbox.next('editor-second', 'a')).toMatchObject({ letters: [{ text: '一' }] });
});

describe('cards', () => {
  function card(number: number): CardContent {
    return {
      taskId: `s${number}-0`,
      headline: `来稿 ${number}`,
      summary: '',
      text: '',
      rows: [],
      choice: null,
      buttons: [],
      settled: null,
      line: `来稿 ${number}｜湖东区总工会`,
    };
  }

  async function deal(...numbers: number[]): Promise<void> {
    const letters = numbers.map((number) => ({
      to: person,
      letter: { kind: 'card' as const, card: card(number) },
    }));
    await store.commit(commitOf({ letters }));
  }

  async function pretendDealt(count: number, agoMs: number): Promise<void> {
    const [seconds] = await redis.client.time();
    for (let n = 0; n < count; n += 1)
      await redis.client.zadd(store.keys.cardsSent(person), Number(seconds) * 1000 - agoMs, `card-${n}`);
  }

  function linesOf({ letters }: Posting): string[] {
    return letters.map((letter) => (letter.kind === 'card' ? letter.card.headline : letter.kind));
  }

  test('a few come one by one, and what comes after them in the same minute waits to be listed', async () => {
    await deal(1, 2, 3, 4, 5, 6, 7);
    for (let n = 1; n <= 5; n += 1) {
      const posting = await nextPosting(`card-${n}`);
      expect([posting.isList, linesOf(posting)]).toEqual([false, [`来稿 ${n}`]]);
      posted = posting.id;
    }
    const waiting = (await next('next')) as { waitMs: number };
    expect(waiting.waitMs).toBeGreaterThan(15_000);
    expect(waiting.waitMs).toBeLessThanOrEqual(20_000);
  });

  test('all that have waited come as one list, in their order', async () => {
    await pretendDealt(5, 21_000);
    await deal(6, 7, 8);
    const posting = await nextPosting('list');
    expect([posting.isList, linesOf(posting)]).toEqual([true, ['来稿 6', '来稿 7', '来稿 8']]);
    posted = posting.id;
    expect(await next('more')).toBeNull();
  });

  test('a list stays within one message; the rest follows at once with the next', async () => {
    await pretendDealt(5, 21_000);
    await deal(...Array.from({ length: 60 }, (_, index) => index + 1));
    const { letters: first } = await nextPosting('list');
    posted = 'list';
    const { letters: second } = await nextPosting('rest');
    expect(first.length).toBeGreaterThan(30);
    expect(first.length).toBeLessThan(60);
    expect(first.length + second.length).toBe(60);
  });

  test('words do not wait for a list of cards', async () => {
    await pretendDealt(5, 1000);
    await deal(6, 7);
    await write('已采用来稿 1');
    expect(await post('words')).toEqual(['已采用来稿 1']);
    expect(await next('cards')).toHaveProperty('waitMs');
  });
});
