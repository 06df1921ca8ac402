import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { asRequest, newCallback, newId } from '../../bench/callbacks';
import { openTestDoor } from './open-door';

const oneMb = 1_048_576;

let door: Awaited<ReturnType<typeof openTestDoor>>;
beforeEach(async () => {
  door = await openTestDoor();
});
afterEach(() => door.close());

test('a body that is announced as larger than 1 MB is cut before any of it has come', async () => {
  const answer = await door.write(
    `POST /wecom/app HTTP/1.1\r\nhost: door\r\ncontent-length: ${oneMb + 1}\r\n\r\n`,
  );
  expect(undated(answer)).toBe(cut);
  expect(await door.counted('too-large')).toBe(1);
});

test('a chunked body is cut once it exceeds 1 MB, and counted once', async () => {
  const chunk = `10000\r\n${'a'.repeat(65_536)}\r\n`;
  const head = 'POST /wecom/app HTTP/1.1\r\nhost: door\r\ntransfer-encoding: chunked\r\n\r\n';
  await door.write(head, ...Array.from({ length: 64 }, () => chunk));
  expect(await door.counted('too-large')).toBe(1);
  expect(await door.counted('envelope')).toBe(0);
});

test('a chunked body that ends just above 1 MB is refused once and loses the connection', async () => {
  const head = 'POST /wecom/app HTTP/1.1\r\nhost: door\r\ntransfer-encoding: chunked\r\n\r\n';
  const answer = await door.write(head, `100001\r\n${'a'.repeat(oneMb + 1)}\r\n0\r\n\r\n`);
  expect(undated(answer)).toBe(cut);
  expect(await door.counted('envelope')).toBe(0);
  expect(door.logged).toEqual([]);
});

test('a body of exactly 1 MB is read', async () => {
  expect((await door.ask('POST', '/wecom/app', 'a'.repeat(oneMb))).status).toBe(400);
});

test('requests that are given up half-way leave nothing behind', async () => {
  const request = asRequest(newCallback());
  await Promise.all(Array.from({ length: 50 }, () => giveUp(door.port, request.subarray(0, -10))));
  await sleep(100);
  const id = newId();
  expect((await door.post(newCallback(id))).status).toBe(200);
  expect(await door.stored()).toEqual([id]);
  expect(door.logged).toEqual([]);
});

test('a sender that does not wait for the answer has its message stored', async () => {
  const id = newId();
  await giveUp(door.port, asRequest(newCallback(id)));
  await sleep(200);
  expect(await door.stored()).toEqual([id]);
  expect(door.logged).toEqual([]);
});

const cut = 'HTTP/1.1 413 Payload Too Large\r\ncontent-length: 0\r\nConnection: close\r\n\r\n';

function undated(answer: string): string {
  return answer.replace(/Date: .*\r\n/, '');
}

async function giveUp(port: number, bytes: Buffer): Promise<void> {
  const socket = connect({ port, host: '127.0.0.1' });
  await new Promise((resolve) => socket.write(bytes, resolve));
  await sleep(20);
  socket.resetAndDestroy();
}
