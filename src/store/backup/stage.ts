import type { Redis } from 'ioredis';
import type { BackupCounts, BackupHeader } from '../../desk/backup';
import { indexesOf } from '../indexes';
import { keysOf } from '../keys';
import { group as relayGroup } from '../streams';
import { allBehind, prefixOf } from './carried';
import { countLine, nothing } from './count-lines';
import { putLine, readLine, type KeyLine } from './key-line';
import { linesOf, writeOf } from './read-backup';

/** What is being restored stands beside the desk until all of it is there and was read back. */
export type Stage = {
  client: Redis;
  desk: string;
  file: string;
  header: BackupHeader;
};

/** Names of the keys that were written, with what is left of their time (0: for ever). */
export type Staged = Map<string, number>;

export function stagePrefix({ desk }: Pick<Stage, 'desk'>): string {
  return `${prefixOf(keysOf(desk))}restoring:`;
}

const batch = 500;

/** Writes every key of the file, and the indexes that follow from its documents. */
export async function putOnStage(stage: Stage): Promise<Staged> {
  const staged: Staged = new Map();
  for await (const lines of batches(stage.file)) await putLines(lines, stage, staged);
  if (staged.has('facts'))
    await stage.client.xgroup('CREATE', `${stagePrefix(stage)}facts`, relayGroup, stage.header.followFrom);
  return staged;
}

async function putLines(lines: KeyLine[], stage: Stage, staged: Staged): Promise<void> {
  const pipeline = stage.client.pipeline();
  for (const line of lines) {
    putLine(pipeline, stagePrefix(stage) + line.key, line);
    staged.set(line.key, line.ttlMs);
    for (const { key, member, score } of standsIn(line)) {
      pipeline.zadd(stagePrefix(stage) + key, score, member);
      staged.set(key, 0);
    }
  }
  for (const [error] of (await pipeline.exec()) ?? []) if (error) throw error;
}

/** What was read back of it, counted; null where anything is other than it was written. */
export async function readBack(stage: Stage): Promise<BackupCounts | null> {
  let counts = nothing;
  for await (const lines of batches(stage.file)) {
    const same = await Promise.all(lines.map((line) => isAsWritten(line, stage)));
    if (!same.every(Boolean)) return null;
    counts = lines.reduce(countLine, counts);
  }
  return counts;
}

async function isAsWritten(line: KeyLine, stage: Stage): Promise<boolean> {
  const prefix = stagePrefix(stage);
  const scores = await Promise.all(
    standsIn(line).map(async ({ key, member, score }) => {
      const found = await stage.client.zscore(prefix + key, member);
      return found !== null && Number(found) === score;
    }),
  );
  const found = await readLine(stage.client, prefix + line.key, line);
  return scores.every(Boolean) && JSON.stringify(found) === JSON.stringify(line.value);
}

function standsIn(line: KeyLine) {
  const write = writeOf(line);
  const entries = write === null ? [] : indexesOf(write).in;
  return entries.map(({ index, member, score }) => ({ key: `index:${index}`, member, score }));
}

/** Removes what an earlier restore may have left behind. */
export async function clearStage({ client, desk }: Pick<Stage, 'client' | 'desk'>): Promise<void> {
  const match = allBehind(stagePrefix({ desk }));
  for (let cursor: string | null = '0'; cursor !== null;) {
    const [next, page]: [string, string[]] = await client.scan(cursor, 'MATCH', match, 'COUNT', batch);
    if (page.length > 0) await client.unlink(...page);
    cursor = next === '0' ? null : next;
  }
}

async function* batches(file: string): AsyncGenerator<KeyLine[]> {
  let lines: KeyLine[] = [];
  for await (const line of linesOf(file)) {
    if ('media' in line) continue;
    lines.push(line);
    if (lines.length < batch) continue;
    yield lines;
    lines = [];
  }
  yield lines;
}
