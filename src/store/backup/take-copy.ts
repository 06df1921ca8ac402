import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { Keys } from '../keys';
import { isCarried, likelyCarried, prefixOf } from './carried';
import { streamValue, type KeyLine, type StreamEntry } from './key-line';
import { lookAtOnce, type Moment } from './look-at-once';
import { readKept, type Kept } from './read-kept';

/** A desk as it stood in one moment. */
export type DeskCopy = { takenAt: number; followFrom: string; lines: KeyLine[] };

/** So many keys or facts are read in one go: the bot's own calls come in between. */
const batch = 500;

/** Commits note what they write until so long after the last batch. */
const noteForMs = 60_000;

/** What was on a queue may have waited so long; what follows from a fact may follow twice. */
const followAgainMs = 60 * 60_000;

/** Everything that `carried.ts` names, while the bot runs or not. Throws where this process stood still for a minute. */
export async function takeCopy(client: Redis, keys: Keys): Promise<DeskCopy> {
  const token = randomUUID();
  await client.multi().sadd(keys.touched, token).pexpire(keys.touched, noteForMs).exec();
  const kept = await readAtLeisure(client, keys);
  const facts = await readFacts(client, keys);
  const moment = await lookAtOnce(client, keys, {
    token,
    lastFact: facts.at(-1)?.[0] ?? '0',
    names: kept.names,
  });
  for (const name of moment.gone) kept.lines.delete(name);
  for (const line of moment.lines) kept.lines.set(line.key, line);
  return {
    takenAt: moment.takenAt,
    followFrom: followFrom(moment),
    lines: [...kept.lines.values(), ...factLines([...facts, ...moment.facts])],
  };
}

/** Documents and marks as they were at some time since; and names of what changes without being noted. */
async function readAtLeisure(client: Redis, keys: Keys): Promise<{ lines: Kept; names: string[] }> {
  const prefix = prefixOf(keys);
  const lines: Kept = new Map();
  const fleeting = new Set<string>();
  for (let cursor: string | null = '0'; cursor !== null;) {
    const match = likelyCarried(keys);
    const [next, page]: [string, string[]] = await client.scan(cursor, 'MATCH', match, 'COUNT', batch);
    const names = page.map((key) => key.slice(prefix.length)).filter(isCarried);
    for (const name of await readKept(client, { prefix, names, lines })) fleeting.add(name);
    await client.pexpire(keys.touched, noteForMs);
    cursor = next === '0' ? null : next;
  }
  return { lines, names: [...fleeting] };
}

async function readFacts(client: Redis, keys: Keys): Promise<StreamEntry[]> {
  const found: StreamEntry[] = [];
  for (;;) {
    const from = `(${found.at(-1)?.[0] ?? '0'}`;
    const entries = await client.xrange(keys.facts, from, '+', 'COUNT', batch);
    await client.pexpire(keys.touched, noteForMs);
    if (entries.length === 0) return found;
    for (const entry of entries) found.push(entry);
  }
}

function factLines(facts: StreamEntry[]): KeyLine[] {
  const lines: KeyLine[] = [];
  for (let at = 0; at < facts.length; at += batch) {
    const value = streamValue(facts.slice(at, at + batch));
    lines.push({ key: 'facts', type: 'stream', ttlMs: 0, value });
  }
  return lines;
}

/** Before all that the relay has not ticked off, and before all whose jobs may still have waited. */
function followFrom({ takenAt, followed }: Moment): string {
  const times = followed.map((entry) => Number(entry.split('-')[0]));
  return `${Math.max(0, Math.min(takenAt - followAgainMs, ...times) - 1)}-0`;
}
