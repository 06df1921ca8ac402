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

const cardFor = (touser: string) => ({
  touser,
  agentid: app.agentId,
  msgtype: 'template_card',
  template_card: {
    card_type: 'button_interaction',
    task_id: 'submission-12',
    main_title: { title: '来稿 12' },
    button_selection: { question_key: 'column', title: '栏目', option_list: [{ id: '1', text: '简讯' }] },
    button_list: [{ text: '采用', style: 1, key: 'accept' }],
  },
});

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
  const file = { userid: 'contact-hill', filename: '来稿.docx', base64: 'YWJj', type: 'application/msword' };
  const brought = { msgId: expect.stringMatching(/^\d+$/) as string, accepted: true };
  expect(await asked(`${url}/sim/picture`, file)).toEqual(brought);
  expect(await asked(`${url}/sim/file`, file)).toEqual(brought);
  const gone = { type: 'delete_user', userid: 'contact-hill' };
  expect(await asked(`${url}/sim/contact`, gone)).toEqual({ accepted: true });

  const granted = await asked(`${url}/cgi-bin/gettoken?corpid=${app.corpId}&corpsecret=${app.secret}`);
  const { access_token: token } = granted as { access_token: string };
  expect(
    await asked(`${url}/cgi-bin/message/send?access_token=${token}`, cardFor('contact-hill')),
  ).toMatchObject({
    errcode: 0,
  });
  const press = { userid: 'contact-hill', card: '来稿 12', button: '采用', chosen: { column: ['简讯'] } };
  expect(await asked(`${url}/sim/press`, press)).toEqual({ accepted: true });
  const exact = { userid: 'contact-hill', taskId: 'submission-12', key: 'accept' };
  expect(await asked(`${url}/sim/press`, exact)).toEqual({ accepted: true });
  expect(await asked(`${url}/sim/press`, { ...press, button: '退稿' })).toEqual({
    error: 'no button 退稿 on the card with 来稿 12, but 采用',
  });
  expect(listener.received).toHaveLength(6);
  await listener.close();

  expect(await asked(`${url}/sim/fault`, { path: '/cgi-bin/webhook/send', errcode: -1 })).toEqual({});
  const message = { msgtype: 'text', text: { content: '好' } };
  expect(await asked(`${url}/cgi-bin/webhook/send?key=${lakeKey}`, message)).toMatchObject({ errcode: -1 });
  expect(await asked(`${url}/cgi-bin/webhook/send?key=${lakeKey}`, message)).toMatchObject({ errcode: 0 });
  expect(await asked(`${url}/sim/posts?group=lake`)).toMatchObject([{ kind: 'text', text: '好' }]);
  expect(await asked(`${url}/sim/heard?userid=contact-hill`)).toMatchObject([{ kind: 'template_card' }]);
  expect(await asked(`${url}/sim/calls`)).toMatchObject([0, 0, -1, 0].map((errcode) => ({ errcode })));

  const added = { name: 'sea', key: '77777777-aaaa-4aaa-8aaa-777777777777' };
  expect(await asked(`${url}/cgi-bin/webhook/send?key=${added.key}`, message)).toMatchObject({
    errcode: 93000,
  });
  expect(await asked(`${url}/sim/group`, added)).toEqual({});
  expect(await asked(`${url}/cgi-bin/webhook/send?key=${added.key}`, message)).toMatchObject({ errcode: 0 });
  expect(await asked(`${url}/sim/posts?group=sea`)).toMatchObject([{ text: '好' }]);
  expect(await asked(`${url}/sim/remove-webhook`, { name: 'sea' })).toEqual({});
  expect(await asked(`${url}/cgi-bin/webhook/send?key=${added.key}`, message)).toMatchObject({
    errcode: 93000,
  });

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
