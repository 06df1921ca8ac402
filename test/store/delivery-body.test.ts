import {
  countUpload,
  noteWait,
  settlePart,
  settleSent,
  startPart,
  type Delivery,
} from '../../src/desk/issues/delivery';
import { bodyOfDelivery, spliceOfDelivery } from '../../src/store/delivery-body';
import { openTestStore, commitOf, type TestStore } from './open-test-store';

let redis: TestStore;
beforeAll(async () => {
  redis = await openTestStore();
});
afterAll(() => redis.close());

const planned = (parts: number): Delivery => ({
  schema: 1,
  dispatch: 'issue-1',
  group: '开发区工会群',
  order: 3,
  bulletin: 'digest',
  parts: Array.from({ length: parts }, () => ({ state: 'waiting', at: 1 })),
});

/** Every step of a run as the ledger saves it: how one part went with the beginning of the next. */
function stepsOf(parts: number): Delivery[] {
  const steps = [planned(parts)];
  const last = () => steps.at(-1)!;
  for (let index = 0; index < parts; index += 1) {
    const settled = index === 0 ? last() : settleSent(last(), index - 1, { run: 'r', at: index * 1000 });
    steps.push(startPart(settled, index, 'r', index * 1000));
  }
  const confirmed = { state: 'uncertain' as const, at: 5, run: 'r', confirmedBy: '编辑甲' };
  steps.push(settlePart(last(), parts - 1, confirmed));
  return steps;
}

test.each([1, 2, 3, 12])(
  'of %d parts only what has changed is sent, and what is stored is the whole',
  async (parts) => {
    const store = redis.open();
    const steps = stepsOf(parts);
    for (const [index, value] of steps.entries()) {
      const read = store.openReader();
      await read.delivery('issue-1', planned(1).group);
      const was = steps[index - 1];
      const write = { kind: 'delivery' as const, value, ...(was && { was }) };
      expect(await store.commit(commitOf({ versions: read.versions, writes: [write] }))).toBe('committed');
      expect(await store.openReader().delivery('issue-1', planned(1).group)).toEqual(value);
      if (was) expect(spliceOfDelivery(was, value)!.text.length).toBeLessThan(200);
    }
  },
);

test('what was read here and not written, and what changes more than its parts, is sent whole', () => {
  const first = planned(3);
  const begun = startPart(first, 0, 'r', 2);
  expect(spliceOfDelivery(first, begun)).toBeNull();
  bodyOfDelivery(first);
  expect(spliceOfDelivery(first, begun)).not.toBeNull();
  expect(spliceOfDelivery(first, noteWait(first, { for: 'pace', until: 9 }))).toBeNull();
  expect(
    spliceOfDelivery(first, { ...first, parts: [...first.parts, { state: 'waiting', at: 1 }] }),
  ).toBeNull();
  expect(spliceOfDelivery(first, countUpload(first, 1, 7))).not.toBeNull();
});
