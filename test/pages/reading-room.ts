import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { Redis } from 'ioredis';
import axe from 'axe-core';
import { deskKey, type Config } from '../../src/config';
import type { Archived, Correction } from '../../src/desk/issues/archived';
import { openStore } from '../../src/store/open-store';
import { commitOf } from '../store/open-test-store';
import { openNewsroom } from '../support/newsroom';

export type ReadingRoom = Awaited<ReturnType<typeof openReadingRoom>>;

/** A whole bot whose pages are open, a stand-in WeCom that recognises its visitors, and an archive to fill. */
export async function openReadingRoom(change: (config: Config) => Config = (config) => config) {
  const dataDir = mkdtempSync(join(tmpdir(), 'jianbao-pages-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const room = await openNewsroom((config) =>
    change({
      ...config,
      port,
      publicUrl: url,
      dataDir,
      wecom: { ...config.wecom, oauthBase: config.wecom.apiBase },
    }),
  );
  const client = new Redis(room.redis.url);
  const store = openStore(deskKey(room.config), { client, blocking: client });
  const archive = async (writes: Parameters<typeof store.commit>[0]['writes'], id: string) => {
    const fact = { what: 'imported' as const, by: 'desk-admin', at: 1, cause: `test ${id}`, archived: id };
    const done = await store.commit(commitOf({ writes, facts: [fact] }));
    if (done !== 'committed') throw new Error(done);
  };
  return {
    ...room,
    url,
    store,
    dataDir,
    archive: (value: Archived) => archive([{ kind: 'archived', value }], value.id),
    correct: (value: Correction) => archive([{ kind: 'correction', value }], value.of),

    /** A file below DATA_DIR. */
    keep(file: string, bytes: Buffer): void {
      mkdirSync(join(dataDir, 'media'), { recursive: true });
      writeFileSync(join(dataDir, file), bytes);
    },

    async close(): Promise<void> {
      client.disconnect();
      store.inbox.close();
      await room.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: '/usr/bin/chromium', headless: true, args: flags });
}

export const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 };
export const desktop = { viewport: { width: 1280, height: 900 } };

/** A browser of somebody who has not been here, and what its console and its policy complained of. */
export async function openPage(browser: Browser, options: BrowserContextOptions = phone) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.exposeFunction('complain', (text: string) => complaints.push(text));
  await page.addInitScript({
    content: `document.addEventListener('securitypolicyviolation', (event) => complain('policy ' + event.violatedDirective))`,
  });
  return { page, context, complaints };
}

type Finding = { id: string; impact: string; nodes: { html: string }[] };

/** What axe-core finds serious or critical. */
export async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<{ violations: Finding[] }>('axe.run()');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

/** Whether anything is wider than the window. */
export function overflows(page: Page): Promise<boolean> {
  return page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth');
}
