import type { DeskConfig } from '../desk/desk-config';
import type { Cause } from '../desk/move';
import { whoIs } from '../desk/roles';
import { withGroups } from '../desk/groups/group-book';
import { namedPeople, withStaff } from '../desk/people/staff';
import { voiceOf, type Voice } from '../format/voice';
import type { Ask, Outcome } from '../handlers/handler';
import type { Commit, Committed } from '../store/commit';
import type { Store } from '../store/open-store';
import type { Reader } from '../store/reader';

export type DecideDeps = {
  store: Pick<Store, 'openReader' | 'commit'>;
  /** As desk.yaml states it; what was changed by command is laid over it at every decision. */
  desk: DeskConfig;
  newCode: Ask['newCode'];
  meaningOf: Ask['meaningOf'];
  search: Ask['search'];
};

/** `sentAt` is WeCom's time of a message; what nobody has sent was said when it came about. */
type Deciding = { cause: Cause; sentAt?: number; inboxEntry?: string };

/** Jobs of the desk write now and then; somebody else that often is a fault. */
const mostRivals = 20;

/** Then an answer about what never rests, such as a dispatch under way, is given as it was read. */
const mostTriesToAnswer = 5;

/**
 * Asks until nobody else has written meanwhile, and commits once. `cause.cause` marks it as handled: a second
 * decision with the same one changes nothing.
 */
export async function decide(
  by: Deciding,
  ask: (ask: Ask) => Promise<Outcome | null>,
  deps: DecideDeps,
): Promise<Committed | 'nothing'> {
  for (let tries = 0; tries < mostRivals; tries += 1) {
    const read = deps.store.openReader();
    const decided = await ask(await askOf(by, read, deps));
    if (decided === null) return 'nothing';
    const isFleeting = decided.writes.length === 0 && tries >= mostTriesToAnswer;
    const versions = isFleeting ? new Map<string, number>() : read.versions;
    const done = await deps.store.commit(commitOf(by, versions, decided));
    if (done !== 'moved') return done;
  }
  throw new Error('the documents moved again and again');
}

function commitOf({ cause, inboxEntry }: Deciding, versions: Commit['versions'], made: Outcome): Commit {
  const entry = inboxEntry === undefined ? {} : { inboxEntry };
  return { cause: cause.cause, ...entry, versions, ...made };
}

async function askOf({ cause, sentAt = cause.at }: Deciding, read: Reader, deps: DecideDeps): Promise<Ask> {
  await read.lookAhead(cause.by);
  const { desk, voice } = await deskNow(read, deps.desk);
  const { newCode, meaningOf, search } = deps;
  const speaker = whoIs(cause.by, desk);
  return { args: null, speaker, cause, sentAt, desk, read, voice, newCode, meaningOf, search };
}

/** The desk with all people and groups as they were changed by command, and how it speaks of them. */
export async function deskNow(read: Pick<Reader, 'staff' | 'groups'>, written: DeskConfig): Promise<DeskNow> {
  const [staff, groups] = await Promise.all([read.staff(), read.groups()]);
  const changes = JSON.stringify([staff, groups]);
  const last = latest.get(written);
  if (last?.changes === changes) return last.now;
  const desk = withGroups(withStaff(written, staff), groups);
  const now = { desk, voice: voiceOf(namedPeople(desk, staff), desk.publication.timezone) };
  latest.set(written, { changes, now });
  return now;
}

type DeskNow = { desk: DeskConfig; voice: Voice };

/** Commands change people and groups seldom; to lay that over hundreds of people takes longer than a decision. */
const latest = new WeakMap<DeskConfig, { changes: string; now: DeskNow }>();
