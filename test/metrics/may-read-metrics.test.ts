import { mayReadMetrics } from '../../src/metrics/may-read-metrics';

const here = { host: 'localhost:3000' };
const token = 'a-token-of-sixteen';

function from(remoteAddress: string | undefined, headers: Record<string, string> = here) {
  return { headers, socket: { remoteAddress } };
}

test.each([
  ['127.0.0.1', 'localhost:3000'],
  ['127.0.0.1', '127.0.0.1:3000'],
  ['::ffff:127.0.0.1', '127.0.0.1'],
  ['::1', '[::1]:3000'],
])('this machine may, from %s asking for %s', (address, host) => {
  expect(mayReadMetrics(from(address, { host }), null)).toBe(true);
});

test.each(['203.0.113.7', '10.0.0.2', '192.168.1.5', '::ffff:10.0.0.2', 'fe80::1', undefined])(
  'no other may, from %s',
  (address) => {
    expect(mayReadMetrics(from(address), null)).toBe(false);
  },
);

test.each(['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'])(
  'what a proxy passes on with %s is not from this machine',
  (name) => {
    expect(mayReadMetrics(from('127.0.0.1', { ...here, [name]: '203.0.113.7' }), null)).toBe(false);
  },
);

test.each(['bulletin.example.org', 'localhost.example.org', '127.0.0.1.example.org', ''])(
  'nor what asks for %s',
  (host) => {
    expect(mayReadMetrics(from('127.0.0.1', { host }), null)).toBe(false);
  },
);

test('a token opens it from anywhere, and nothing else does', () => {
  const bring = (authorization: string) => from('203.0.113.7', { host: 'x', authorization });
  expect(mayReadMetrics(bring(`Bearer ${token}`), token)).toBe(true);
  for (const wrong of [`Bearer ${token}x`, token, 'Bearer ', `Basic ${token}`])
    expect(mayReadMetrics(bring(wrong), token)).toBe(false);
  expect(mayReadMetrics(from('127.0.0.1'), token)).toBe(false);
});
