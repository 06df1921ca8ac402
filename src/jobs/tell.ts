import type { Letter } from '../desk/letter';
import type { DeskConfig } from '../desk/desk-config';
import { joinTexts } from '../format/letters';
import { letterRefusedAlarm } from '../format/says/alarms';
import { told } from '../handlers/handler';
import type { Posting } from '../store/mailbox';
import type { Store } from '../store/open-store';
import type { WecomRefused, WecomUnreachable } from '../wecom/errors';
import { deskNow } from './decide';
import { backoffMs, type Outcome, type Run } from './job';

export type TellDeps = {
  store: Pick<Store, 'mailbox' | 'openReader' | 'commit'>;
  send: (userid: string, letter: Words) => Promise<void>;
  failureOf: (error: unknown) => Failure | null;
  desk: DeskConfig;
  meaningOf: (errcode: number | null) => string;
  now: () => number;
  log: { error: (facts: object, message: string) => void };
};

type Words = { kind: 'text' | 'markdown'; text: string };
type Failure = WecomRefused | WecomUnreachable;

/**
 * Empties a person's mailbox, a posting at a time. A posting is the same to the byte until WeCom has answered,
 * and WeCom shows the same request once, so that a run that died here can simply be repeated.
 */
export async function tell(
  data: { userid: string },
  deps: TellDeps,
  { attempt, run }: Run,
): Promise<Outcome> {
  for (let count = 0; ; count += 1) {
    const posting = await deps.store.mailbox.next(data.userid, `${run}-${count}`);
    if (posting === null) return undefined;
    if ('waitMs' in posting) return { againInMs: posting.waitMs };
    const failure = await post(data.userid, posting, deps);
    if (failure !== null && isPassing(failure)) return await putOff(data.userid, attempt, deps);
    if (failure) await giveUp(data.userid, posting, failure, deps);
    await deps.store.mailbox.posted(data.userid, posting.id);
  }
}

async function post(userid: string, posting: Posting, deps: TellDeps): Promise<Failure | null> {
  try {
    await deps.send(userid, compose(posting));
    return null;
  } catch (error) {
    const failure = deps.failureOf(error);
    if (!failure) await deps.store.mailbox.release(userid);
    if (!failure) throw error;
    return failure;
  }
}

async function putOff(userid: string, attempt: number, { store }: TellDeps): Promise<Outcome> {
  await store.mailbox.release(userid);
  return { againInMs: backoffMs(attempt) };
}

/** Spaces at the end are not seen; they make a wanted repeat differ from what WeCom has shown already. */
function compose({ letters, repeats }: Posting): Words {
  const [first] = letters;
  if (first?.kind === 'text')
    return { kind: 'text', text: joinTexts(letters.map(textOf)) + ' '.repeat(repeats) };
  if (first?.kind === 'markdown') return { kind: 'markdown', text: first.text + ' '.repeat(repeats) };
  throw new Error('only texts and markdown are written to people so far');
}

function textOf(letter: Letter): string {
  return letter.kind === 'text' ? letter.text : '';
}

/** Everything but a final no is waited for: the letter stays in the mailbox. */
function isPassing(failure: Failure): boolean {
  return failure.name === 'WecomUnreachable' || !['permanent', 'fix'].includes(failure.treatment);
}

/**
 * Before the letter leaves the mailbox, or a run that died in between would have lost it unsaid.
 * The admins hear of it, unless the one who cannot be reached is one of them.
 */
async function giveUp(userid: string, { id }: Posting, failure: Failure, deps: TellDeps): Promise<void> {
  deps.log.error({ userid, err: failure }, 'a letter was refused for good');
  const { desk, voice } = await deskNow(deps.store.openReader(), deps.desk);
  const errcode = failure.name === 'WecomRefused' ? failure.errcode : null;
  const text = letterRefusedAlarm(voice.name(userid), deps.meaningOf(errcode));
  const others = desk.admins.every((admin) => admin.userid !== userid) ? desk.admins : [];
  await deps.store.commit({
    cause: `letter-${id}`,
    versions: new Map(),
    writes: [],
    facts: [{ what: 'alarmed', by: 'desk', at: deps.now(), cause: `letter-${id}`, about: userid }],
    letters: others.flatMap((admin) => told(admin.userid, text)),
  });
}
