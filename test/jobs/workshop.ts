import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Platform } from '../../simulator/platform';
import type { Bulletin } from '../../src/desk/bulletin';
import { defaultLayout } from '../../src/format/word/layout';
import type { DeliverSoon, Enqueue } from '../../src/jobs/job';
import { makeWord } from '../../src/jobs/make-word';
import type { Outgoing } from '../../src/jobs/tell';
import { openMediaFiles, type MediaFiles } from '../../src/store/media-files';
import type { Store } from '../../src/store/open-store';
import { readMessage } from '../../src/wecom/chat-message';
import { createWecom, type Wecom } from '../../src/wecom/create-wecom';
import { meaningOf } from '../../src/wecom/errcodes';
import { WecomRefused, WecomUnreachable } from '../../src/wecom/errors';
import { commitOf, openTestStore } from '../store/open-test-store';
import { environment, readTestConfig, startTestPlatform } from '../support/newsroom';

type Queued = [job: string, data: object, id: string];

/** What a job works with, built of real parts, on a desk that nobody has used yet. */
export type Bench = {
  store: Store;
  platform: Platform;
  deps: ReturnType<typeof depsOf>;
  queued: Queued[];
  logged: object[];
  leave: () => Promise<void>;
};

/** One Redis for a file of tests; each bench has a desk and a platform of its own. */
export async function openWorkshop() {
  const redis = await openTestStore();
  return {
    client: redis.client,
    close: redis.close,

    async bench(): Promise<Bench> {
      const platform = await startTestPlatform(Date.now);
      const { wecom: own, desk } = readTestConfig(environment(platform.url, ''));
      const { apiBase, corpId, agentId, secret } = own;
      const store = redis.open();
      const wecom = createWecom({ apiBase, corpId, agentId, secret, shelf: store.tokenShelf(secret) });
      const folder = await mkdtemp(join(tmpdir(), 'jianbao-bench-'));
      const deps = depsOf(store, wecom, { desk, media: openMediaFiles(folder) });
      const leave = async () => {
        await wecom.close();
        await platform.close();
        await rm(folder, { recursive: true });
      };
      return { store, platform, deps, queued: deps.queued, logged: deps.logged, leave };
    },
  };
}

export type Workshop = Awaited<ReturnType<typeof openWorkshop>>;

type Own = { desk: ReturnType<typeof readTestConfig>['desk']; media: MediaFiles };

function depsOf(store: Store, wecom: Wecom, { desk, media }: Own) {
  const queued: Queued[] = [];
  const logged: object[] = [];
  const enqueue: Enqueue = (job, data, { id }) => {
    queued.push([job, data, id]);
    return Promise.resolve();
  };
  return {
    store,
    desk,
    enqueue,
    deliverSoon: ((all) => {
      for (const { dispatch, group } of all) queued.push(['deliver', { dispatch, group }, 'due']);
      return Promise.resolve();
    }) satisfies DeliverSoon,
    queued,
    logged,
    readMessage,
    newCode: () => '0420',
    meaningOf: (errcode: number | null) =>
      errcode === null ? '群已停用，或已不在配置里' : meaningOf(errcode),
    search: () => Promise.resolve('building' as const),
    failureOf: (error: unknown) =>
      error instanceof WecomRefused || error instanceof WecomUnreachable ? error : null,
    send: (userid: string, letter: Outgoing) =>
      wecom.sendToPerson(
        userid,
        letter.kind === 'picture' || letter.kind === 'file'
          ? { kind: letter.kind, filename: nameOf(letter), bytes: aPicture }
          : letter,
      ),
    updateCard: wecom.updateCard,
    post: wecom.postToGroup,
    upload: wecom.uploadToGroup,
    countMembers: wecom.countMembers,
    createGroup: wecom.createGroup,
    keepMedia: media.keep,
    office: null,
    readMedia: media.read,
    linkTo: (issueId: string): string | null => `https://bulletin.example.org/issues/${issueId}`,
    makeWord: (bulletin: Bulletin) => makeWord(bulletin, { layout: defaultLayout, readPicture: media.read }),
    fetchMedia: wecom.fetchMedia,
    now: Date.now,
    hasToken: wecom.hasToken,
    log: {
      error: (facts: object, message: string) => void logged.push({ said: message, ...facts }),
      info: (facts: object, message: string) => void logged.push({ said: message, ...facts }),
    },
  };
}

function nameOf(letter: Outgoing & { kind: 'picture' | 'file' }): string {
  return letter.kind === 'file' ? letter.name : letter.file;
}

/** The smallest beginning of a PNG that is long enough to be uploaded. */
const aPicture = Buffer.from('89504e470d0a1a0a0000', 'hex');

let runs = 0;

export function runOf(attempt = 1): { attempt: number; run: string } {
  return { attempt, run: `run-${(runs += 1)}` };
}

/** The texts that still wait in a person's mailbox. */
export async function lettersTo(userid: string, { client }: Workshop, store: Store): Promise<string[]> {
  const letters = await client.lrange(store.keys.mailbox(userid), 0, -1);
  return letters.map((letter) => (JSON.parse(letter) as { text: string }).text);
}

export async function write(userid: string, texts: string[], store: Store): Promise<void> {
  const letters = texts.map((text) => ({ to: userid, letter: { kind: 'text' as const, text } }));
  await store.commit(commitOf({ letters }));
}

/** What the desk has decided so far, without who and when. */
export async function factsOf({ client }: Workshop, store: Store): Promise<string[]> {
  const entries = await client.xrange(store.keys.facts, '-', '+');
  return entries.map(([, fields]) => (JSON.parse(fields[1] ?? '') as { what: string }).what);
}
