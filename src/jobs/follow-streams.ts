import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Streams } from '../store/streams';
import type { Enqueue } from './job';
import { relay } from './relay';

export type FollowDeps = {
  streams: Pick<Streams, 'lead' | 'read' | 'done' | 'createGroups' | 'yieldLead'>;
  log: { error: (facts: object, message: string) => void };
};

const lookAgainMs = 200;

/** Relays until it is stopped; whoever does not lead looks again and again whether nobody does. */
export function followStreams(enqueue: Enqueue, { streams, log }: FollowDeps) {
  const holder = randomUUID();
  const state = { leads: false, caughtUp: false, renewedAt: 0, stopped: false };
  const turn = async () => {
    try {
      await relay({ streams, enqueue, holder, now: Date.now }, state);
      if (!state.leads) await sleep(lookAgainMs);
    } catch (error) {
      state.caughtUp = false;
      log.error({ err: error }, 'the relay has trouble');
      await sleep(lookAgainMs);
    }
  };
  const loop = (async () => {
    await streams.createGroups();
    while (!state.stopped) await turn();
    await streams.yieldLead(holder);
  })();
  return {
    async stop() {
      state.stopped = true;
      await loop;
    },
  };
}
