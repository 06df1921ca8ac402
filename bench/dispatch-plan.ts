import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { parse } from 'yaml';
import { deskKey, type Config } from '../src/config';
import type { Delivery } from '../src/desk/issues/delivery';
import { planDispatch } from '../src/handlers/issue/plan-dispatch';
import { readFiles } from '../src/read-files';
import { openStore, type Store } from '../src/store/open-store';
import { surroundings } from './callbacks';
import type { BenchRedis } from './redis';

export type Shape = { groups: number; parts: number };

export type Subscribers = { file: string; config: Config; keys: string[] };

const example = join(__dirname, '..', 'config', 'desk.yaml');

/** The example's desk with so many groups. */
export function subscribe(groups: number): Subscribers {
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-groups-'));
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  const file = join(folder, 'desk.yaml');
  const keys = Array.from({ length: groups }, (_, n) => keyOf(n));
  const each = keys.map((address, n) => ({ name: `群${n}`, via: 'webhook', address, style: 'full' }));
  const desk = parse(readFileSync(example, 'utf8')) as object;
  writeFileSync(file, JSON.stringify({ ...desk, groups: each, timetable: {} }));
  const reading = readFiles({ ...surroundings, DESK_CONFIG: file });
  if (!reading.ok) throw new Error(reading.mistakes.join('\n'));
  return { file, config: reading.config, keys };
}

function keyOf(n: number): string {
  return `${String(n).padStart(8, '0')}-bbbb-4bbb-8bbb-${String(n).padStart(12, '0')}`;
}

const dispatch = 'correction-1-1' as const;
const sentence = '区总工会联合街道在工地开办夜校，请来技师讲安全用电和高处作业，工友下班后自愿来听。';

/** 1.7 kB, as the peers were measured with; each begins with its number. */
export function textOf(part: number): string {
  return `${part} ${sentence.repeat(20)}`.slice(0, 560);
}

/** Signed off, as far as the sender can tell: planned as a dispatch is, and its fact told with the last of it. */
export async function planFor(
  { config }: Subscribers,
  { parts }: Shape,
  redis: BenchRedis,
): Promise<{ deliveries: () => Promise<Delivery[]> }> {
  const cause = { by: 'editor-first', at: Date.now(), cause: 'bench' };
  const texts = Array.from({ length: parts }, (_, n) => ({ kind: 'markdown' as const, text: textOf(n + 1) }));
  const sending = config.desk.groups.map((group) => ({
    group,
    parts: texts,
    digest: 'bench',
    bulletin: null,
  }));
  const writes = planDispatch(dispatch, sending, cause);
  const blocking = new Redis(redis.url);
  const store = openStore(deskKey(config), { client: redis.client, blocking });
  const told = [{ what: 'corrected' as const, ...cause, issue: 1, dispatch }];
  await commit(writes.slice(0, -1), [], store);
  await commit(writes.slice(-1), told, store);
  store.inbox.close();
  blocking.disconnect();
  return { deliveries: () => store.openReader().deliveries(dispatch) };
}

type Made = Parameters<Store['commit']>[0];

async function commit(writes: Made['writes'], facts: Made['facts'], store: Store): Promise<void> {
  const batch = writes.slice(0, 100);
  const isLast = writes.length <= 100;
  await store.commit({
    cause: null,
    versions: new Map(),
    writes: batch,
    facts: isLast ? facts : [],
    letters: [],
  });
  if (!isLast) await commit(writes.slice(100), facts, store);
}
