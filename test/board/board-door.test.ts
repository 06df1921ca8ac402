import { openTestBoard, type Board } from './open-board';

let board: Board;
beforeAll(async () => {
  board = await openTestBoard();
});
afterAll(() => board.close());
beforeEach(() => {
  board.clock.now += 120_000;
  board.loads.fail = false;
});

const login = '请输入看板的密码（.env 里的 BOARD_PASSWORD），用户名随便写。\n';
const locked = '密码错的次数太多，请过一分钟再试。\n';

async function statuses(count: number, given: string, from = '203.0.113.7'): Promise<number[]> {
  const seen: number[] = [];
  for (let tries = 0; tries < count; tries += 1)
    seen.push((await board.ask('/board', given, { headers: { 'x-forwarded-for': from } })).status);
  return seen;
}

test('without the password there is a login, and nothing is loaded', async () => {
  const before = board.loads.count;
  for (const path of ['/board', '/board/', '/board/api/queues', '/board/static/js/any.js']) {
    const answer = await board.ask(path, null);
    expect([answer.status, await answer.text()]).toEqual([401, login]);
    expect(answer.headers.get('www-authenticate')).toBe('Basic realm="jianbao", charset="UTF-8"');
  }
  expect((await board.ask('/board', 'a-wrong-password')).status).toBe(401);
  expect((await board.ask('/board', '')).status).toBe(401);
  expect(board.loads.count).toBe(before);
});

test('with the password it is loaded once; a load that fails is tried again', async () => {
  board.loads.fail = true;
  expect((await board.ask('/board')).status).toBe(500);
  board.loads.fail = false;
  const before = board.loads.count;
  expect((await board.ask('/board')).status).toBe(200);
  expect((await board.ask('/board/')).status).toBe(200);
  expect(board.loads.count).toBe(before + 1);
});

test('ten wrong passwords close it to that address for the rest of the minute, even to the right one', async () => {
  expect(await statuses(12, 'a-wrong-password')).toEqual([...Array<number>(10).fill(401), 429, 429]);
  const answer = await board.ask('/board', undefined, { headers: { 'x-forwarded-for': '203.0.113.7' } });
  expect([answer.status, await answer.text()]).toEqual([429, locked]);
  expect(answer.headers.get('retry-after')).toBe('60');
  expect(await statuses(1, 'a-long-password', '203.0.113.8')).toEqual([200]);
  board.clock.now += 60_000;
  expect(await statuses(1, 'a-long-password')).toEqual([200]);
});

test('who a proxy speaks for is what it has appended, whatever stood there before', async () => {
  for (let tries = 0; tries < 10; tries += 1)
    await statuses(1, 'a-wrong-password', `198.51.100.${tries}, 203.0.113.9`);
  expect(await statuses(1, 'a-wrong-password', '198.51.100.99, 203.0.113.9')).toEqual([429]);
});

test('coming without a password is no wrong one', async () => {
  for (let tries = 0; tries < 11; tries += 1) await board.ask('/board', null);
  expect((await board.ask('/board')).status).toBe(200);
});

test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('nothing is changed by %s', async (method) => {
  const answer = await board.ask('/board/api/queues/pause', undefined, { method });
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
});

test('what is not the board passes', async () => {
  expect((await board.ask('/boards', null)).status).toBe(404);
});
