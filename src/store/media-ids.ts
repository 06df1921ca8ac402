import type { Redis } from 'ioredis';
import type { Destination } from '../desk/groups/destination';
import type { Keys } from './keys';
import { run, script } from './script';

/** WeCom keeps a file for three days [90253, 91770]; one that is about to go is taken for gone. */
const keptMs = (3 * 24 - 1) * 3_600_000;
/** Longer than an upload may take. */
const turnMs = 40_000;

/** What a group can be sent of a file: its id is known, or it is this one's turn to upload it, or another's. */
export type MediaClaim = { mediaId: string } | 'upload' | 'wait';

/**
 * Ids of files that were uploaded. They are good for the robot that uploaded them, and those of the app for all its chats:
 * so a file goes up once for each robot and once for the app, however often it is sent.
 */
export function openMediaIds(client: Redis, keys: Keys) {
  const nameOf = (to: Destination, digest: string) => keys.media(ownerOf(to), digest);
  const turnOf = (to: Destination, digest: string) => keys.uploading(ownerOf(to), digest);
  return {
    /** `who` keeps the turn while it asks again; it passes to another after a while. */
    async claim(to: Destination, digest: string, who: string): Promise<MediaClaim> {
      const names = [nameOf(to, digest), turnOf(to, digest)];
      const [word, mediaId] = (await run(client, claimScript, names, [who, String(turnMs)])) as [
        'kept' | 'upload' | 'wait',
        string?,
      ];
      return word === 'kept' ? { mediaId: mediaId ?? '' } : word;
    },

    async keep(to: Destination, digest: string, mediaId: string): Promise<void> {
      const kept = client.multi().set(nameOf(to, digest), mediaId, 'PX', keptMs);
      await kept.del(turnOf(to, digest)).exec();
    },

    /** Nothing came of it: another may try. */
    async yield(to: Destination, digest: string): Promise<void> {
      await client.del(turnOf(to, digest));
    },

    /** WeCom does not know this id any more. One that was kept meanwhile stays. */
    async forget(to: Destination, digest: string, mediaId: string): Promise<void> {
      await run(client, forgetScript, [nameOf(to, digest)], [mediaId]);
    },
  };
}

function ownerOf({ via, address }: Destination): string {
  return via === 'appchat' ? via : address;
}

const claimScript = script(`
local kept = redis.call('GET', KEYS[1])
if kept then return { 'kept', kept } end
if redis.call('SET', KEYS[2], ARGV[1], 'NX', 'PX', ARGV[2]) then return { 'upload' } end
if redis.call('GET', KEYS[2]) ~= ARGV[1] then return { 'wait' } end
redis.call('PEXPIRE', KEYS[2], ARGV[2])
return { 'upload' }
`);

const forgetScript = script(`
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 0
`);
