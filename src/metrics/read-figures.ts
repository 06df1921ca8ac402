import type { FaultName, Watch } from '../desk/watch';
import type { Store } from '../store/open-store';

type Value = { labels: Record<string, string>; value: number };

type Figure = { name: string; help: string; type: 'gauge' | 'counter'; values: Value[] };

export type Figures = Figure[];

type Desk = {
  store: Pick<Store, 'openReader' | 'vitals' | 'dueDeliveries' | 'streams'>;
  /** When the access_token that is there was fetched, or null. */
  tokenSavedAt: () => Promise<number | null>;
  now: () => number;
};

/** Prometheus gives up after ten seconds, and nobody else waits that long. */
const patienceMs = 900;

/** Older is what workers saw who are no longer there. */
const freshMs = 60_000;

/** What is known of the desk now. A Redis that is away or hangs leaves all out but that; answers within a second. */
export async function readFigures(desk: Desk): Promise<Figures> {
  const late = new Promise<null>((resolve) => setTimeout(resolve, patienceMs, null).unref());
  const read = await Promise.race([readAll(desk).catch(() => null), late]);
  return [one('jianbao_redis_up', 'Whether Redis answers in time', read === null ? 0 : 1), ...(read ?? [])];
}

async function readAll({ store, tokenSavedAt, now }: Desk): Promise<Figures> {
  const { vitals, dueDeliveries, streams, openReader } = store;
  const [roundTripMs, depths, due, messageAt, savedAt, isFollowed, watch] = await Promise.all([
    vitals.roundTripMs(),
    vitals.queueDepths(),
    dueDeliveries.depths(),
    vitals.oldestMessageAt(),
    tokenSavedAt(),
    streams.isFollowed(),
    openReader().watch(),
  ]);
  const at = now();
  const seen = watch !== null && at - watch.at < freshMs ? watch : null;
  return [
    one('jianbao_redis_round_trip_seconds', 'How long Redis took to answer', roundTripMs / 1000),
    one('jianbao_worker_up', 'Whether any worker follows the desk', isFollowed ? 1 : 0),
    many(
      'jianbao_queue_jobs',
      'Jobs by queue and state; deliver: deliveries',
      [...depths, ...dueDepths(due)].map(depthValue),
    ),
    ...(savedAt === null
      ? []
      : [one('jianbao_wecom_token_age_seconds', 'Age of the access_token', secondsSince(savedAt, at))]),
    waits({ messageAt, seen }, at),
    ...(seen ? ledger(seen) : []),
  ];
}

function dueDepths(due: Record<string, number>) {
  return Object.entries(due).map(([state, jobs]) => ({ queue: 'deliver', state, jobs }));
}

function depthValue({ queue, state, jobs }: { queue: string; state: string; jobs: number }): Value {
  return { labels: { queue, state }, value: jobs };
}

/** 0 where nothing waits; what only workers can see is left out where none has looked lately. */
function waits({ messageAt, seen }: { messageAt: number | null; seen: Watch | null }, at: number): Figure {
  const mail = seen && Object.values(seen.mail).map((letter) => letter.at);
  const oldest: [what: string, since: number | null][] = [
    ['message', messageAt],
    ...(seen && mail
      ? [
          ['letter', mail.length > 0 ? Math.min(...mail) : null] as [string, number | null],
          ['part', seen.oldestPartAt] as [string, number | null],
        ]
      : []),
  ];
  return many(
    'jianbao_oldest_waiting_seconds',
    'How long the oldest has waited: a message to be handled, a letter to a person, a part to a group',
    oldest.map(([what, since]) => ({
      labels: { what },
      value: since === null ? 0 : secondsSince(since, at),
    })),
  );
}

const partStates = ['waiting', 'sending', 'sent', 'refused', 'uncertain'] as const;
const settledStates = ['sent', 'refused', 'uncertain'] as const;
const faultNames: FaultName[] = ['token', 'redis', 'door', 'silence'];

function ledger({ parts, settled, faults }: Watch): Figures {
  return [
    many(
      'jianbao_delivery_parts',
      'Parts of deliveries that are under way, by state',
      partStates.map((state) => ({ labels: { state }, value: parts[state] ?? 0 })),
    ),
    {
      ...many(
        'jianbao_delivery_parts_settled_total',
        'Parts of deliveries, by state, at the moment when each delivery was settled',
        settledStates.map((state) => ({ labels: { state }, value: settled[state] ?? 0 })),
      ),
      type: 'counter',
    },
    many(
      'jianbao_fault',
      'Whether the admins were told of this fault and it is not over',
      faultNames.map((fault) => ({ labels: { fault }, value: faults[fault]?.told ? 1 : 0 })),
    ),
  ];
}

function one(name: string, help: string, value: number): Figure {
  return many(name, help, [{ labels: {}, value }]);
}

function many(name: string, help: string, values: Value[]): Figure {
  return { name, help, type: 'gauge', values };
}

/** Clocks differ a little: nothing is younger than now. */
function secondsSince(since: number, at: number): number {
  return Math.max(0, at - since) / 1000;
}
