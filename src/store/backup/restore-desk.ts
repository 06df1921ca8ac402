import { extname } from 'node:path';
import type { Redis } from 'ioredis';
import type { BackupHeader, NotRestored } from '../../desk/backup';
import { checkRedis } from '../check-redis';
import { keysOf } from '../keys';
import type { MediaFiles } from '../media-files';
import { run, script } from '../script';
import { allBehind, prefixOf } from './carried';
import { checkBackup, isSame, linesOf } from './read-backup';
import { clearStage, putOnStage, readBack, stagePrefix, type Stage, type Staged } from './stage';

export type Restored = { ok: true; header: BackupHeader } | Refused;

type Refused = { ok: false } & NotRestored;

type Into = {
  client: Redis;
  /** Under which the store is to keep it. */
  desk: string;
  /** Whatever desk it was. */
  isRenamed: boolean;
  /** A Redis that may lose what it was told is put up with. */
  trial: boolean;
  media: MediaFiles;
};

/**
 * Carries a desk from a file into a Redis that has nothing of it. Nothing of it can be seen there before all of it has
 * been written and read back; then it stands there all at once, or not at all.
 */
export async function restoreDesk(file: string, into: Into): Promise<Restored> {
  const checked = await checkBackup(file);
  if (!checked.ok) return checked;
  const refused = refuseOther(checked.header, into) ?? (await refuseRedis(into));
  if (refused) return refused;
  const stage = { client: into.client, desk: into.desk, file, header: checked.header };
  try {
    return (await carry(stage, into.media)) ?? checked;
  } finally {
    await clearStage(stage);
  }
}

function refuseOther({ desk: carried }: BackupHeader, { desk: configured, isRenamed }: Into): Refused | null {
  if (carried === configured || isRenamed) return null;
  return { ok: false, why: 'other-desk', carried, configured };
}

async function refuseRedis({ client, desk, trial }: Into): Promise<Refused | null> {
  const missing = trial ? [] : await checkRedis(client);
  if (missing.length > 0) return { ok: false, why: 'not-durable', missing };
  const keys = keysOf(desk);
  if ((await client.exists(keys.relayLease)) === 1) return { ok: false, why: 'running' };
  const isUsed = (await client.xlen(keys.facts)) + (await client.xlen(keys.inbox)) > 0;
  return isUsed || (await hasDocuments(client, desk)) ? { ok: false, why: 'in-use' } : null;
}

async function hasDocuments(client: Redis, desk: string): Promise<boolean> {
  const match = allBehind(`${prefixOf(keysOf(desk))}doc:`);
  for (let cursor: string | null = '0'; cursor !== null;) {
    const [next, page]: [string, string[]] = await client.scan(cursor, 'MATCH', match, 'COUNT', 1000);
    if (page.length > 0) return true;
    cursor = next === '0' ? null : next;
  }
  return false;
}

async function carry(stage: Stage, media: MediaFiles): Promise<Refused | null> {
  await clearStage(stage);
  const staged = await putOnStage(stage);
  const kept = await keepMedia(stage.file, media);
  const counts = await readBack(stage);
  if (counts === null || kept === null || !isSame({ ...counts, media: kept }, stage.header.counts))
    return { ok: false, why: 'not-the-same' };
  return (await moveIn(stage, staged)) ? null : { ok: false, why: 'in-use' };
}

/** How many; null where one cannot be read back. */
async function keepMedia(file: string, media: MediaFiles): Promise<number | null> {
  let kept = 0;
  for await (const line of linesOf(file)) {
    if (!('media' in line)) continue;
    const bytes = Buffer.from(line.base64, 'base64');
    const name = await media.keep(bytes, extname(line.media).slice(1));
    if (name !== line.media || !bytes.equals(await media.read(name))) return null;
    kept += 1;
  }
  return kept;
}

/** False where a bot has begun to work there meanwhile. */
async function moveIn({ client, desk }: Stage, staged: Staged): Promise<boolean> {
  const keys = keysOf(desk);
  const args = [stagePrefix({ desk }), prefixOf(keys), JSON.stringify([...staged])];
  return (await run(client, moveScript, [keys.facts, keys.inbox, keys.relayLease], args)) === 1;
}

const moveScript = script(`
local facts, inbox, lease = unpack(KEYS)
local from, to, names = unpack(ARGV)
if redis.call('XLEN', facts) + redis.call('XLEN', inbox) + redis.call('EXISTS', lease) > 0 then return 0 end
for _, staged in ipairs(cjson.decode(names)) do
  local name, ttl = unpack(staged)
  redis.call('RENAME', from .. name, to .. name)
  if ttl > 0 then redis.call('PEXPIRE', to .. name, ttl) end
end
return 1
`);
