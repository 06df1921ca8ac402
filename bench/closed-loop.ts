import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { percentile } from './statistics';

export type Round = {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** How often each status was answered. */
  statuses: Map<number, number>;
  /** How much of its core the generator itself needed: near 1 it was the limit, not the server. */
  generatorLoad: number;
};

/** Sends each request once, over 50 connections that each wait for their answer. */
export async function closedLoop(
  port: number,
  requests: readonly Buffer[],
  connections = 50,
): Promise<Round> {
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)));
  const run = {
    requests,
    next: 0,
    latencies: new Float64Array(requests.length),
    statuses: new Map<number, number>(),
  };
  const cpu = process.cpuUsage();
  const begunAt = performance.now();
  await Promise.all(sockets.map((socket) => work(socket, run)));
  const tookMs = performance.now() - begunAt;
  const { user, system } = process.cpuUsage(cpu);
  for (const socket of sockets) socket.destroy();
  run.latencies.sort();
  return {
    perSecond: requests.length / (tookMs / 1000),
    p50Ms: percentile(run.latencies, 50),
    p99Ms: percentile(run.latencies, 99),
    statuses: run.statuses,
    generatorLoad: (user + system) / 1000 / tookMs,
  };
}

type Run = {
  requests: readonly Buffer[];
  next: number;
  latencies: Float64Array;
  statuses: Map<number, number>;
};

async function open(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  return socket;
}

/** A socket's whole part of the round. Answers are empty, so each is one small packet. */
function work(socket: Socket, run: Run): Promise<void> {
  return new Promise((resolve, reject) => {
    let index = 0;
    let sentAt = 0;
    const send = () => {
      index = run.next;
      run.next += 1;
      const request = run.requests[index];
      if (!request) {
        resolve();
        return;
      }
      sentAt = performance.now();
      socket.write(request);
    };
    socket.on('data', (answer) => {
      run.latencies[index] = performance.now() - sentAt;
      const status = statusOf(answer);
      run.statuses.set(status, (run.statuses.get(status) ?? 0) + 1);
      send();
    });
    socket.once('error', reject);
    socket.once('close', () => {
      if (index < run.requests.length) reject(new Error('the server closed a connection'));
    });
    send();
  });
}

/** Of an answer that came in one piece and has no body; anything else would spoil the figures. */
export function statusOf(answer: Buffer): number {
  if (answer.toString('latin1', answer.length - 4) !== '\r\n\r\n') throw new Error('an answer in pieces');
  return Number(answer.toString('latin1', 9, 12));
}
