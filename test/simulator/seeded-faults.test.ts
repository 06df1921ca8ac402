import type { FaultKind, SeededFaults } from '../../simulator/trouble';
import { control } from '../../simulator/control';
import { startPlatform } from '../../simulator/platform';
import { app, lakeKey, startTrial, type Trial } from './trial';

let trial: Trial;

beforeEach(async () => {
  trial = await startTrial();
});

afterEach(() => trial.platform.close());

const path = '/cgi-bin/webhook/send';
const hillKey = '55555555-6666-7777-8888-999999999999';
const markdown = { msgtype: 'markdown', markdown: { content: '第8期' } };
const seed = (seeded: Partial<SeededFaults>) => {
  trial.platform.seedFaults({ seed: 7, rate: 1, ...seeded });
};
const post = (key = lakeKey) => trial.post('webhook/send', markdown, { key });
const posts = async (keys: string[]) => {
  for (const key of keys) await post(key);
};
const shown = () => trial.platform.posts('lake').length;
const met = (group = 'lake') =>
  trial.platform
    .injected()
    .filter((one) => one.group === group)
    .map(({ kind }) => kind);
const refusals: FaultKind[] = ['busy', 'crowded', 'switchedOff'];

test('the same seed decides the same for the n-th call of a webhook, whoever calls in between', async () => {
  seed({ rate: 0.5, kinds: refusals });
  await posts(Array<string>(10).fill(lakeKey));
  const alone = met();
  await trial.platform.close();
  trial = await startTrial();
  seed({ rate: 0.5, kinds: refusals });
  await posts(Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? hillKey : lakeKey)));
  expect(met()).toEqual(alone);
  expect(met('hill')).not.toEqual(alone);
});

test('another seed decides otherwise', async () => {
  seed({ kinds: refusals });
  await posts(Array<string>(12).fill(lakeKey));
  seed({ seed: 8, kinds: refusals });
  await posts(Array<string>(12).fill(lakeKey));
  expect(met().slice(0, 12)).not.toEqual(met().slice(12));
});

test('the rate is the share of the calls that meet a fault', async () => {
  seed({ rate: 0.3, kinds: ['busy'] });
  await posts(Array<string>(200).fill(lakeKey));
  expect(met().length).toBeGreaterThan(40);
  expect(met().length).toBeLessThan(80);
});

test.each<[FaultKind, number]>([
  ['busy', -1],
  ['crowded', 45033],
  ['switchedOff', 93004],
])('%s is answered %i and nothing is shown', async (kind, errcode) => {
  seed({ kinds: [kind] });
  expect((await post())['errcode']).toBe(errcode);
  expect([shown(), met()]).toEqual([0, [kind]]);
});

test('a webhook that was told 45009 hears nothing else until sixty seconds have passed, the others do', async () => {
  seed({ kinds: ['tooMany'] });
  expect((await post())['errcode']).toBe(45009);
  seed({ rate: 0 });
  trial.wait(59_999);
  expect((await post())['errcode']).toBe(45009);
  expect((await post(hillKey))['errcode']).toBe(0);
  trial.wait(1);
  expect((await post())['errcode']).toBe(0);
  expect(met()).toEqual(['tooMany', 'silence']);
});

const message = { touser: 'contact-lake', msgtype: 'text', text: { content: '好' } };
const send = (token: string) =>
  trial.post('message/send', { agentid: app.agentId, ...message }, { access_token: token });

test.each<[FaultKind, number]>([
  ['tokenGone', 40014],
  ['tokenExpired', 42001],
])('%s ends the token, and a new one holds', async (kind, errcode) => {
  const token = await trial.token();
  seed({ kinds: [kind] });
  expect((await send(token))['errcode']).toBe(errcode);
  seed({ rate: 0 });
  expect((await send(token))['errcode']).toBe(errcode);
  expect((await send(await trial.token()))['errcode']).toBe(0);
});

test('a webhook needs no token and loses none', async () => {
  seed({ kinds: ['tokenGone', 'tokenExpired'] });
  expect((await post())['errcode']).toBe(0);
  expect(met()).toEqual([]);
});

test.each<[FaultKind, boolean[]]>([
  ['resetBefore', [false]],
  ['resetAfter', [true]],
  ['wrongJson', [true, false]],
  ['gateway', [true, false]],
])('after %s the caller does not know, and it was shown: %j', async (kind, wanted) => {
  seed({ kinds: [kind] });
  const seen = new Set<boolean>();
  for (let count = 0; count < 15; count += 1) {
    const before = shown();
    await expect(post()).rejects.toThrow();
    seen.add(shown() > before);
  }
  expect([...seen].toSorted()).toEqual(wanted.toSorted());
});

test('a call that hangs is given up by its caller', async () => {
  seed({ kinds: ['hang'] });
  const url = `${trial.platform.url}${path}?key=${lakeKey}`;
  const post = fetch(url, {
    method: 'POST',
    body: JSON.stringify(markdown),
    signal: AbortSignal.timeout(100),
  });
  await expect(post).rejects.toThrow('timeout');
});

test('a slow answer is the right one', async () => {
  seed({ kinds: ['slow'] });
  const began = performance.now();
  expect((await post())['errcode']).toBe(0);
  expect(performance.now() - began).toBeGreaterThan(295);
  expect([shown(), met()]).toEqual([1, ['slow']]);
});

test('what meets no fault is shown at once and answered within the latency', async () => {
  seed({ rate: 0, latencyMs: 100_000 });
  const gone = fetch(`${trial.platform.url}${path}?key=${lakeKey}`, {
    method: 'POST',
    body: JSON.stringify(markdown),
    signal: AbortSignal.timeout(150),
  });
  await expect(gone).rejects.toThrow('timeout');
  expect([shown(), met()]).toEqual([1, []]);
});

test('switched off comes only where it is asked for', async () => {
  seed({ seed: 3 });
  await Promise.allSettled(
    Array.from({ length: 60 }, () =>
      fetch(`${trial.platform.url}${path}?key=${lakeKey}`, {
        method: 'POST',
        signal: AbortSignal.timeout(50),
      }),
    ),
  );
  expect(new Set(met())).not.toContain('switchedOff');
});

test('calls of other paths meet nothing', async () => {
  seed({ kinds: ['busy'], paths: ['/cgi-bin/message/send'] });
  expect((await post())['errcode']).toBe(0);
  expect((await send(await trial.token()))['errcode']).toBe(-1);
});

test('a fault that was asked for goes before a drawn one, and is counted', async () => {
  seed({ kinds: ['busy'] });
  trial.platform.fault({ path, errcode: 93008 });
  expect((await post())['errcode']).toBe(93008);
  expect((await post())['errcode']).toBe(-1);
  expect(met()).toEqual(['scripted', 'busy']);
});

test.each([
  [{ kinds: ['storm'] as unknown as FaultKind[] }, 'no fault storm'],
  [{ rate: 30 }, 'rate is a share from 0 to 1'],
  [{ seed: Number.NaN }, 'seed is a number'],
  [{ paths: ['/webhook/send'] }, 'no call /webhook/send'],
])('%j is a mistake of the test', (seeded, said) => {
  expect(() => {
    seed(seeded);
  }).toThrow(said);
});

test('they can be asked for and read over HTTP', async () => {
  const platform = await startPlatform(app, control);
  const ask = async (init: RequestInit = {}) => (await fetch(`${platform.url}/sim/faults`, init)).json();
  const wanted = { seed: 7, rate: 1, kinds: ['busy'] };
  expect(await ask({ method: 'POST', body: JSON.stringify(wanted) })).toEqual({});
  await fetch(`${platform.url}${path}?key=${lakeKey}`, { method: 'POST', body: JSON.stringify(markdown) });
  expect(await ask()).toEqual({
    counts: { busy: 1 },
    injected: [{ at: expect.any(Number) as number, path, group: 'lake', kind: 'busy' }],
  });
  const mistaken = { method: 'POST', body: '{"seed":7,"rate":2}' };
  expect(await ask(mistaken)).toEqual({ error: 'rate is a share from 0 to 1' });
  await platform.close();
});
