import { spawnSync } from 'node:child_process';
import { createServer, connect } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { inspect, promisify } from 'node:util';
import { createCaller } from '../../src/wecom/call';
import type { CallerOptions } from '../../src/wecom/call';
import { json, startStandIn } from './stand-in';
import type { Answer } from './stand-in';

const secret = 'S3CRET-of-the-desk';
const call = { name: 'message/send', query: { access_token: secret }, body: '{"a":"中"}' };
const openssl = 'openssl';
const selfSigned = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=127.0.0.1', '-days', '2'];
const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function standIn(answer: Answer) {
  const started = await startStandIn(answer);
  closing.push(started.stop);
  return started;
}

function callerAt(apiBase: string, options: Partial<CallerOptions> = {}) {
  const caller = createCaller({ apiBase, ...options });
  closing.push(() => caller.close());
  return caller;
}

/** What `ask` throws, after a look through all of it for the secret. */
async function faultOf(apiBase: string, options: Partial<CallerOptions> = {}): Promise<unknown> {
  const fault: unknown = await callerAt(apiBase, options)
    .ask(call)
    .then(
      () => 'no fault',
      (caught: unknown) => caught,
    );
  expect(inspect(fault, { depth: 9, showHidden: true })).not.toContain(secret);
  return fault;
}

describe('a call', () => {
  it('posts JSON below /cgi-bin/ and gives the answer', async () => {
    const { url, heard } = await standIn((_, response) => json(response, { errcode: 0, msgid: 'm-1' }));
    const answer = await callerAt(`${url}/base/`).ask({ ...call, query: { access_token: 'a+b/=&' } });
    expect(answer).toEqual({ errcode: 0, msgid: 'm-1' });
    expect(heard).toMatchObject([{ method: 'POST', path: '/base/cgi-bin/message/send', body: '{"a":"中"}' }]);
    expect(heard[0]!.query.get('access_token')).toBe('a+b/=&');
  });

  it('without a body is a GET', async () => {
    const { url, heard } = await standIn((_, response) => json(response, { errcode: 0 }));
    await callerAt(url).ask({ name: 'gettoken', query: { corpid: 'ww1' } });
    expect(heard).toMatchObject([{ method: 'GET', path: '/cgi-bin/gettoken', body: '' }]);
  });

  it('uses one connection again and again, and at most fifty', async () => {
    const { url, heard } = await standIn((_, response) => json(response, { errcode: 0 }));
    const caller = callerAt(url);
    for (let turn = 0; turn < 40; turn += 1) await caller.ask(call);
    expect(new Set(heard.map(({ port }) => port)).size).toBeLessThan(4);
    await Promise.all(Array.from({ length: 300 }, () => caller.ask(call)));
    expect(new Set(heard.map(({ port }) => port)).size).toBe(50);
  });

  it('that found no connection free until its patience ended was never sent', async () => {
    const held: (() => void)[] = [];
    const { url, heard } = await standIn((_, response) => held.push(() => json(response, { errcode: 0 })));
    const caller = callerAt(url);
    const busy = Array.from({ length: 50 }, () => caller.ask(call));
    while (held.length < 50) await new Promise((resolve) => setTimeout(resolve, 10));
    const late = Array.from({ length: 10 }, () =>
      caller.ask({ ...call, body: '{"late":1}', patienceMs: 100 }).catch((fault: unknown) => fault),
    );
    for (const fault of await Promise.all(late))
      expect(fault).toMatchObject({ name: 'WecomUnreachable', cause: 'NOT_SENT', mayHaveArrived: false });
    for (const answer of held) answer();
    for (const { errcode } of await Promise.all(busy)) expect(errcode).toBe(0);
    const next = caller.ask(call);
    while (held.length < 51) await new Promise((resolve) => setTimeout(resolve, 10));
    held[50]?.();
    await next;
    expect(heard.filter(({ body }) => body.includes('late'))).toEqual([]);
  });

  it('is counted, with its code and its time, whatever comes of it', async () => {
    const counted: unknown[][] = [];
    const onCall = (...fields: unknown[]) => counted.push(fields);
    let errcode = 0;
    const { url } = await standIn((_, response) =>
      errcode === 9 ? response.destroy() : json(response, { errcode }),
    );
    const caller = callerAt(url, { onCall });
    for (errcode of [0, 45009, 9]) await caller.ask(call).catch(() => undefined);
    expect(counted.map(([name, code]) => [name, code])).toEqual([
      ['message/send', 0],
      ['message/send', 45009],
      ['message/send', 'unreachable'],
    ]);
    expect(counted.every(([, , ms]) => Number(ms) > 0 && Number(ms) < 5000)).toBe(true);
  });
});

describe('a download', () => {
  const get = { name: 'media/get', query: { access_token: secret } };

  it('is counted like any other call', async () => {
    const counted: unknown[] = [];
    const onCall = (name: string, code: number | string) => counted.push([name, code]);
    const { url } = await standIn(({ query }, response) =>
      query.has('refused') ? json(response, { errcode: 40007 }) : response.end('a file'),
    );
    const caller = callerAt(url, { onCall });
    expect((await caller.download(get, 6)).bytes.toString()).toBe('a file');
    await caller.download(get, 5).catch(() => undefined);
    await caller.download({ ...get, query: { refused: '1' } }, 6).catch(() => undefined);
    expect(counted).toEqual([
      ['media/get', 0],
      ['media/get', 45001],
      ['media/get', 40007],
    ]);
  });
});

describe('a refusal', () => {
  it('is thrown with its code, and without the secret that WeCom repeats', async () => {
    const errmsg = `not allowed: ${secret}, try later`;
    const { url } = await standIn((_, response) => json(response, { errcode: 45009, errmsg }));
    expect(await faultOf(url)).toMatchObject({
      name: 'WecomRefused',
      call: 'message/send',
      errcode: 45009,
      errmsg: 'not allowed: …, try later',
      treatment: 'wait',
    });
  });

  it('may come without a word', async () => {
    const { url } = await standIn((_, response) => json(response, { errcode: 93000 }));
    expect(await faultOf(url)).toMatchObject({ errcode: 93000, errmsg: '', deadTarget: true });
  });
});

describe('silence after the request may have gone out', () => {
  const unsettled = { name: 'WecomUnreachable', call: 'message/send', mayHaveArrived: true };

  it.each<[string, Answer, string]>([
    ['a 502', (_, response) => response.writeHead(502).end(secret), 'HTTP 502'],
    [
      'a 500 with a code',
      (_, response) => json(Object.assign(response, { statusCode: 500 }), { errcode: 0 }),
      'HTTP 500',
    ],
    ['a 404', (_, response) => response.writeHead(404).end(), 'HTTP 404'],
    ['a page', (_, response) => response.end(`<html>${secret}</html>`), 'no errcode in the answer'],
    ['an empty answer', (_, response) => response.end(), 'no errcode in the answer'],
    ['JSON without a code', (_, response) => json(response, { errmsg: 'ok' }), 'no errcode in the answer'],
    ['a code in words', (_, response) => json(response, { errcode: '0' }), 'no errcode in the answer'],
    ['null', (_, response) => json(response, null), 'no errcode in the answer'],
    ['a broken connection', (_, response) => response.destroy(), 'UND_ERR_SOCKET'],
    ['a reset connection', (_, response) => response.socket?.resetAndDestroy(), 'ECONNRESET'],
    [
      'an answer broken off',
      (_, response) => response.write('{"err', () => response.destroy()),
      'UND_ERR_SOCKET',
    ],
    ['an answer of 2 MB', (_, response) => response.end('x'.repeat(2_000_000)), 'no errcode in the answer'],
  ])('is said of %s', async (_, answer, cause) => {
    const { url } = await standIn(answer);
    expect(await faultOf(url)).toMatchObject({ ...unsettled, cause });
  });

  it('is said when patience ends, before the answer or within it', async () => {
    const never = await standIn(() => undefined);
    expect(await faultOf(never.url, { patienceMs: 100 })).toMatchObject({
      ...unsettled,
      cause: 'OUT_OF_TIME',
    });
    const dripping = await standIn((_, response) => setInterval(() => response.write(' '), 30).unref());
    expect(await faultOf(dripping.url, { patienceMs: 200 })).toMatchObject({
      ...unsettled,
      cause: 'OUT_OF_TIME',
    });
  });
});

describe('silence before any connection', () => {
  const neverSent = { name: 'WecomUnreachable', call: 'message/send', mayHaveArrived: false };

  it('is said of a closed port', async () => {
    const { url, stop } = await startStandIn(() => undefined);
    await stop();
    expect(await faultOf(url)).toMatchObject({ ...neverSent, cause: 'ECONNREFUSED' });
    expect(await faultOf(url.replace('127.0.0.1', 'localhost'))).toMatchObject(neverSent);
  });

  it('is said of a name that nobody has', async () => {
    const fault = await faultOf('http://no-such-host.invalid');
    expect(fault).toMatchObject(neverSent);
    expect(['ENOTFOUND', 'EAI_AGAIN']).toContain((fault as { cause: string }).cause);
  });

  const withOpenssl = spawnSync(openssl, ['version']).status === 0 ? it : it.skip;
  withOpenssl('is said of a certificate that is not to be trusted', async () => {
    const pem = spawnSync(openssl, [...selfSigned, '-keyout', '-', '-out', '-']).stdout.toString();
    const url = await listening(createTlsServer({ key: pem, cert: pem }));
    const fault = await faultOf(url.replace('http:', 'https:'));
    expect(fault).toMatchObject({ ...neverSent, cause: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  });
});

describe('nobody is waited for without end', () => {
  it('neither for a connection nor for an answer', async () => {
    const mute = await listening(createServer((socket) => socket.on('error', () => undefined)));
    const never = await standIn(() => undefined);
    const begunAt = performance.now();
    const [noConnection, noAnswer] = await Promise.all([
      faultOf(mute.replace('http:', 'https:')),
      faultOf(never.url),
    ]);
    expect(performance.now() - begunAt).toBeLessThan(10_000);
    expect(noConnection).toMatchObject({ cause: 'UND_ERR_CONNECT_TIMEOUT', mayHaveArrived: false });
    expect(noAnswer).toMatchObject({ cause: 'OUT_OF_TIME', mayHaveArrived: true });
  });
});

describe('a proxy', () => {
  it('is used where it is given, and left out for the names that are excepted', async () => {
    const { url } = await standIn((_, response) => json(response, { errcode: 0 }));
    const proxy = await startProxy();
    await callerAt(url, { proxy: { http: proxy.url } }).ask(call);
    expect(proxy.connections()).toBe(1);
    await callerAt(url, { proxy: { http: proxy.url, no: '127.0.0.1' } }).ask(call);
    await callerAt(url, { proxy: {} }).ask(call);
    expect(proxy.connections()).toBe(1);
  });

  it('is not looked for in the environment', async () => {
    const before = process.env['http_proxy'];
    process.env['http_proxy'] = 'http://127.0.0.1:9';
    const { url } = await standIn((_, response) => json(response, { errcode: 0 }));
    await callerAt(url, { proxy: {} }).ask(call);
    if (before === undefined) delete process.env['http_proxy'];
    else process.env['http_proxy'] = before;
  });

  it('that is closed means that nothing was sent', async () => {
    const fault = await faultOf('http://127.0.0.1:9', {
      proxy: { http: 'http://user:pass-word@127.0.0.1:9' },
    });
    expect(fault).toMatchObject({ name: 'WecomUnreachable', cause: 'ECONNREFUSED', mayHaveArrived: false });
    expect(inspect(fault, { depth: 9, showHidden: true })).not.toContain('pass-word');
  });
});

/** A proxy that knows CONNECT and nothing else. */
async function startProxy() {
  let count = 0;
  const server = createServer((near) => {
    count += 1;
    near.once('data', (request) => {
      const port = /^CONNECT 127\.0\.0\.1:(\d+)/.exec(request.toString())?.[1];
      const far = connect(Number(port), '127.0.0.1', () => near.write('HTTP/1.1 200 OK\r\n\r\n'));
      near.pipe(far).pipe(near);
      far.on('error', () => near.destroy());
      near.on('error', () => far.destroy());
    });
  });
  return { url: await listening(server), connections: () => count };
}

async function listening(server: Server): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    return promisify(server.close.bind(server))();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
