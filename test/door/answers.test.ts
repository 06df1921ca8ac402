import { encrypt, newCallback, newId, padded, plainOf, wrap } from '../../bench/callbacks';
import { freshHostiles } from '../../bench/hostile';
import { openTestDoor } from './open-door';

let door: Awaited<ReturnType<typeof openTestDoor>>;
beforeAll(async () => {
  door = await openTestDoor();
});
beforeEach(() => door.redis.client.flushall());
afterAll(() => door.close());

test('a callback is in the stream when its empty 200 comes', async () => {
  const id = newId();
  expect(await door.post(newCallback(id))).toMatchObject({ status: 200, body: '' });
  expect(await door.stored()).toEqual([id]);
});

test('the same bytes again are acknowledged and not stored again', async () => {
  const id = newId();
  const callback = newCallback(id);
  const repeatedBefore = await door.counted('repeated');
  await door.post(callback);
  expect(await door.post(callback)).toMatchObject({ status: 200, body: '' });
  expect(await door.stored()).toEqual([id]);
  expect(await door.counted('repeated')).toBe(repeatedBefore + 1);
});

test('of a message that comes three times at once, encrypted anew each time, one is stored', async () => {
  const id = newId();
  const answers = await Promise.all([1, 2, 3].map(() => door.post(newCallback(id))));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(await door.stored()).toEqual([id]);
});

test('a hundred at once are all stored, each once', async () => {
  const ids = Array.from({ length: 100 }, () => newId());
  const answers = await Promise.all(ids.map((id) => door.post(newCallback(id))));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect((await door.stored()).sort()).toEqual(ids);
});

test('a nonce that was used before does not keep another message out', async () => {
  const [first, second] = [newId(), newId()];
  const callbacks = [first, second].map((id) => sealed(`<xml><MsgId>${id}</MsgId></xml>`));
  const nonces = callbacks.map(({ query }) => /nonce=(\d+)/.exec(query)?.[1]);
  expect(nonces[0]).toBe(nonces[1]);
  for (const callback of callbacks) expect((await door.post(callback)).status).toBe(200);
  expect(await door.stored()).toEqual([first, second]);
});

test.each(freshHostiles().map(({ name, callback }) => [name, callback] as const))(
  'refused with nothing in the answer: %s',
  async (_name, callback) => {
    const { status, body } = await door.post(callback);
    expect([400, 401]).toContain(status);
    expect(body).toBe('');
    expect(await door.stored()).toEqual([]);
  },
);

test('the test of the address is answered with the bare echo', async () => {
  const { query, echo } = verification('1234567890123');
  expect(await door.ask('GET', `/wecom/app?${query}`)).toMatchObject({ status: 200, body: echo });
});

test('a test of the address with a wrong signature is refused with nothing in the answer', async () => {
  const query = verification('1').query.replace(/msg_signature=./, 'msg_signature=x');
  expect(await door.ask('GET', `/wecom/app?${query}`)).toMatchObject({ status: 400, body: '' });
});

test.each([
  ['PUT', '/wecom/app'],
  ['DELETE', '/wecom/app'],
  ['POST', '/wecom/apple'],
  ['POST', '/wecom/app/'],
  ['POST', '/healthz'],
  ['GET', '/'],
])('there is no %s %s', async (method, path) => {
  const { query, body } = newCallback();
  expect((await door.ask(method, `${path}?${query}`, method === 'GET' ? '' : body)).status).toBe(404);
  expect(await door.stored()).toEqual([]);
});

/** All calls between two new ids share a nonce. */
function sealed(xml: string) {
  return wrap(encrypt(padded(plainOf(xml))));
}

function verification(echo: string) {
  const echostr = encrypt(padded(plainOf(echo)));
  return { echo, query: `${wrap(echostr).query}&echostr=${encodeURIComponent(echostr)}` };
}
