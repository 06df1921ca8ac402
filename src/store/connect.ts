import { Redis, type RedisOptions } from 'ioredis';

type Options = Omit<RedisOptions, 'replyMapping'>;

export type OnTrouble = (error: Error) => void;

/** For the door: refuses within a second when Redis is away or slow, and keeps nothing for later. */
export function connectDoor(url: string, onTrouble: OnTrouble): Redis {
  return connect(url, onTrouble, {
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
  return connect(url, onTrouble, {
    ...patient,
    lazyConnect: true,
    commandTimeout: 2000,
  });
}

/** For workers and the relay: waits for Redis as long as it takes (BullMQ requires null here). */
export function connectWorker(url: string, onTrouble: OnTrouble): Redis {
  return connect(url, onTrouble, {
    ...patient,
    enableAutoPipelining: true,
  });
}

/** The same for what has its own order of commands: streams that are waited for, and BullMQ with its hundred scripts. */
export function connectQueues(url: string, onTrouble: OnTrouble): Redis {
  return connect(url, onTrouble, patient);
}

const patient: Options = {
  maxRetriesPerRequest: null,
  retryStrategy: (times) => Math.min(times * 100, 1000),
};

/** For a look from outside: null where no Redis answers. */
export async function connectOnce(url: string): Promise<Redis | null> {
  const once = {
    lazyConnect: true,
    connectTimeout: 5_000,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  };
  const client = connect(url, () => undefined, once);
  try {
    await client.connect();
    await client.ping();
    return client;
  } catch {
    client.disconnect();
    return null;
  }
}

function connect(url: string, onTrouble: OnTrouble, options: Options): Redis {
  const client = new Redis(url, { ...options, disconnectTimeout: 100 });
  client.on('error', onTrouble);
  return client;
}
