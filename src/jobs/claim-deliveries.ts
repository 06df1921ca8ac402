import { randomUUID } from 'node:crypto';
import { nameOfDelivery } from '../desk/issues/delivery';
import type { Claim, Ended, WhichDelivery } from '../store/due-deliveries';
import type { Store } from '../store/open-store';
import { backoffMs, type Outcome } from './job';

type Claiming = {
  due: Store['dueDeliveries'];
  /** How many are worked on at a time. */
  concurrency: number;
  work: (claim: Claim) => Promise<Outcome>;
  log: { error: (facts: object, message: string) => void };
};

/**
 * Claims due deliveries by the batch and works on each until it is done or has to wait. What has ended is given back with
 * the claim of the next, so that at full speed one command serves many.
 */
export function claimDeliveries({ due, concurrency, work, log }: Claiming) {
  const holder = randomUUID();
  const held = new Map<string, WhichDelivery>();
  let ended: Ended[] = [];
  let keptAt = 0;
  const state = { isStopping: false };
  const bell = openBell();

  async function hold(claim: Claim): Promise<void> {
    const { which } = claim;
    const name = nameOfDelivery(which);
    if (held.has(name)) return;
    held.set(name, which);
    const againInMs = await againAfter(claim);
    held.delete(name);
    ended.push({ which, againInMs });
    bell.ring();
  }

  async function againAfter(claim: Claim): Promise<number | null> {
    try {
      return (await work(claim))?.againInMs ?? null;
    } catch (error) {
      log.error({ ...claim.which, err: error }, 'a delivery failed');
      return backoffMs(claim.attempt);
    }
  }

  /** Not with every turn: at full speed they are many. */
  function toKeep(): WhichDelivery[] {
    const at = performance.now();
    if (at - keptAt < due.turnMs / 2) return [];
    keptAt = at;
    return [...held.values()];
  }

  /** Gives the ms after which there is another turn, unless one has ended before. */
  async function turn(): Promise<number> {
    const given = ended;
    ended = [];
    const room = state.isStopping ? 0 : concurrency - held.size;
    try {
      const { claimed, nextInMs } = await due.turn({ holder, ended: given, kept: toKeep(), room });
      for (const claim of claimed) void hold(claim);
      return room > 0 ? Math.min(due.turnMs, nextInMs ?? due.turnMs) : due.turnMs;
    } catch (error) {
      ended.unshift(...given);
      log.error({ err: error }, 'the due deliveries have trouble');
      return due.turnMs;
    }
  }

  const loop = (async () => {
    while (!state.isStopping || held.size > 0) await bell.wait(await turn());
    await turn();
  })();

  return {
    /** Something has become due. */
    look: bell.ring,

    /** Each delivery in hand comes to the end of its part. */
    async close(): Promise<void> {
      state.isStopping = true;
      bell.ring();
      await loop;
    },
  };
}

/** Rung while nobody waits, it is heard by the next who does. */
function openBell() {
  let isRung = false;
  let wake: (() => void) | null = null;
  return {
    ring: () => {
      isRung = true;
      wake?.();
    },
    async wait(ms: number): Promise<void> {
      if (!isRung)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      isRung = false;
      wake = null;
    },
  };
}
