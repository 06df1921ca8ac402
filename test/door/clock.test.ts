import { messageXml, newId } from '../../bench/callbacks';
import { openNewsroom, type Newsroom } from '../support/newsroom';

let room: Newsroom;
beforeEach(async () => {
  room = await openNewsroom();
});
afterEach(() => room.close());

test('rightly signed callbacks of another time are refused and counted, and the admin is told once', async () => {
  const timestamp = String(Math.floor(room.now() / 1000) - 600);
  for (const id of [newId(), newId(), newId()])
    expect((await room.platform.callback(messageXml(id), { timestamp })).status).toBe(400);
  await room.hears(
    'desk-admin',
    '收到的回调时间与本机时钟相差约 10 分钟，已拒收。请校准服务器时钟（NTP）；校准前收不到来稿。',
  );
  await room.isQuiet();
  const metrics = await fetch(`http://127.0.0.1:${String(room.port())}/metrics`);
  expect(await metrics.text()).toContain('jianbao_door_callbacks_total{outcome="stale"} 3');
});
