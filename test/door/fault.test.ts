import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createDoors } from '../../src/doors';
import { openEcho } from '../../src/wecom/callback';

test('a bug costs its own callback only, and is logged once', async () => {
  const logged: string[] = [];
  const app = createDoors({
    keys: { token: '', aesKey: Buffer.alloc(32), receiveId: '' },
    openCallback: () => {
      throw new Error('a bug');
    },
    openEcho,
    receive: () => Promise.resolve('stored'),
    now: Date.now,
    count: () => undefined,
    unready: () => Promise.resolve([]),
    details: () => Promise.resolve([]),
    metrics: () => Promise.resolve(''),
    metricsToken: null,
    board: null,
    loadPages: null,
    log: { error: (_facts, message) => logged.push(message) },
  });
  app.listen(0);
  await once(app, 'listening');
  const base = `http://127.0.0.1:${String((app.address() as AddressInfo).port)}`;
  expect((await fetch(`${base}/wecom/app`, { method: 'POST', body: '<xml></xml>' })).status).toBe(500);
  expect((await fetch(`${base}/healthz`)).status).toBe(200);
  expect(logged).toEqual(['a callback failed']);
  app.close();
  app.closeAllConnections();
});
