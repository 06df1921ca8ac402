import { lakeKey, startTrial, type Trial } from './trial';

let trial: Trial;

beforeEach(async () => {
  trial = await startTrial();
});

afterEach(() => trial.platform.close());

const path = '/cgi-bin/webhook/send';
const markdown = { msgtype: 'markdown', markdown: { content: '第8期' } };
const post = (key = lakeKey) => trial.post('webhook/send', markdown, { key });
const shown = () => trial.platform.posts('lake').length;
const raw = (signal?: AbortSignal) =>
  fetch(`${trial.platform.url}${path}?key=${lakeKey}`, {
    method: 'POST',
    body: JSON.stringify(markdown),
    ...(signal && { signal }),
  });
const told = () => trial.platform.calls.map((call) => call.errcode);

test('an error code is answered as often as wanted and nothing is shown', async () => {
  trial.platform.fault({ path, times: 2, errcode: -1 });
  expect([await post(), await post()].map((answer) => answer['errcode'])).toEqual([-1, -1]);
  expect(shown()).toBe(0);
  expect((await post())['errcode']).toBe(0);
  expect(told()).toEqual([-1, -1, 0]);
});

test('a fault waits for its own call and its own webhook', async () => {
  trial.platform.fault({ path: '/cgi-bin/message/send', errcode: 50003 });
  trial.platform.addGroup({ name: 'hill', key: 'hill-key' });
  trial.platform.fault({ path, key: 'hill-key', errcode: 93008 });
  expect((await post())['errcode']).toBe(0);
  expect((await post('hill-key'))['errcode']).toBe(93008);
  const message = { touser: 'contact-lake', msgtype: 'text', text: { content: '好' } };
  expect((await trial.send(message))['errcode']).toBe(50003);
});

test('faults come in the order in which they were asked for', async () => {
  trial.platform.fault({ path, errcode: 45009 });
  trial.platform.fault({ path, errcode: 93004 });
  expect([await post(), await post()].map((answer) => answer['errcode'])).toEqual([45009, 93004]);
});

test('a gateway error has a page and no code', async () => {
  trial.platform.fault({ path, status: 502 });
  const response = await raw();
  expect([response.status, response.headers.get('content-type')]).toEqual([502, 'text/html']);
  expect([shown(), told()]).toEqual([0, [null]]);
});

test('an answer can be something else than JSON', async () => {
  trial.platform.fault({ path, body: 'not json' });
  const response = await raw();
  expect([response.status, await response.text()]).toEqual([200, 'not json']);
  expect(shown()).toBe(0);
});

test('a connection that breaks before shows nothing', async () => {
  trial.platform.fault({ path, reset: 'before' });
  await expect(raw()).rejects.toThrow('fetch failed');
  expect([shown(), told()]).toEqual([0, [null]]);
});

test('a connection that breaks after has shown it', async () => {
  trial.platform.fault({ path, reset: 'after' });
  await expect(raw()).rejects.toThrow('fetch failed');
  expect([shown(), told()]).toEqual([1, [null]]);
});

test('a call that hangs is never answered and shows nothing', async () => {
  trial.platform.fault({ path, hang: true });
  await expect(raw(AbortSignal.timeout(200))).rejects.toThrow('timeout');
  expect([shown(), told()]).toEqual([0, [null]]);
});

test('a late answer counts even for a caller who has gone', async () => {
  trial.platform.fault({ path, delayMs: 200 });
  await expect(raw(AbortSignal.timeout(50))).rejects.toThrow('timeout');
  expect(shown()).toBe(0);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(shown()).toBe(1);
  trial.platform.fault({ path, delayMs: 100 });
  const began = performance.now();
  expect((await post())['errcode']).toBe(0);
  expect(performance.now() - began).toBeGreaterThan(95);
});

test('a fault for a call that does not exist is a mistake of the test', () => {
  expect(() => {
    trial.platform.fault({ path: '/webhook/send', errcode: -1 });
  }).toThrow('no call /webhook/send');
});

test('a call that does not exist is a page of its own', async () => {
  expect((await fetch(`${trial.platform.url}/cgi-bin/menu/create`)).status).toBe(404);
});
