import { retryAfterMs } from '../../src/jobs/retry';
import { WecomRefused } from '../../src/wecom/errors';

describe('a refusal', () => {
  const refused = (errcode: number) => new WecomRefused('appchat/send', errcode, 'no');

  test('that the platform is busy is worth three more tries', () => {
    expect([1, 2, 3, 4].map((tries) => retryAfterMs(refused(-1), tries))).toEqual([1000, 2000, 4000, null]);
  });

  test('of too many calls at once is tried more often, and not by all at the same time', () => {
    const waits = Array.from({ length: 50 }, () => retryAfterMs(refused(45033), 2) ?? 0);
    expect(new Set(waits).size).toBeGreaterThan(10);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(1000);
    expect(Math.max(...waits)).toBeLessThanOrEqual(3000);
    expect(retryAfterMs(refused(45033), 8)).not.toBeNull();
    expect(retryAfterMs(refused(45033), 9)).toBeNull();
  });

  test('of our address waits for a minute, three times: an admin may have put it in order this moment', () => {
    const waits = [1, 2, 3, 4].map((tries) => retryAfterMs(refused(60020), tries));
    expect(waits).toEqual([60_000, 60_000, 60_000, null]);
  });

  test.each([45002, 86003, 45009])('of %i is not retried here', (errcode) => {
    expect(retryAfterMs(refused(errcode), 1)).toBeNull();
  });
});
