import type { Destination } from '../desk/groups/destination';

export const minute = 60_000;

/**
 * A slot counts from when it was taken, the platform counts from when a message comes: one that came late would be counted
 * with those of the next minute. So much later it may come without saying so.
 */
export const lateMs = 500;
const hour = 60 * minute;

type Limit = { most: number; windowMs: number };
type Pace = {
  /** Of one destination, in messages; null where no page names one that can be counted from here. */
  own: Limit | null;
  /** Of all destinations of this door together. */
  ceilings: Limit[];
  /** What a message counts for in the ceilings where nobody has counted the readers; null: it counts once. */
  readersUnknown: number | null;
  /** How long is silence after one 45009, after a second one that came right behind that silence, and so on. */
  silences: number[];
};

/**
 * Whether a minute of the platform slides is unknown, so any 60 s count.
 * webhook: 20 messages a minute to one [99110]; all of them are calls from one address of ours, 20,000 a minute and 600,000
 * an hour [90312]; its hour has no other limit.
 * appchat: 20,000 person-times a minute, and an hour 150,000 for a corp that is not verified or small, 350,000 or 700,000
 * for a bigger one [90248]. Which one it is no call tells, and an hour limit that is hit costs an hour: the lowest holds for
 * everybody. 10,000 calls a minute to one API [90312] cannot be reached below it: a chat has two members or more. A chat
 * whose members were never counted is taken for as big as one may be.
 * A minute limit blocks for a minute, an hour limit for an hour [90312]; which one was hit 45009 does not say, hence the
 * growing silences of appchat. That asking too early would prolong the block is UNCONFIRMED.
 */
export const paces: Record<Destination['via'], Pace> = {
  webhook: {
    own: { most: 20, windowMs: minute + lateMs },
    ceilings: [
      { most: 20_000, windowMs: minute },
      { most: 600_000, windowMs: hour },
    ],
    readersUnknown: null,
    silences: [minute],
  },
  appchat: {
    own: null,
    ceilings: [
      { most: 20_000, windowMs: minute },
      { most: 150_000, windowMs: hour },
    ],
    readersUnknown: 2000,
    silences: [minute, 5 * minute, 15 * minute, hour],
  },
};

/** The limits of appchat are the corp's: what was said of one chat is true of all. */
export function heldBy({ via, address }: Destination): string {
  return via === 'appchat' ? via : address;
}
