import { countRefusals } from '../src/count-refusals';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

function counter(fails: () => boolean = () => false) {
  const written: [counts: object, at: number][] = [];
  const countRefused = (counts: Readonly<Record<string, number>>, at: number) => {
    if (fails()) return Promise.reject(new Error('Redis is away'));
    written.push([counts, at]);
    return Promise.resolve();
  };
  return { count: countRefusals({ countRefused }, () => 42), written };
}

test('all that is refused in ten seconds is one write', async () => {
  const { count, written } = counter();
  for (let times = 0; times < 1000; times += 1) count('signature');
  count('stale');
  await jest.advanceTimersByTimeAsync(9_999);
  expect(written).toEqual([]);
  await jest.advanceTimersByTimeAsync(1);
  expect(written).toEqual([[{ signature: 1000, stale: 1 }, 42]]);
  await jest.advanceTimersByTimeAsync(60_000);
  expect(written).toHaveLength(1);
});

test('what came in is no refusal', async () => {
  const { count, written } = counter();
  for (const outcome of ['stored', 'repeated', 'verified']) count(outcome);
  await jest.advanceTimersByTimeAsync(60_000);
  expect(written).toEqual([]);
});

test('what Redis does not take is written with what follows', async () => {
  let isAway = true;
  const { count, written } = counter(() => isAway);
  count('unstored');
  await jest.advanceTimersByTimeAsync(10_000);
  isAway = false;
  count('unstored');
  await jest.advanceTimersByTimeAsync(10_000);
  expect(written).toEqual([[{ unstored: 2 }, 42]]);
});
