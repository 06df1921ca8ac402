import { Redis, type RedisOptions } from 'ioredis';
import { follow, movedTo, urlAt, urlsOf, withFirst } from './cluster';
import { keysOf } from './keys';

type Options = Omit<RedisOptions, 'replyMapping'>;

export type OnTrouble = (error: Error) => void;

/** For the door: refuses within a second when Redis is away or slow, and keeps nothing for later. */
export function connectDoor(url: string, onTrouble: OnTrouble): Redis {
  return stay(url, onTrouble, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: 900,
    autoResendUnfulfilledCommands: false,
    maxLoadingRetryTime: 100,
    retryStrategy: () => 100,
  });
}

/** For pages: connects when the first is asked for; a reader waits two seconds for Redis, and is then told. */
export function connectPages(url: string, onTrouble: OnTrouble): Redis {
  return stay(url, onTrouble, {
    ...patient,
    lazyConnect: true,
    commandTimeout: 2000,
  });
}

/** For workers and the relay: waits for Redis as long as it takes (BullMQ requires null here). */
export function connectWorker(url: string, onTrouble: OnTrouble): Redis {
  return stay(url, onTrouble, patient);
}

const patient: Options = {
  maxRetriesPerRequest: null,
  retryStrategy: (times) => Math.min(times * 100, 1000),
};

/** For a look from outside, at the node that has this desk: null where no Redis answers. */
export async function connectOnce(url: string, desk: string): Promise<Redis | null> {
  for (const one of urlsOf(url)) {
    const found = await connectToDesk(one, desk);
    if (found) return found;
  }
  return null;
}

/** The URL of a cluster with the node first that has this desk; any other as it is, and nothing is asked. */
export async function deskFirst(url: string, desk: string): Promise<string> {
  if (urlsOf(url).length === 1) return url;
  const client = await connectOnce(url, desk);
  client?.disconnect();
  const { host, port } = client?.options ?? {};
  return host !== undefined && port !== undefined ? withFirst(url, { host, port }) : url;
}

async function connectToDesk(url: string, desk: string): Promise<Redis | null> {
  const once = {
    lazyConnect: true,
    connectTimeout: 5_000,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  };
  const client = connect(url, () => undefined, once);
  try {
    await client.connect();
    await client.exists(keysOf(desk).facts);
    return client;
  } catch (error) {
    client.disconnect();
    const to = movedTo(error);
    return to && connectToDesk(urlAt(url, to), desk);
  }
}

/** Of several nodes it goes to the first, and from there to wherever the desk is, and stays with it. */
function stay(url: string, onTrouble: OnTrouble, options: Options): Redis {
  return connect(urlsOf(url)[0] ?? url, onTrouble, { ...options, ...follow(url) });
}

function connect(url: string, onTrouble: OnTrouble, options: Options): Redis {
  const client = new Redis(url, { ...options, disconnectTimeout: 100 });
  client.on('error', onTrouble);
  return client;
}
