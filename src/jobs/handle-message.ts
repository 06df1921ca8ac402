import type { DeskConfig } from '../desk/desk-config';
import { whoIs } from '../desk/roles';
import { setAsideAlarm, setAsideNotice } from '../format/says/alarms';
import type { Voice } from '../format/voice';
import { hear } from '../handlers';
import { told, type Ask, type Outcome as Decided } from '../handlers/handler';
import type { AddressedLetter } from '../store/commit';
import type { Received } from '../store/inbox';
import type { Store } from '../store/open-store';
import type { ChatMessage } from '../wecom/chat-message';
import { backoffMs, type Outcome, type Run } from './job';

export type HandleMessageDeps = {
  store: Pick<Store, 'inbox' | 'openReader' | 'commit'>;
  desk: DeskConfig;
  voice: Voice;
  readMessage: (id: string, xml: string) => ChatMessage;
  newCode: Ask['newCode'];
  meaningOf: Ask['meaningOf'];
  log: { error: (facts: object, message: string) => void };
};

/** So many tries, then the message is kept aside and the next one goes on. */
const mostTries = 6;

/** A message that takes the whole process down never gets as far as an error. */
const mostStarts = 30;

/** One message: who is speaking, which command, the desk's rule, one commit. Safe to run twice. */
export async function handleMessage(
  data: { entry: string },
  deps: HandleMessageDeps,
  { attempt }: Run,
): Promise<Outcome> {
  const received = await deps.store.inbox.read(data.entry);
  if (!received) return undefined;
  try {
    if (attempt > mostStarts) throw new Error('begun too often');
    await decide(received, deps);
  } catch (error) {
    deps.log.error({ message: received.id, attempt, err: error }, 'a message could not be handled');
    if (attempt < mostTries) return { againInMs: backoffMs(attempt) / 4 };
    await setAside(received, error, deps);
  }
  return undefined;
}

/** Jobs of the dispatch write now and then; somebody else that often is a fault. */
const mostRivals = 20;

async function decide(received: Received, deps: HandleMessageDeps): Promise<void> {
  const message = deps.readMessage(received.id, received.xml);
  for (let tries = 0; tries < mostRivals; tries += 1) {
    const read = deps.store.openReader();
    const decided = await hear(message, askOf(message, received, { ...deps, read }));
    const { entry, id } = received;
    const done = await deps.store.commit({
      cause: id,
      inboxEntry: entry,
      versions: read.versions,
      ...decided,
    });
    if (done !== 'moved') return;
  }
  throw new Error('the documents moved again and again');
}

function askOf(
  message: ChatMessage,
  received: Received,
  { desk, voice, newCode, meaningOf, read }: HandleMessageDeps & { read: Ask['read'] },
): Ask {
  const cause = { by: message.sender, at: received.at, cause: message.id };
  return { args: null, speaker: whoIs(message.sender, desk), cause, desk, read, voice, newCode, meaningOf };
}

async function setAside(received: Received, error: unknown, deps: HandleMessageDeps): Promise<void> {
  const { id, entry, xml, at } = received;
  const kept = { schema: 1 as const, id, xml, at, error: error instanceof Error ? error.name : 'unknown' };
  const set: Decided = {
    writes: [{ kind: 'aside', value: kept }],
    facts: [{ what: 'setAside', by: 'desk', at, cause: id }],
    letters: noticesOf(received, deps),
  };
  await deps.store.commit({ cause: id, inboxEntry: entry, versions: new Map(), ...set });
}

function noticesOf(received: Received, { desk, voice, readMessage }: HandleMessageDeps): AddressedLetter[] {
  const sender = senderOf(received, readMessage);
  const who = sender === null ? '发送人不明' : voice.name(sender);
  return [
    ...(sender === null ? [] : told(sender, setAsideNotice)),
    ...desk.admins.flatMap(({ userid }) => told(userid, setAsideAlarm(who, received.id))),
  ];
}

/** A message that cannot be read at all has no sender that anyone could answer. */
function senderOf({ id, xml }: Received, readMessage: HandleMessageDeps['readMessage']): string | null {
  try {
    return readMessage(id, xml).sender;
  } catch {
    return null;
  }
}
