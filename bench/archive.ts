import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { openArchive, type Archive } from '../src/archive/open-archive';
import { readQuery } from '../src/desk/archive/query';
import { openStore, type Store } from '../src/store/open-store';
import { randomFrom } from '../test/support/random';
import { makeLexicon, writeIssue, type Lexicon } from './archive-texts';
import { openBars } from './bars';
import { pinSelf } from './pin';
import { startRedis } from './redis';
import { run } from './run';
import { percentile } from './statistics';
import { printTable } from './table';

const [issues, entriesAnIssue] = [1250, 8];
const searchesEach = 400;

/** Ten thousand imported entries: how long they take to be read at the start, what they weigh, and how soon they are found. */
async function main(): Promise<void> {
  pinSelf(0);
  const redis = await startRedis('everysec');
  const store = openStore('bench', { client: redis.client, blocking: new Redis(redis.url) });
  const lexicon = makeLexicon(randomFrom(1));
  const characters = await fill(store, lexicon);
  const before = weigh();
  const archive = openArchive({ store, log: console });
  const startedAt = performance.now();
  archive.start();
  const longestStandstillMs = await readIn(archive);
  const readMs = performance.now() - startedAt;
  const after = weigh();
  const took: number[][] = [];
  for (const count of [1, 2, 3]) took.push(await searchMany(archive, count, lexicon));
  report({ characters, readMs, longestStandstillMs, before, after, took });
  await archive.stop();
}

async function fill(store: Store, lexicon: Lexicon): Promise<number> {
  const random = randomFrom(2);
  let characters = 0;
  for (let number = 1; number <= issues; number += 1) {
    const value = writeIssue(number, entriesAnIssue, { random, lexicon });
    characters += JSON.stringify(value.bulletin.columns).length;
    const fact = { what: 'imported' as const, by: 'desk', at: 0, cause: value.id, archived: value.id };
    const made = { cause: null, versions: new Map(), facts: [fact], letters: [] };
    await store.commit({ ...made, writes: [{ kind: 'archived', value }] });
  }
  return characters;
}

/** Until it answers; how long nothing else could be done meanwhile. */
async function readIn(archive: Archive): Promise<number> {
  const query = readQuery('无', []);
  let longest = 0;
  for (let at = performance.now(); query; at = performance.now()) {
    if ((await archive.search(query, { from: 0, most: 1 })) !== 'building') break;
    await sleep(1);
    longest = Math.max(longest, performance.now() - at - 1);
  }
  return longest;
}

async function searchMany(archive: Archive, words: number, { word }: Lexicon): Promise<number[]> {
  const took: number[] = [];
  for (let count = 0; count < searchesEach; count += 1) {
    const query = readQuery(Array.from({ length: words }, word).join(' '), []);
    if (!query) continue;
    const begunAt = performance.now();
    await archive.search(query, { from: 0, most: 8 });
    took.push(performance.now() - begunAt);
  }
  return took.sort((a, b) => a - b);
}

type Weight = { heap: number; rss: number };

/** In MB, of what is still in use. */
function weigh(): Weight {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed / 1e6, rss: rss / 1e6 };
}

type Measured = {
  characters: number;
  readMs: number;
  longestStandstillMs: number;
  before: Weight;
  after: Weight;
  took: number[][];
};

function report({ characters, readMs, longestStandstillMs, before, after, took }: Measured): void {
  const grown = { heap: after.heap - before.heap, rss: after.rss - before.rss };
  printTable(
    `${String(issues * entriesAnIssue)} entries in ${String(issues)} issues, ${(characters / 1e6).toFixed(1)} million characters`,
    [
      ['read from Redis ms', 'longest standstill ms', 'heap MB', 'RSS MB'],
      [readMs.toFixed(0), longestStandstillMs.toFixed(0), grown.heap.toFixed(1), grown.rss.toFixed(1)],
    ],
  );
  printTable(`Searches (${String(searchesEach)} each, words as often asked for as they are written)`, [
    ['words', 'p50 ms', 'p95 ms', 'longest ms'],
    ...took.map((times, index) => [
      String(index + 1),
      ...[50, 95, 100].map((percent) => percentile(times, percent).toFixed(2)),
    ]),
  ]);
  const bars = openBars();
  bars.atMost('p95 of a search', Math.max(...took.map((times) => percentile(times, 95))), 50, ' ms');
  bars.atMost('heap of the index', grown.heap, 150, ' MB');
  bars.print();
}

run(main);
