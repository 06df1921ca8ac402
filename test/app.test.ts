import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp, type AppDeps } from '../src/app';
import { openEcho, openCallback } from '../src/wecom/callback';

async function ask(path: string, changed: Partial<AppDeps> = {}) {
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
    loadPages: null,
    ...changed,
  };
  const handle = createApp(deps).callback();
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const answers: { status: number; text: string }[] = [];
  for (const one of path.split(' ')) {
    const answer = await fetch(`http://127.0.0.1:${port}${one}`);
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
