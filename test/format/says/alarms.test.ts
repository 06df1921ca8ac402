import { deliveriesFailed, faultBegun, faultOver } from '../../../src/format/says/alarms';

const limits = { noTokenMinutes: 5, slowRedisMs: 500, refusedAMinute: 60, silentHours: 16 };
const minute = 60_000;

test('how long it took is told in minutes, and in hours where they are many', () => {
  expect(faultOver.token(20_000)).toBe('access_token 又拿到了，断了 1 分钟；积下的消息正在发出。');
  expect(faultOver.token(125 * minute)).toBe(
    'access_token 又拿到了，断了 2 小时 5 分钟；积下的消息正在发出。',
  );
  expect(faultOver.token(120 * minute)).toBe('access_token 又拿到了，断了 2 小时；积下的消息正在发出。');
});

test('what was refused is told by what it means, the most of it first', () => {
  const refused = { query: 2, ciphertext: 20, padding: 30, stale: 8, 'too-large': 1, 'of-tomorrow': 3 };
  expect(faultBegun.door({ limits, refused, forMs: 0 })).toContain(
    '一分钟里拒收了 64 次回调（解不开 50 次，时间不符 8 次，其他 3 次，参数不全 2 次，太大 1 次）。',
  );
});

test('of many groups ten are named', () => {
  const groups = Array.from({ length: 12 }, (_, index) => ({
    name: `第${index + 1}群`,
    meaning: '地址失效',
  }));
  const text = deliveriesFailed(groups);
  expect(text).toMatch(/^有 12 个群没有推送成，不会自动重发：\n第1群：地址失效\n/u);
  expect(text).toContain('\n第10群：地址失效\n……\n');
  expect(text).not.toContain('第11群');
});
