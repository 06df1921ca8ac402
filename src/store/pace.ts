import type { Redis } from 'ioredis';
import type { Destination } from '../desk/groups/destination';
import type { Keys } from './keys';
import { heldBy, lateMs, minute, paces } from './paces';
import { openSheet, run, script } from './script';
import { openSlots, takeSlot, type Slot } from './slot';

/**
 * The pace of groups, kept in Redis so that it holds over all workers and restarts. The slot of a
 * part is taken by the commit that begins it, so that none is taken for what is not sent.
 */
export function openPace(client: Redis, keys: Keys) {
  const planSlot = openSlots(keys);

  return {
    /** Takes a slot and returns 0, or takes none and says in how many ms to ask again. */
    async take({ to, id }: Slot): Promise<number> {
      const { names, key } = openSheet(1);
      const plan = JSON.stringify(planSlot({ to, id }, key));
      return (await run(client, takeScript, names, [plan])) as number;
    },

    /** The message of this slot has come, `tookMs` after the slot was asked for at the latest. */
    came: ({ to, id }: Slot, tookMs: number): Promise<unknown> | undefined =>
      tookMs > lateMs ? run(client, cameScript, [keys.pace(to.address)], [id]) : undefined,

    /** The platform has said 45009: silence, for longer where it says so again right after the last one. */
    async hold(to: Destination): Promise<void> {
      const names = [keys.hold(heldBy(to)), keys.holds(heldBy(to))];
      await run(client, holdScript, names, [minute, ...paces[to.via].silences].map(String));
    },
  };
}

const takeScript = script(`
${takeSlot}
local wait = takeSlot(cjson.decode(ARGV[1]))
keepCeilings()
return wait
`);

const cameScript = script(`
local time = redis.call('TIME')
redis.call('ZADD', KEYS[1], 'XX', time[1] * 1000 + math.floor(time[2] / 1000), ARGV[1])
return 0
`);

/** A refusal of what was under way when the silence began says nothing new. */
const holdScript = script(`
if redis.call('PTTL', KEYS[1]) > 0 then return 0 end
local before = tonumber(redis.call('GET', KEYS[2]) or 0)
local silence = ARGV[math.min(before + 2, #ARGV)]
redis.call('SET', KEYS[1], '1', 'PX', silence)
redis.call('SET', KEYS[2], before + 1, 'PX', silence + ARGV[1])
return 0
`);
