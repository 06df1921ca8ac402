import type { RedisOptions } from 'ioredis';
import StandaloneConnector from 'ioredis/built/connectors/StandaloneConnector';

/**
 * A Redis Cluster keeps all keys of a desk on one node, since they share a hash tag. So a desk needs no client of the whole
 * cluster: an ordinary connection does, if it goes to that node and follows when the desk is moved.
 */
type Node = { host: string; port: number };

/** One URL for each node where the URL names several, by commas: redis://one:7000,two:7000. */
export function urlsOf(url: string): string[] {
  const { before, nodes, after } = cut(url);
  return nodes.map((node) => `${before}${node}${after}`);
}

/** The same URL, but for this node before all others. */
export function withFirst(url: string, node: Node): string {
  const { before, nodes, after } = cut(url);
  return `${before}${[nameOf(node), ...nodes].join(',')}${after}`;
}

/** The same URL with this node in place of its own, or, where no host is said, with this port. */
export function urlAt(url: string, { host, port }: Node): string {
  const { before, nodes, after } = cut(url);
  const own = nodeOf(`redis://${nodes[0] ?? ''}`);
  return `${before}${nameOf({ host: host === '' ? own.host : host, port })}${after}`;
}

function cut(url: string): { before: string; nodes: string[]; after: string } {
  const [, before = '', nodes = '', after = ''] = /^(rediss?:\/\/(?:[^@/]*@)?)([^/?]+)(.*)$/.exec(url) ?? [];
  return nodes === '' ? { before: '', nodes: [url], after: '' } : { before, nodes: nodes.split(','), after };
}

function nameOf({ host, port }: Node): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/** Where another node says that the keys are; no host where it is the one that says so. Null for any other error. */
export function movedTo(error: unknown): Node | null {
  const [, host = '', port = ''] = /^MOVED \d+ (\S*):(\d+)$/.exec((error as Error).message) ?? [];
  return port === '' ? null : { host, port: Number(port) };
}

/**
 * For a connection to a cluster: it goes where it was told that its keys are, sends the refused command again there, and
 * asks the next node of the URL where that one cannot be reached.
 */
export function follow(url: string): Pick<RedisOptions, 'Connector' | 'reconnectOnError'> {
  if (url.startsWith('/')) return {};
  const seeds = urlsOf(url).map(nodeOf);
  let told: Node | null = null;

  class ConnectorToDesk extends StandaloneConnector {
    private heading: Node | null = null;
    private tries = 0;

    override connect(...emitter: Parameters<StandaloneConnector['connect']>) {
      if (this.heading !== told) this.tries = 0;
      this.heading = told;
      const { host = '', port } = nextOf(seeds, told, this.tries) ?? {};
      Object.assign(this.options, host === '' ? { port } : { host, port });
      this.tries += 1;
      return super.connect(...emitter);
    }
  }

  const resend = 2;
  return {
    Connector: ConnectorToDesk as unknown as NonNullable<RedisOptions['Connector']>,
    reconnectOnError(error) {
      const to = movedTo(error);
      if (to) told = to;
      return to ? resend : false;
    },
  };
}

/** In turn: where the keys are said to be, and one that may know better. */
function nextOf(seeds: readonly Node[], told: Node | null, tries: number): Node | undefined {
  if (!told) return seeds[tries % seeds.length];
  const seed = seeds[((tries - 1) / 2) % seeds.length];
  return tries % 2 === 1 ? seed : told;
}

function nodeOf(url: string): Node {
  const { hostname, port } = new URL(url);
  return { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? 6379 : Number(port) };
}
