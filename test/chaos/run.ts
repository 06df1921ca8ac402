import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Platform } from '../../simulator/platform';
import { meetPeople, until, type People } from '../crash/people';
import { editors, startChaosPlatform, userids } from './cast';
import { compare, compareReports, type Tally } from './compare';
import { openHouse, type House, type Role } from './house';
import { lookAtLedger } from './look';
import type { Kill, Plan } from './plan';
import type { Prepared } from './prepare';

export type Result = Tally & {
  plan: Plan;
  falls: number;
  injected: number;
  /** From the last kill until every editor had been told the end. */
  settledMs: number;
  tookMs: number;
  output: string[];
};

/** Longer than any call that was accepted late takes to be shown. */
const settlesMs = 1800;

/** One dispatch of the example issue, while processes die and the platform stumbles. */
export async function runPlan(plan: Plan, prepared: Prepared): Promise<Result> {
  const begunAt = performance.now();
  const roles = { web: 'web', worker: 'worker' } as const;
  return inHouse({ prepared, roles }, async ({ house, platform, people }) => {
    meetFaults(platform, plan);
    const seen = await Promise.all([
      signOff(people).catch(String),
      plan.fromTheOffer ? kill(plan.kills, house) : killOnceSigned(plan.kills, house, people),
    ]);
    const lastKillAt = performance.now();
    const tally = await settle({ house, platform, people });
    const settledMs = performance.now() - lastKillAt - settlesMs;
    const falls = [...house.residents.values()].reduce((sum, one) => sum + one.falls(), 0);
    const injected = platform.injected().length;
    const tookMs = performance.now() - begunAt;
    const faults = [...seen.filter((one) => typeof one === 'string'), ...tally.faults];
    return { ...tally, faults, plan, falls, injected, settledMs, tookMs, output: house.output };
  });
}

export type Stage = { house: House; platform: Platform; people: People };

/** A copy of the prepared desk, with a platform of its own. */
export async function inHouse<Outcome>(
  { prepared, roles }: { prepared: Prepared; roles: Record<string, Role> },
  play: (stage: Stage) => Promise<Outcome>,
): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-chaos-'));
  prepared.copyTo(folder);
  const platform = await startChaosPlatform();
  const { main, cast } = prepared;
  const house = await openHouse({ folder, main, cast, platform, roles });
  let messages = 0;
  const people = meetPeople(platform, userids, () => `77${(messages += 1)}`);
  try {
    return await play({ house, platform, people });
  } finally {
    await house.close();
    await platform.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function meetFaults(platform: Platform, { faults, limited }: Plan): void {
  platform.seedFaults(faults);
  if (limited !== null)
    platform.fault({ path: '/cgi-bin/webhook/send', key: limited, errcode: 45009, silenceMs: 60_000 });
}

const [signer = ''] = editors;

export async function signOff(people: People): Promise<void> {
  await people.says(signer, '签发');
  await people.says(signer, await people.isTold(signer, /签发 \d{4}/u));
}

async function kill(kills: Kill[], { residents }: House): Promise<void> {
  for (const { victim, afterMs, awayMs } of kills) {
    await sleep(afterMs);
    await residents.get(victim)?.restart('SIGKILL', awayMs);
  }
}

async function killOnceSigned(kills: Kill[], house: House, people: People): Promise<void> {
  await until(() => people.told(signer).some((text) => text.includes('签发 ')), 'the offer');
  await kill(kills, house);
}

/** Waits until the end was told, and for what may come after it; then compares. */
export async function settle({ house, platform, people }: Stage): Promise<Tally> {
  const reportsOf = (editor: string) => people.told(editor).filter((text) => ending.test(text));
  const isTold = () => editors.every((editor) => reportsOf(editor).length > 0);
  const late = await until(isTold, 'every editor is told the end').catch(String);
  await sleep(settlesMs);
  const ledger = await lookAtLedger(house.socket);
  const reports = new Map(editors.map((editor) => [editor, reportsOf(editor)]));
  const report = reports.get(signer)?.[0] ?? '';
  const tally = compare({ ledger, report, posts: platform.posts });
  const faults = [...(late ? [late] : []), ...tally.faults, ...compareReports(reports, ledger)];
  return { ...tally, faults };
}

const ending = /^第1期（总第1期）(?:推送结束|没有发到任何一个群)/u;
