import type { Redis } from 'ioredis';
import type { Fact } from '../../src/desk/fact';
import { hear } from '../../src/handlers';
import { decide } from '../../src/jobs/decide';
import { deliver } from '../../src/jobs/deliver';
import { dispatchOfIssue } from '../../src/desk/issues/dispatch';
import { finishDispatch, startDispatch } from '../../src/jobs/dispatch';
import { dropQuestions } from '../../src/jobs/drop-questions';
import type { Store } from '../../src/store/open-store';
import { desk } from './desk';
import { chatMessageOf, type Message } from './message';
import { takeSnapshot, type Snapshot } from './snapshot';

export type Newsroom = ReturnType<typeof openNewsroom>;

type State = { codes: number; runs: number; now: number; lastFact: string };

/** The real thing: the handlers and jobs as the workers run them, on a desk that nobody has used yet. */
export function openNewsroom(store: Store, client: Redis) {
  const state: State = { codes: 0, runs: 0, now: 0, lastFact: '0' };
  const facts: Fact[] = [];
  const deps = {
    store,
    desk,
    newCode: () => String((state.codes += 1)).padStart(4, '0'),
    meaningOf: () => '',
    search: () => Promise.resolve('building' as const),
    readMessage: () => {
      throw new Error('nobody reads');
    },
    post: () => Promise.resolve(),
    upload: nobodyAsks,
    readMedia: nobodyAsks,
    linkTo: () => null,
    makeWord: () => Promise.resolve(Buffer.from('the issue')),
    keepMedia: () => Promise.resolve('media/issue.docx'),
    failureOf: () => null,
    deliverSoon: () => Promise.resolve(),
    now: () => state.now,
    log: { error: () => undefined },
  };

  async function dispatch(): Promise<void> {
    for (const { ordinal } of await store.openReader().issuesIn('signedOff')) await dispatchOne(ordinal);
  }

  async function dispatchOne(issue: number): Promise<void> {
    const dispatch = dispatchOfIssue(issue);
    await startDispatch({ dispatch }, deps, { attempt: 1, run: 'start' });
    for (const { group } of await store.openReader().deliveries(dispatch))
      await deliver({ dispatch, group }, deps, { attempt: 1, run: `run-${(state.runs += 1)}` });
    for (let tries = 0; tries < 20; tries += 1) if (!(await finishDispatch({ dispatch }, deps))) return;
    throw new Error('the dispatch has no end');
  }

  return {
    facts,

    /** All of it at the same moment, but for these leads: see `Round`. */
    async happens(messages: readonly Message[], leads: readonly number[]): Promise<void> {
      state.now = messages.at(-1)?.at ?? state.now;
      await Promise.all(
        messages.map(async (message, index) => {
          for (let trips = leads[index] ?? 0; trips > 0; trips -= 1) await client.ping();
          await this.one(message);
        }),
      );
    },

    async one(message: Message): Promise<void> {
      const { id, by, at, saying } = message;
      if (saying.what === 'dispatch') return dispatch();
      if (saying.what === 'dropQuestions') {
        await dropQuestions({}, deps);
        return;
      }
      const heard = chatMessageOf(message);
      await decide({ cause: { by, at, cause: id }, sentAt: at }, (ask) => hear(heard, ask), deps);
    },

    async look(): Promise<Snapshot> {
      const snapshot = await takeSnapshot(client, store.keys, state.lastFact);
      facts.push(...snapshot.facts);
      state.lastFact = snapshot.lastFact;
      return snapshot;
    },

    async leave(): Promise<void> {
      store.inbox.close();
      const left = await client.keys(`${store.keys.queues}:*`);
      if (left.length > 0) await client.unlink(...left);
    },
  };
}

/** No group of this desk gets a file. */
function nobodyAsks(): Promise<never> {
  return Promise.reject(new Error('nobody asks for files'));
}
