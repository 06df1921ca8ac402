import type { Alarms } from './desk-config';
import type { PartState } from './issues/delivery';

/** 告警: what is wrong with the bot itself, as long as it lasts. */
export type FaultName = 'token' | 'redis' | 'door' | 'silence';

type Fault = { since: number; lastAt: number; told: boolean };

/** A delivery that failed for good, and WeCom's errcode, null where none came. */
type FailedDelivery = { group: string; errcode: number | null };

/** 值守: how the desk was found when it was last looked at, and what the admins have been told of it. */
export type Watch = {
  schema: 1;
  /** Of the latest look. */
  at: number;
  /** Entry of the latest fact that was looked at. */
  seen: string;
  faults: Partial<Record<FaultName, Fault>>;
  /** How long, in working hours, nothing has come in since the latest message. */
  silence: { since: number; workedMs: number };
  /** Not yet told of; they are gathered. */
  failed: FailedDelivery[];
  failedToldAt: number;
  /** The first letter of everybody who has letters waiting, by its digest, and since when it was seen there. */
  mail: Record<string, { first: string; at: number }>;
  /** Parts of deliveries that are under way, and since when the first of them waits. */
  parts: Partial<Record<PartState, number>>;
  oldestPartAt: number | null;
  /** Parts of deliveries that were settled, counted at that moment, since there is a watch. */
  settled: Partial<Record<PartState, number>>;
};

/** What a look finds. */
export type Sight = Pick<Watch, 'at' | 'seen' | 'parts' | 'oldestPartAt' | 'settled'> & {
  hasToken: boolean;
  redisMs: number;
  /** How many callbacks were refused in the worse of the last two minutes, by reason. */
  refused: Readonly<Record<string, number>>;
  lastCameAt: number;
  isWorkingTime: boolean;
  failed: FailedDelivery[];
  /** Digest of the first letter that waits, by person. */
  mail: Readonly<Record<string, string>>;
};

export type Alarm =
  | { kind: 'begun'; fault: FaultName; since: number }
  | { kind: 'over'; fault: FaultName; since: number }
  | { kind: 'failed'; deliveries: FailedDelivery[] };

/** Before anything was looked at: what happened earlier is nobody's alarm. */
export function firstWatch(seen: string, at: number): Watch {
  const nothing = { faults: {}, failed: [], mail: {}, parts: {}, settled: {} };
  return {
    schema: 1,
    at,
    seen,
    ...nothing,
    silence: { since: at, workedMs: 0 },
    failedToldAt: 0,
    oldestPartAt: null,
  };
}

/** What has changed since the look before, and what the admins are to be told of it. */
export function keepWatch(before: Watch, sight: Sight, limits: Alarms): { watch: Watch; alarms: Alarm[] } {
  const silence = silenceOf(before, sight);
  const faults = names.map((name) => {
    const wrong = isWrong[name]({ ...sight, silentMs: silence.workedMs }, limits);
    return { name, ...follow(name, before.faults[name], { wrong, at: sight.at, limits }) };
  });
  const failures = gather(before, sight);
  const { at, seen, parts, oldestPartAt, settled } = sight;
  return {
    watch: {
      ...{ schema: 1, at, seen, parts, oldestPartAt, silence },
      faults: Object.fromEntries(faults.flatMap(({ name, fault }) => (fault ? [[name, fault]] : []))),
      failed: failures.kept,
      failedToldAt: failures.told ? at : before.failedToldAt,
      mail: mailOf(before, sight),
      settled: sum(before.settled, settled),
    },
    alarms: [
      ...faults.flatMap(({ alarm }) => (alarm ? [alarm] : [])),
      ...(failures.told ? [failures.told] : []),
    ],
  };
}

const names: FaultName[] = ['token', 'redis', 'door', 'silence'];

const minuteMs = 60_000;

type Seen = Sight & { silentMs: number };

const isWrong: Record<FaultName, (seen: Seen, limits: Alarms) => boolean> = {
  token: ({ hasToken }) => !hasToken,
  redis: ({ redisMs }, { slowRedisMs }) => redisMs > slowRedisMs,
  door: ({ refused }, { refusedAMinute }) => total(refused) >= refusedAMinute,
  silence: ({ silentMs }, { silentHours }) => silentHours > 0 && silentMs >= silentHours * 60 * minuteMs,
};

/** How long it must go on before anybody is told. */
const patienceMs: Record<FaultName, (limits: Alarms) => number> = {
  token: ({ noTokenMinutes }) => noTokenMinutes * minuteMs,
  redis: () => minuteMs / 2,
  door: () => 0,
  silence: () => 0,
};

/** How long it must be gone before it is called over: what comes and goes is one fault. */
const calmMs: Record<FaultName, number> = {
  token: 0,
  redis: 10 * minuteMs,
  door: 10 * minuteMs,
  silence: 0,
};

function follow(
  name: FaultName,
  fault: Fault | undefined,
  { wrong, at, limits }: { wrong: boolean; at: number; limits: Alarms },
): { fault: Fault | null; alarm?: Alarm } {
  if (wrong) return goOn(name, { since: at, told: false, ...fault, lastAt: at }, limits);
  if (!fault?.told) return { fault: null };
  if (at - fault.lastAt < calmMs[name]) return { fault };
  return { fault: null, alarm: { kind: 'over', fault: name, since: fault.since } };
}

function goOn(name: FaultName, fault: Fault, limits: Alarms): { fault: Fault; alarm?: Alarm } {
  if (fault.told || fault.lastAt - fault.since < patienceMs[name](limits)) return { fault };
  return { fault: { ...fault, told: true }, alarm: { kind: 'begun', fault: name, since: fault.since } };
}

/** Time in which nobody looked is not counted: the bot may have been down, and WeCom has kept trying. */
const mostBetweenMs = minuteMs;

function silenceOf({ at, silence }: Watch, sight: Sight): Watch['silence'] {
  if (sight.lastCameAt > silence.since) return { since: sight.lastCameAt, workedMs: 0 };
  const passedMs = Math.max(0, Math.min(sight.at - at, mostBetweenMs));
  return { ...silence, workedMs: silence.workedMs + (sight.isWorkingTime ? passedMs : 0) };
}

/** The first is told at once, what follows in one go every ten minutes. */
const gatherMs = 10 * minuteMs;

function gather(before: Watch, { failed, at }: Sight): { kept: FailedDelivery[]; told?: Alarm } {
  const deliveries = [...before.failed, ...failed];
  if (deliveries.length === 0 || at - before.failedToldAt < gatherMs) return { kept: deliveries };
  return { kept: [], told: { kind: 'failed', deliveries } };
}

function mailOf(before: Watch, { mail, at }: Sight): Watch['mail'] {
  return Object.fromEntries(
    Object.entries(mail).map(([userid, first]) => {
      const known = before.mail[userid];
      return [userid, known?.first === first ? known : { first, at }];
    }),
  );
}

function sum<Name extends string>(
  some: Partial<Record<Name, number>>,
  more: Partial<Record<Name, number>>,
): Partial<Record<Name, number>> {
  const counts = { ...some };
  for (const [name, count] of Object.entries(more) as [Name, number][])
    counts[name] = (counts[name] ?? 0) + count;
  return counts;
}

function total(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((so, count) => so + count, 0);
}
