import type { Group } from '../../src/desk/desk-config';
import { countReaders } from '../../src/jobs/count-readers';
import { openWorkshop, type Bench, type Workshop } from './workshop';

let workshop: Workshop;
let bench: Bench;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());
beforeEach(async () => {
  bench = await workshop.bench();
  bench.platform.addChat({ chatid: 'quux', name: '机关群', userids: ['a', 'b', 'c'] });
});
afterEach(() => bench.leave());

const get = '/cgi-bin/appchat/get';
const chat = (address: string): Group => ({
  name: address,
  via: 'appchat',
  address,
  style: 'full',
  receives: ['bulletin'],
});

function count(...chats: string[]) {
  const { desk } = bench.deps;
  const withChats = { ...desk, groups: [...desk.groups, ...chats.map(chat)] };
  return countReaders({}, { ...bench.deps, desk: withChats });
}
const counted = (address: string) => workshop.client.get(bench.store.keys.readers(address));
const calls = () => bench.platform.calls.filter(({ path }) => path === get).length;

test('the members of a chat are counted once a day, those of other groups cannot be', async () => {
  await count('quux');
  await count('quux');
  expect(await counted('quux')).toBe('3');
  expect(calls()).toBe(1);
});

test('many at once count once', async () => {
  await Promise.all([count('quux'), count('quux')]);
  expect(calls()).toBe(1);
});

test('a chat that cannot be counted keeps no other from it, and is left alone for a while', async () => {
  await count('none', 'quux');
  await count('none', 'quux');
  expect(await counted('none')).toBeNull();
  expect(await counted('quux')).toBe('3');
  expect(calls()).toBe(2);
  expect(bench.logged).toMatchObject([{ said: 'the members of a chat were not counted' }]);
});

test('unreachable is tried again, later', async () => {
  bench.platform.fault({ path: get, reset: 'before' });
  await count('quux');
  expect(await counted('quux')).toBeNull();
  await workshop.client.del(bench.store.keys.counting('quux'));
  await count('quux');
  expect(await counted('quux')).toBe('3');
});
