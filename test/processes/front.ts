import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export type Front = { url: string; close: () => Promise<void> };

/**
 * What stands before several doors. It takes them in turn, and every third callback it hands to all of them at the same
 * moment, byte for byte: worse than any balancer that tries again.
 */
export async function startFront(doors: readonly string[]): Promise<Front> {
  let passed = 0;
  const server = createServer((request, response) => {
    passed += 1;
    const taken = passed % 3 === 0 ? doors : [doors[passed % doors.length] ?? ''];
    void pass(request, taken).then((status) => response.writeHead(status).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** The worst that a door said: what is not 200 at one of them comes again. */
async function pass(request: IncomingMessage, doors: readonly string[]): Promise<number> {
  const body = await buffer(request);
  const statuses = await Promise.all(
    doors.map(async (door) => {
      const answer = await fetch(`${door}${request.url ?? ''}`, { method: 'POST', body }).catch(() => null);
      return answer?.status ?? 502;
    }),
  );
  return Math.max(...statuses);
}
