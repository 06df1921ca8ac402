import type { Destination } from '../desk/groups/destination';
import type { GroupCheck } from '../desk/groups/group-book';
import { keyOf } from '../desk/groups/group-book';
import { chatGreeting } from '../format/says/chats';
import { settleGroup, type Taken } from '../handlers/groups/add-group';
import type { WhyNotAdded } from '../format/says/groups';
import type { Store } from '../store/open-store';
import { decide, type DecideDeps } from './decide';
import { backoffMs, type Outcome, type Run } from './job';
import { caught, type CaughtDeps } from './retry';
import type { GroupLetter } from './step';
import type { UploadPartDeps } from './upload-part';

export type CheckGroupDeps = DecideDeps &
  CaughtDeps &
  Pick<UploadPartDeps, 'upload'> & {
    store: Pick<Store, 'pace' | 'readers'>;
    /** Safe to repeat: true where this call made the chat. */
    createGroup: (chat: { chatId: string; name: string; members: string[] }) => Promise<boolean>;
    post: (to: Destination, letter: GroupLetter) => Promise<void>;
    now: () => number;
  };

/**
 * A file is uploaded and never posted: the only call known to look at the key and to show nothing. An empty message is
 * refused before the key is looked at, with a good key and with a bad one [91770]. WeCom takes six bytes and more.
 */
const trial = { filename: 'jianbao.txt', bytes: Buffer.from('jianbao was here\n') };

/** The admin waits for the answer. */
const giveUpAfterMs = 10 * 60_000;

/** An app has chats only where it is visible to the root department [90245]. */
const hidden = new Set([48002, 60011]);

/** Tries the address of a group that is to be added, or makes the chat, and says what came of it. Safe to run twice. */
export async function checkGroup(
  { id }: { id: string },
  deps: CheckGroupDeps,
  { attempt, run }: Run,
): Promise<Outcome> {
  const { checking } = await deps.store.openReader().groups();
  const check = checking.find((one) => one.id === id);
  if (!check) return undefined;
  const tried = await tryGroup(check, run, deps);
  if (tried === 'again') return { againInMs: Math.min(backoffMs(attempt), 20_000) };
  const cause = { by: check.by, at: deps.now(), cause: `group-${id}` };
  await decide({ cause }, (ask) => settleGroup(id, tried, ask), deps);
  return undefined;
}

async function tryGroup(
  check: GroupCheck,
  run: string,
  deps: CheckGroupDeps,
): Promise<WhyNotAdded | Taken | 'again'> {
  const key = keyOf(check.address);
  if (key === null) return { meaning: null };
  const { members } = check;
  const call = members
    ? () => makeChat({ chatId: key, name: check.name, members }, run, deps)
    : () => tryRobot(key, deps);
  const taken = await caught(call, deps);
  return taken instanceof Error ? whatItMeans(taken, check, deps) : taken;
}

async function tryRobot(key: string, { upload }: CheckGroupDeps): Promise<Taken> {
  await upload({ via: 'webhook', address: key }, trial);
  return { isGreeted: false };
}

/** Only the call that made the chat is followed by a greeting: after a crash in between nobody knows whether it came. */
async function makeChat(
  chat: { chatId: string; name: string; members: string[] },
  run: string,
  deps: CheckGroupDeps,
): Promise<Taken> {
  const isNew = await deps.createGroup(chat);
  await deps.store.readers.keep(chat.chatId, chat.members.length);
  return { isGreeted: isNew && (await greet({ via: 'appchat', address: chat.chatId }, run, deps)) };
}

/** Once, if there is room for it now. What is not shown is no harm: the first issue shows the chat. */
async function greet(to: Destination, run: string, deps: CheckGroupDeps): Promise<boolean> {
  if ((await deps.store.pace.take({ to, id: run })) > 0) return false;
  const text = chatGreeting(deps.desk.publication.title);
  const failure = await caught(() => deps.post(to, { kind: 'markdown', text }), deps);
  return !(failure instanceof Error);
}

function whatItMeans(
  failure: NonNullable<ReturnType<CheckGroupDeps['failureOf']>>,
  { at }: GroupCheck,
  { meaningOf, now }: CheckGroupDeps,
): WhyNotAdded | 'again' {
  const isFinal = failure.name === 'WecomRefused' && !['retry', 'wait'].includes(failure.treatment);
  if (isFinal) return { meaning: meaningOf(failure.errcode), isHidden: hidden.has(failure.errcode) };
  return now() - at > giveUpAfterMs ? { meaning: null } : 'again';
}
