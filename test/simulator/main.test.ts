import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app, lakeKey, listenAsApp } from './trial';

const root = join(__dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'jianbao-simulator-'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function run(...args: string[]): ChildProcess & { exit: Promise<number | null> } {
  const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  const child = spawn(process.execPath, [tsx, 'simulator/main.ts', ...args], { cwd: root });
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return Object.assign(child, { exit });
}

const firstOf = (stream: NodeJS.ReadableStream | null): Promise<string> =>
  new Promise((resolve) =>
    stream?.once('data', (bytes: Buffer) => {
      resolve(bytes.toString());
    }),
  );

async function asked(url: string, body?: object): Promise<unknown> {
  const init = body ? { method: 'POST', body: JSON.stringify(body) } : {};
  return (await fetch(url, init)).json();
}

test('the program plays the platform and is steered over HTTP', async () => {
  const config = join(folder, 'platform.json');
  writeFileSync(config, JSON.stringify(app));
  const program = run('--config', config, '--port', '0', '--member', 'contact-hill=山区通讯员');
  const line = await firstOf(program.stdout);
  expect(line).toMatch(/^http:\/\/127\.0\.0\.1:\d+\n$/);
  const url = line.trim();
  const listener = await listenAsApp((response) => response.end());

  expect(await asked(`${url}/sim/callback-url`, { url: listener.url })).toEqual({});
  expect(await asked(`${url}/sim/say`, { userid: 'contact-hill', text: '你好' })).toMatchObject({
    accepted: true,
  });
  expect(listener.received).toHaveLength(1);
  await listener.close();

  expect(await asked(`${url}/sim/fault`, { path: '/cgi-bin/webhook/send', errcode: -1 })).toEqual({});
  const message = { msgtype: 'text', text: { content: '好' } };
  expect(await asked(`${url}/cgi-bin/webhook/send?key=${lakeKey}`, message)).toMatchObject({ errcode: -1 });
  expect(await asked(`${url}/cgi-bin/webhook/send?key=${lakeKey}`, message)).toMatchObject({ errcode: 0 });
  expect(await asked(`${url}/sim/posts?group=lake`)).toMatchObject([{ kind: 'text', text: '好' }]);
  expect(await asked(`${url}/sim/heard?userid=contact-hill`)).toEqual([]);
  expect(await asked(`${url}/sim/calls`)).toMatchObject([{ errcode: -1 }, { errcode: 0 }]);

  expect(await asked(`${url}/sim/say`, { userid: 'contact-hill' })).toEqual({ error: 'text is missing' });
  expect(await asked(`${url}/sim/heard?userid=nobody`)).toEqual({ error: 'no member nobody' });
  expect((await fetch(`${url}/sim/other`)).status).toBe(404);

  program.kill('SIGTERM');
  expect(await program.exit).toBe(0);
});

test('the program says what it was not told', async () => {
  const program = run('--corp-id', 'wwfederation', '--secret', 's', '--group', 'lake=key=1');
  expect(await firstOf(program.stderr)).toBe('missing: agentId, token, encodingAesKey\n');
  expect(await program.exit).toBe(1);
});
