import { setAsideAlarm, setAsideNotice } from '../format/says/alarms';
import { hear } from '../handlers';
import { told, type Outcome as Decided } from '../handlers/handler';
import type { AddressedLetter } from '../store/commit';
import type { Received } from '../store/inbox';
import type { Store } from '../store/open-store';
import type { ChatMessage } from '../wecom/chat-message';
import { decide, deskNow, type DecideDeps } from './decide';
import { backoffMs, type Enqueue, type Outcome, type Run } from './job';

export type HandleMessageDeps = DecideDeps & {
  store: Pick<Store, 'inbox'>;
  readMessage: (id: string, xml: string) => ChatMessage;
  enqueue: Enqueue;
  log: { error: (facts: object, message: string) => void };
};

/** So many tries, then the message is kept aside and the next one goes on. */
const mostTries = 6;

/** A message that takes the whole process down never gets as far as an error. */
const mostStarts = 30;

/** Messages that came at once, in their order; one that failed, or came with one that stops us, goes on alone. */
export async function handleMessage(
  { entries }: { entries: string[] },
  deps: HandleMessageDeps,
  { attempt }: Run,
): Promise<Outcome> {
  const received = (await Promise.all(entries.map((entry) => deps.store.inbox.read(entry)))).filter(
    (one) => one !== null,
  );
  const [only] = received;
  if (only && entries.length === 1) return handleOne(only, deps, attempt);
  for (const one of received) {
    const outcome = attempt < mostTries ? await handleOne(one, deps, 1) : { againInMs: 0 };
    if (outcome) await handleAlone(one, outcome.againInMs, deps);
  }
  return undefined;
}

function handleAlone(
  { id, entry }: Received,
  delayMs: number,
  { enqueue }: HandleMessageDeps,
): Promise<void> {
  return enqueue('handleMessage', { entries: [entry] }, { id: `alone-${id}`, delayMs });
}

/** One message: who is speaking, which command, the desk's rule, one commit. Safe to run twice. */
async function handleOne(received: Received, deps: HandleMessageDeps, attempt: number): Promise<Outcome> {
  try {
    if (attempt > mostStarts) throw new Error('begun too often');
    await decideOn(received, deps);
  } catch (error) {
    deps.log.error({ message: received.id, attempt, err: error }, 'a message could not be handled');
    if (attempt < mostTries) return { againInMs: backoffMs(attempt) / 4 };
    await setAside(received, error, deps);
  }
  return undefined;
}

async function decideOn(received: Received, deps: HandleMessageDeps): Promise<void> {
  const message = deps.readMessage(received.id, received.xml);
  const cause = { by: message.sender, at: received.at, cause: message.id };
  const { sentAt } = message;
  await decide({ cause, sentAt, inboxEntry: received.entry }, (ask) => hear(message, ask), deps);
}

async function setAside(received: Received, error: unknown, deps: HandleMessageDeps): Promise<void> {
  const { id, entry, xml, at } = received;
  const kept = { schema: 1 as const, id, xml, at, error: error instanceof Error ? error.name : 'unknown' };
  const set: Decided = {
    writes: [{ kind: 'aside', value: kept }],
    facts: [{ what: 'setAside', by: 'desk', at, cause: id }],
    letters: await noticesOf(received, deps),
  };
  await deps.store.commit({ cause: id, inboxEntry: entry, versions: new Map(), ...set });
}

async function noticesOf(received: Received, deps: HandleMessageDeps): Promise<AddressedLetter[]> {
  const { desk, voice } = await deskNow(deps.store.openReader(), deps.desk);
  const sender = senderOf(received, deps.readMessage);
  const who = sender === null ? '发送人不明' : voice.name(sender);
  return [
    ...(sender === null ? [] : told(sender, setAsideNotice)),
    ...desk.admins.flatMap(({ userid }) => told(userid, setAsideAlarm(who, received.id))),
  ];
}

/** What the platform itself has to say, such as change_contact, has this sender, who is never answered [90970]. */
const platform = 'sys';

/** A message that cannot be read at all has no sender that anyone could answer. */
function senderOf({ id, xml }: Received, readMessage: HandleMessageDeps['readMessage']): string | null {
  try {
    const { sender } = readMessage(id, xml);
    return sender === platform ? null : sender;
  } catch {
    return null;
  }
}
