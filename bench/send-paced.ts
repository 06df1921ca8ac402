import { connect, type Socket } from 'node:net';
import { asRequest, newCallback, newId, type Callback } from './callbacks';
import { statusOf } from './closed-loop';

/** `dueAt` and `answeredAt` by performance.now(); status 0: the connection broke. */
export type Answer = { id: string; dueAt: number; answeredAt: number; status: number };

/** `write` makes the callback that goes out in this place. */
type Paced = { perSecond: number; seconds: number; write?: (id: string, index: number) => Callback };

/**
 * An open loop: callbacks leave on their time, whatever became of the earlier ones, on as many kept connections
 * as it takes. What a late answer costs is counted from the time at which its callback was due.
 */
export function sendPaced(port: number, { perSecond, seconds, write = (id) => newCallback(id) }: Paced) {
  const callbacks = Array.from({ length: perSecond * seconds }, (_, index) => {
    const id = newId();
    return { id, request: asRequest(write(id, index)) };
  });
  let free: Socket[] = [];
  const answers: Answer[] = [];
  const begunAt = performance.now();
  let sent = 0;
  const done = new Promise<Answer[]>((resolve) => {
    const timer = setInterval(() => {
      while (sent < callbacks.length && dueAt(sent) <= performance.now()) sendNext();
      if (answers.length < callbacks.length) return;
      clearInterval(timer);
      for (const socket of free) socket.destroy();
      resolve(answers);
    }, 1);
  });

  function dueAt(index: number): number {
    return begunAt + (index * 1000) / perSecond;
  }

  function sendNext(): void {
    const { id, request } = callbacks[sent] ?? { id: '', request: '' };
    const due = dueAt(sent);
    const socket = free.pop() ?? connect({ port, host: '127.0.0.1', noDelay: true });
    const settle = (status: number) => {
      socket.removeAllListeners();
      socket.on('error', () => undefined);
      socket.once('close', () => {
        free = free.filter((other) => other !== socket);
      });
      answers.push({ id, dueAt: due, answeredAt: performance.now(), status });
    };
    socket.once('data', (answer) => {
      settle(statusOf(answer));
      free.push(socket);
    });
    socket.once('error', () => undefined);
    socket.once('close', () => {
      settle(0);
    });
    socket.write(request);
    sent += 1;
  }

  return { done, inFlight: () => sent - answers.length };
}
