import type { DeskConfig } from '../desk/desk-config';
import type { Fact } from '../desk/fact';
import { isUntried, resultOf, type Delivery, type Part } from '../desk/issues/delivery';
import { isWorkingTime } from '../desk/timetable';
import { firstWatch, keepWatch, type Alarm, type Sight, type Watch } from '../desk/watch';
import { localTime } from '../format/local-time';
import { deliveriesFailed, faultBegun, faultOver } from '../format/says/alarms';
import { told } from '../handlers/handler';
import type { AddressedLetter } from '../store/commit';
import type { Store } from '../store/open-store';
import { deskNow } from './decide';
import type { Outcome } from './job';
import { logFact } from './log-fact';

export type WatchDeskDeps = {
  store: Pick<Store, 'openReader' | 'commit' | 'facts' | 'vitals'>;
  desk: DeskConfig;
  meaningOf: (errcode: number | null) => string;
  hasToken: () => Promise<boolean>;
  now: () => number;
  log: {
    error: (facts: object, message: string) => void;
    info: (facts: object, message: string) => void;
  };
};

/**
 * Looks how the desk is, keeps what it has seen for the metrics, and tells the admins of what is wrong: once, and again
 * when it is over. What it found and whom it told are one commit, so that a run that dies has said nothing.
 */
export async function watchDesk(_data: object, deps: WatchDeskDeps): Promise<Outcome> {
  const read = deps.store.openReader();
  const before = await read.watch();
  if (before === null) {
    await keep(firstWatch(await deps.store.facts.latest(), deps.now()), read.versions, deps);
    return undefined;
  }
  const { sight, facts } = await look(before, deps);
  const { watch, alarms } = keepWatch(before, sight, deps.desk.alarms);
  const letters = await lettersOf(alarms, sight, deps);
  if (!(await keep(watch, read.versions, deps, { alarms, letters }))) return undefined;
  for (const fact of facts) logFact(fact, deps.log);
  for (const alarm of alarms) logAlarm(alarm, deps.log);
  return undefined;
}

type Told = { alarms: Alarm[]; letters: AddressedLetter[] };

/** False where another run has looked meanwhile. */
async function keep(
  watch: Watch,
  versions: ReadonlyMap<string, number>,
  { store }: WatchDeskDeps,
  { alarms, letters }: Told = { alarms: [], letters: [] },
): Promise<boolean> {
  const cause = `watch-${watch.at}`;
  const facts = alarms.map((alarm): Fact => {
    const about = alarm.kind === 'failed' ? 'delivery' : alarm.fault;
    return { what: 'alarmed', by: 'desk', at: watch.at, cause, about };
  });
  const writes = [{ kind: 'watch' as const, value: watch }];
  return (await store.commit({ cause: null, versions, writes, facts, letters })) === 'committed';
}

async function look(before: Watch, deps: WatchDeskDeps): Promise<{ sight: Sight; facts: Fact[] }> {
  const { vitals, facts } = deps.store;
  const at = deps.now();
  const { timetable, publication } = deps.desk;
  const [redisMs, hasToken, lastCameAt, refused, mail, happened, ledger] = await Promise.all([
    vitals.roundTripMs(),
    deps.hasToken(),
    vitals.lastCameAt(),
    vitals.refused(at),
    vitals.firstLetters(),
    facts.after(before.seen),
    lookAtLedger(deps),
  ]);
  const settled = await settledBy(
    happened.map(({ fact }) => fact),
    deps,
  );
  const local = localTime(at, publication.timezone);
  const seen = happened.at(-1)?.entry ?? before.seen;
  const outside = { hasToken, redisMs, refused, lastCameAt, isWorkingTime: isWorkingTime(timetable, local) };
  return {
    sight: { at, seen, ...outside, mail, ...ledger, ...settled },
    facts: happened.map(({ fact }) => fact),
  };
}

async function lookAtLedger({ store }: WatchDeskDeps): Promise<Pick<Sight, 'parts' | 'oldestPartAt'>> {
  const unsettled = await store.openReader().unsettledDeliveries();
  const parts = unsettled.flatMap((delivery) => delivery.parts);
  const waits = parts.filter(({ state }) => state === 'waiting' || state === 'sending');
  const oldestPartAt = waits.reduce<number | null>((oldest, { at }) => Math.min(oldest ?? at, at), null);
  return { parts: countStates(parts), oldestPartAt };
}

/** Of the deliveries that were settled since the look before, each once. */
async function settledBy(
  facts: Fact[],
  { store }: WatchDeskDeps,
): Promise<Pick<Sight, 'settled' | 'failed'>> {
  const read = store.openReader();
  const named = new Map(
    facts
      .filter(({ what }) => what === 'deliverySettled')
      .map(({ dispatch, group }) => [`${dispatch ?? ''} ${group ?? ''}`, { dispatch, group }]),
  );
  const found: Delivery[] = [];
  for (const { dispatch, group } of named.values()) {
    const delivery = dispatch && group ? await read.delivery(dispatch, group) : null;
    if (delivery) found.push(delivery);
  }
  return {
    settled: countStates(found.flatMap(({ parts }) => parts)),
    failed: found.filter(hasFailed).map(failureOf),
  };
}

/** What was cancelled or taken back is no failure: somebody wanted it so. */
function hasFailed(delivery: Delivery): boolean {
  return resultOf(delivery) === 'refused' && !isUntried(delivery);
}

function failureOf({ group, parts }: Delivery): Sight['failed'][number] {
  const refused = parts.find(({ state, why }) => state === 'refused' && why === undefined);
  return { group, errcode: refused?.errcode ?? null };
}

function countStates(parts: readonly Part[]): Sight['parts'] {
  const counts: Sight['parts'] = {};
  for (const { state } of parts) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

/** Of a delivery that failed the editors hear by its dispatch: only the other admins are told of it here. */
async function lettersOf(alarms: Alarm[], sight: Sight, deps: WatchDeskDeps): Promise<AddressedLetter[]> {
  if (alarms.length === 0) return [];
  const { desk } = await deskNow(deps.store.openReader(), deps.desk);
  const isEditor = (userid: string) => desk.editors.some((editor) => editor.userid === userid);
  return alarms.flatMap((alarm) =>
    desk.admins
      .filter(({ userid }) => alarm.kind !== 'failed' || !isEditor(userid))
      .flatMap(({ userid }) => told(userid, textOf(alarm, sight, deps))),
  );
}

function textOf(alarm: Alarm, { at, refused }: Sight, { desk, meaningOf }: WatchDeskDeps): string {
  if (alarm.kind === 'failed')
    return deliveriesFailed(
      alarm.deliveries.map(({ group, errcode }) => ({ name: group, meaning: meaningOf(errcode) })),
    );
  const forMs = at - alarm.since;
  if (alarm.kind === 'over') return faultOver[alarm.fault](forMs);
  return faultBegun[alarm.fault]({ limits: desk.alarms, refused, forMs });
}

/** WeCom may be what is at fault: whoever reads the log hears of it there. */
function logAlarm(alarm: Alarm, log: WatchDeskDeps['log']): void {
  if (alarm.kind === 'over') log.info(alarm, 'a fault is over');
  else log.error(alarm, alarm.kind === 'begun' ? 'a fault has begun' : 'deliveries have failed for good');
}
