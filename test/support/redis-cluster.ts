import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';

export type TestCluster = {
  /** With all its nodes. */
  url: string;
  nodes: readonly { url: string; client: Redis }[];
  /** Place of the node that has this key. */
  ownerOf: (key: string) => Promise<number>;
  /** Moves the slot of this key, and all that is in it, to another node. */
  moveSlot: (key: string, to: number) => Promise<void>;
  /** The node is killed, and there again after so long; gone for over two seconds, the others refuse to go on. */
  restart: (node: number, awayMs: number) => Promise<void>;
  stop: () => Promise<void>;
};

const slots = 16_384;
const durable = ['--appendonly', 'yes', '--appendfsync', 'always', '--maxmemory-policy', 'noeviction'];

/** Three masters that share the slots. */
export async function startTestCluster(): Promise<TestCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-cluster-'));
  const ports = await freePorts(3);
  const servers = ports.map((port) => startNode(folder, port));
  const nodes = ports.map((port) => connectTo(`redis://127.0.0.1:${port}`));
  const clients = nodes.map(({ client }) => client);
  await makeCluster(clients, ports);
  return {
    url: `redis://${ports.map((port) => `127.0.0.1:${port}`).join(',')}`,
    nodes,
    ownerOf: (key) => ownerOf(key, clients),
    moveSlot: (key, to) => moveSlot({ key, to, port: ports[to] ?? 0 }, clients),
    async restart(node, awayMs) {
      await end(servers[node]!);
      await sleep(awayMs);
      servers[node] = startNode(folder, ports[node]!);
      await isWhole(clients);
    },
    async stop() {
      for (const client of clients) client.disconnect();
      await Promise.all(servers.map(end));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function connectTo(url: string): { url: string; client: Redis } {
  const client = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: null });
  client.on('error', () => undefined);
  return { url, client };
}

function startNode(folder: string, port: number): ChildProcess {
  const data = join(folder, String(port));
  mkdirSync(data, { recursive: true });
  const cluster = ['--cluster-enabled', 'yes', '--cluster-node-timeout', '2000'];
  const place = ['--port', String(port), '--bind', '127.0.0.1', '--dir', data, '--save', ''];
  return spawn('redis-server', [...place, ...durable, ...cluster], { stdio: 'ignore' });
}

async function makeCluster(clients: readonly Redis[], ports: readonly number[]): Promise<void> {
  const share = Math.ceil(slots / clients.length);
  for (const [index, client] of clients.entries()) {
    const last = Math.min(slots, (index + 1) * share) - 1;
    const mine = Array.from({ length: last - index * share + 1 }, (_, step) => index * share + step);
    await client.call('CLUSTER', 'ADDSLOTS', ...mine.map(String));
    await client.call('CLUSTER', 'SET-CONFIG-EPOCH', String(index + 1));
  }
  for (const port of ports.slice(1)) await clients[0]?.call('CLUSTER', 'MEET', '127.0.0.1', String(port));
  await isWhole(clients);
}

async function isWhole(clients: readonly Redis[]): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    const infos = await Promise.all(
      clients.map((client) => client.call('CLUSTER', 'INFO') as Promise<string>),
    );
    if (infos.every((info) => /cluster_state:ok/.test(info) && /cluster_known_nodes:3/.test(info))) return;
    await sleep(50);
  }
  throw new Error('the nodes do not make a cluster');
}

async function ownerOf(key: string, clients: readonly Redis[]): Promise<number> {
  for (const [index, client] of clients.entries()) if (await has(client, key)) return index;
  throw new Error(`nobody has the slot of ${key}`);
}

async function has(client: Redis, key: string): Promise<boolean> {
  return client.exists(key).then(
    () => true,
    () => false,
  );
}

type Moving = { key: string; to: number; port: number };

/** As the manual of CLUSTER SETSLOT has it. */
async function moveSlot({ key, to, port }: Moving, clients: readonly Redis[]): Promise<void> {
  const [from, target] = [clients[await ownerOf(key, clients)]!, clients[to]!];
  const slot = String(await target.call('CLUSTER', 'KEYSLOT', key));
  const [fromId, toId] = await Promise.all([from, target].map(idOf));
  await target.call('CLUSTER', 'SETSLOT', slot, 'IMPORTING', fromId!);
  await from.call('CLUSTER', 'SETSLOT', slot, 'MIGRATING', toId!);
  await moveKeys(from, { slot, port });
  for (const client of [target, from, ...clients])
    await client.call('CLUSTER', 'SETSLOT', slot, 'NODE', toId!);
}

function idOf(client: Redis): Promise<string> {
  return client.call('CLUSTER', 'MYID') as Promise<string>;
}

async function moveKeys(from: Redis, { slot, port }: { slot: string; port: number }): Promise<void> {
  for (;;) {
    const keys = (await from.call('CLUSTER', 'GETKEYSINSLOT', slot, '100')) as string[];
    if (keys.length === 0) return;
    await from.call('MIGRATE', '127.0.0.1', String(port), '', '0', '5000', 'KEYS', ...keys);
  }
}

/** A node talks to the others on its port and 10,000. */
async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  while (ports.length < count) {
    const port = 20_000 + Math.floor(Math.random() * 20_000);
    if (!ports.includes(port) && (await isFree(port)) && (await isFree(port + 10_000))) ports.push(port);
  }
  return ports;
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const opened = await new Promise<boolean>((resolve) => {
    server.once('error', () => {
      resolve(false);
    });
    server.listen(port, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port === port);
    });
  });
  if (opened) await new Promise((resolve) => server.close(resolve));
  return opened;
}

async function end(server: ChildProcess): Promise<void> {
  if ((server.exitCode ?? server.signalCode) !== null) return;
  const gone = once(server, 'exit');
  server.kill('SIGKILL');
  await gone;
}
