import type { Fact } from '../../src/desk/fact';
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
});

const hour = 3_600_000;
const noon = Date.parse('2026-11-01T12:00:00+08:00');

function factAt(at: number, cause = 'message-1'): Fact {
  return { what: 'accepted', by: 'editor-first', at, cause, submission: 12 };
}

/** A fact of this time that was decided, by the clock of Redis, at another. */
async function decide(fact: Fact, decidedAt = fact.at): Promise<void> {
  await redis.client.xadd(store.keys.facts, `${decidedAt}-*`, 'fact', JSON.stringify(fact));
}

async function causesBetween(since: number, until = Infinity): Promise<string[]> {
  const causes: string[] = [];
  for await (const { cause } of store.audit.factsBetween({ since, until })) causes.push(cause);
  return causes;
}

test('a desk where nothing happened has no facts', async () => {
  expect(await causesBetween(0)).toEqual([]);
});

test('what was committed is read back as it was', async () => {
  const fact = { ...factAt(noon), about: '采用' };
  await store.commit(commitOf({ facts: [fact] }));
  const facts = [];
  for await (const one of store.audit.factsBetween({ since: 0, until: Infinity })) facts.push(one);
  expect(facts).toEqual([fact]);
});

test('the first instant belongs to it, the last does not', async () => {
  await decide(factAt(noon - 1, 'before'));
  await decide(factAt(noon, 'first'));
  await decide(factAt(noon + hour - 1, 'last'));
  await decide(factAt(noon + hour, 'after'));
  expect(await causesBetween(noon, noon + hour)).toEqual(['first', 'last']);
});

test('the time of the message counts, not when it was decided', async () => {
  await decide(factAt(noon + 60_000, 'by a clock that is ahead'), noon - 60_000);
  await decide(factAt(noon, 'while no worker ran'), noon + 100 * hour);
  await decide(factAt(noon - 1, 'of the day before'), noon + 101 * hour);
  expect(await causesBetween(noon, noon + hour)).toEqual(['by a clock that is ahead', 'while no worker ran']);
});

test('many are read in their order, each once', async () => {
  for (let n = 0; n < 3; n += 1)
    await store.commit(
      commitOf({ facts: Array.from({ length: 400 }, (_, index) => factAt(noon, `${n * 400 + index}`)) }),
    );
  expect(await causesBetween(noon)).toEqual(Array.from({ length: 1200 }, (_, index) => `${index}`));
});
