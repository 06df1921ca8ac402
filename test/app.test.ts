import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp, type AppDeps } from '../src/app';
import { openEcho, openCallback } from '../src/wecom/callback';

async function ask(path: string, changed: Partial<AppDeps> = {}, headers: Record<string, string> = {}) {
  const deps: AppDeps = {
    keys: { token: 'token', aesKey: Buffer.alloc(32), receiveId: 'ww1' },
    openCallback,
    openEcho,
    receive: () => Promise.resolve('stored'),
    now: Date.now,
    count: () => undefined,
    log: { error: () => undefined },
    unready: () => Promise.resolve([]),
    details: () => Promise.resolve([]),
    metrics: () => Promise.resolve(''),
    metricsToken: null,
    board: null,
    loadPages: null,
    ...changed,
  };
  const handle = createApp(deps).callback();
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const answers: { status: number; text: string }[] = [];
  for (const one of path.split(' ')) {
    const answer = await fetch(`http://127.0.0.1:${port}${one}`, { headers });
    answers.push({ status: answer.status, text: await answer.text() });
  }
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return answers;
}

test('readyz says what is closed, and is ready all the same', async () => {
  const [answer] = await ask('/readyz', { details: () => Promise.resolve(['the pages are closed']) });
  expect(answer?.status).toBe(200);
  expect(JSON.parse(answer?.text ?? '')).toEqual({
    ok: true,
    problems: [],
    details: ['the pages are closed'],
  });
});

test('where the pages are closed they say how to open them', async () => {
  const text = '这里没有网页。要开放网页，请管理员在 .env 里写上 PUBLIC_URL，再重新启动。\n';
  const answers = await ask('/ /archive /search?q=x /issues/d8 /issues/d8/word /media/x.jpg /oauth');
  expect(answers).toEqual(answers.map(() => ({ status: 404, text })));
  expect(await ask('/other')).toEqual([{ status: 404, text: 'Not Found' }]);
  expect((await ask('/healthz'))[0]?.status).toBe(200);
});

test('they are loaded when the first is asked for, once', async () => {
  let loads = 0;
  const loadPages = () => {
    loads += 1;
    return Promise.resolve((ctx: { body: unknown }) => {
      ctx.body = 'a page';
    });
  };
  await ask('/healthz /readyz', { loadPages });
  expect(loads).toBe(0);
  expect(await ask('/archive /search', { loadPages })).toEqual([
    { status: 200, text: 'a page' },
    { status: 200, text: 'a page' },
  ]);
  expect(loads).toBe(1);
});

describe('the metrics', () => {
  const metrics = () => Promise.resolve('jianbao_redis_up 1\n');
  const closed =
    '指标只给本机看。要从别的机器来取，请管理员在 .env 里写上 METRICS_TOKEN，取的时候带上 Authorization: Bearer。\n';

  test('are for this machine', async () => {
    expect(await ask('/metrics', { metrics })).toEqual([{ status: 200, text: 'jianbao_redis_up 1\n' }]);
    const passedOn = { 'x-forwarded-for': '203.0.113.7' };
    expect(await ask('/metrics', { metrics }, passedOn)).toEqual([{ status: 403, text: closed }]);
  });

  test('are for whoever brings the token', async () => {
    const asked = { metrics, metricsToken: 'a-token-of-sixteen' };
    const bringing = { authorization: 'Bearer a-token-of-sixteen', 'x-forwarded-for': '203.0.113.7' };
    expect((await ask('/metrics', asked, bringing))[0]?.status).toBe(200);
    expect(await ask('/metrics', asked)).toEqual([{ status: 403, text: closed }]);
  });
});

test('the board is there without pages, and only where it is set up', async () => {
  const board: AppDeps['board'] = async (ctx, next) => {
    if (ctx.path === '/board') ctx.body = 'the board';
    else await next();
  };
  expect(await ask('/board', { board })).toEqual([{ status: 200, text: 'the board' }]);
  expect((await ask('/archive', { board }))[0]?.status).toBe(404);
  expect(await ask('/board')).toEqual([{ status: 404, text: 'Not Found' }]);
});
