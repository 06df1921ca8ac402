import { durationText } from '../../src/format/duration-text';

const hour = 3_600_000;

test.each([
  [0, '不到 1 小时'],
  [hour - 1, '不到 1 小时'],
  [hour, '1 小时'],
  [23.9 * hour, '23 小时'],
  [24 * hour, '1 天'],
  [28 * hour, '1 天 4 小时'],
  [240 * hour, '10 天'],
])('%d ms are %s', (ms, text) => {
  expect(durationText(ms)).toBe(text);
});
