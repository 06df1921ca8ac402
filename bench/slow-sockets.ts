import { connect } from 'node:net';

/** What each of a slow socket's kind begins with, and what it drips every second. */
const kinds = [
  { begin: 'POST /wecom/app HTTP/1.1\r\n', drip: 'x-a: b\r\n' },
  { begin: 'POST /wecom/app HTTP/1.1\r\nhost: door\r\ncontent-length: 1000\r\n\r\n', drip: 'a' },
  { begin: '', drip: '' },
];

/** Opens that many sockets that never finish a request; how long each was held, in seconds, in rising order. */
export async function holdSlowSockets(port: number, count: number): Promise<number[]> {
  const each = Math.ceil(count / kinds.length);
  const held = kinds.flatMap((kind) => Array.from({ length: each }, () => hold(port, kind)));
  return (await Promise.all(held)).sort((a, b) => a - b);
}

/** Given up after 30 s: far beyond the bar. */
function hold(port: number, { begin, drip }: { begin: string; drip: string }): Promise<number> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const openedAt = performance.now();
    const dripping = setInterval(() => {
      if (performance.now() - openedAt > 30_000) socket.destroy();
      else if (drip !== '') socket.write(drip);
    }, 1000);
    socket.on('data', () => undefined);
    socket.on('error', () => undefined);
    socket.once('close', () => {
      clearInterval(dripping);
      resolve((performance.now() - openedAt) / 1000);
    });
    if (begin !== '') socket.write(begin);
  });
}
