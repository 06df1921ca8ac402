import { connect } from 'node:net';
import { forgetPeak, peakMb, rssMb } from './figures';
import type { Server } from './start-server';

const mostMb = 100;

/** A chunked body of 100 MB: how much of it left before the server cut it, and what it cost in memory. */
export async function sendBigBody({ port, pid }: Server): Promise<{ sentMb: number; grewMb: number }> {
  forgetPeak(pid);
  const before = rssMb(pid);
  const sentMb = await flood(port);
  return { sentMb, grewMb: Math.max(0, peakMb(pid) - before) };
}

function flood(port: number): Promise<number> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const chunk = Buffer.alloc(65_536, 'a');
    let sent = 0;
    const send = () => {
      while (sent < mostMb * 1_048_576 && !socket.destroyed) {
        sent += chunk.length;
        socket.write('10000\r\n');
        socket.write(chunk);
        if (!socket.write('\r\n')) return;
      }
      if (!socket.destroyed) socket.end('0\r\n\r\n');
    };
    socket.on('drain', send);
    socket.on('data', () => undefined);
    socket.on('error', () => undefined);
    socket.once('close', () => {
      resolve(sent / 1_048_576);
    });
    socket.write('POST /wecom/app HTTP/1.1\r\nhost: door\r\ntransfer-encoding: chunked\r\n\r\n');
    send();
  });
}
