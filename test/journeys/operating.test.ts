import { setTimeout as sleep } from 'node:timers/promises';
import { messageXml, newId } from '../../bench/callbacks';
import { groups, openNewsroom, secrets, type Newsroom } from '../support/newsroom';

const boardPassword = 'a-long-password';

let room: Newsroom;
beforeEach(async () => {
  room = await openNewsroom((config) => ({ ...config, boardPassword }));
});
afterEach(() => room.close());

function ask(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`http://127.0.0.1:${String(room.port())}${path}`, { headers });
}

/** Asked again until it holds this, for as long as the watch may take to look. */
async function metricsWith(wanted: string): Promise<string> {
  for (let tries = 0; tries < 300; tries += 1) {
    const text = await (await ask('/metrics')).text();
    if (text.includes(wanted)) return text;
    await sleep(100);
  }
  throw new Error(`never seen: ${wanted}`);
}

const piece = '夜校开进三个工地\n湖东区总工会把夜校开进三个工地，二百名职工学技术。';

test('what an operator wants to know stands in the metrics, nobody’s name does, and a flood of forged callbacks is told once', async () => {
  await room.says('contact-lake', piece);
  await room.skips('contact-lake', 1);
  const text = await metricsWith('jianbao_fault{fault="token"} 0');
  for (const line of [
    'jianbao_redis_up 1',
    'jianbao_worker_up 1',
    'jianbao_door_callbacks_total{outcome="stored"} 1',
    'jianbao_queue_jobs{queue="handleMessage",state="waiting"} 0',
    'jianbao_queue_jobs{queue="timetable",state="delayed"}',
    'jianbao_oldest_waiting_seconds{what="message"} 0',
    'jianbao_delivery_parts{state="waiting"} 0',
  ])
    expect(text).toContain(line);
  expect(text).toMatch(/^jianbao_wecom_token_age_seconds \d/m);
  expect(text).toMatch(/^jianbao_wecom_call_seconds_count\{call="message\/send",errcode="0"\} \d/m);
  for (const hidden of [...secrets, ...groups.map(({ name }) => name), 'contact-lake', 'editor-first'])
    expect(text).not.toContain(hidden);
  await flood();
  expect(room.platform.heard('desk-admin')).toHaveLength(1);
}, 60_000);

/** The watch looks every ten seconds, hence one story. */
async function flood(): Promise<void> {
  const url = `http://127.0.0.1:${String(room.port())}/wecom/app?msg_signature=0&timestamp=1&nonce=1`;
  const body = `<xml><Encrypt>${'a'.repeat(64)}</Encrypt></xml>`;
  for (let count = 0; count < 70; count += 1)
    expect((await fetch(url, { method: 'POST', body })).status).toBe(401);
  await metricsWith('jianbao_fault{fault="door"} 1');
  await room.hears(
    'desk-admin',
    '一分钟里拒收了 70 次回调（签名不对 70 次）。正常的来稿不受影响时，多半是外人在试探；收不到来稿时，请核对 Token、EncodingAESKey 和企业 ID。',
  );
  expect((await room.platform.callback(messageXml(newId()))).status).toBe(200);
}

test('a door alone knows of the desk what workers have left, and says that none is there', async () => {
  await room.restart({ role: 'web' });
  await sleep(1600);
  const text = await metricsWith('jianbao_worker_up 0');
  expect(text).toContain('jianbao_queue_jobs{queue="deliver",state="waiting"} 0');
});

test('the board shows the queues to whoever has the password, with no page beside it', async () => {
  expect((await ask('/board')).status).toBe(401);
  const login = { authorization: `Basic ${Buffer.from(`admin:${boardPassword}`).toString('base64')}` };
  expect((await ask('/board', login)).status).toBe(200);
  const { queues } = (await (await ask('/board/api/queues', login)).json()) as { queues: { name: string }[] };
  expect(queues.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['startDispatch', 'tell', 'timetable']),
  );
  expect((await ask('/archive')).status).toBe(404);
});
