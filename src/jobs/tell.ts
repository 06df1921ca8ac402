import { faceOf, sentCard, type Card } from '../desk/card';
import type { CardContent, Letter, LinkCard } from '../desk/letter';
import type { DeskConfig } from '../desk/desk-config';
import { joinTexts } from '../format/letters';
import { escapeText } from '../format/printing/escape-text';
import { listOfCards } from '../format/says/cards';
import type { Posting } from '../store/mailbox';
import type { Store } from '../store/open-store';
import { giveUp, type Failure } from './give-up';
import { backoffMs, type Enqueue, type Outcome, type Run } from './job';
import { tellAlone, waitAsOne } from './wait-as-one';

export type TellDeps = {
  store: Pick<Store, 'mailbox' | 'openReader' | 'commit'>;
  send: (userid: string, letter: Outgoing) => Promise<{ responseCode: string | null }>;
  enqueue: Enqueue;
  failureOf: (error: unknown) => Failure | null;
  desk: DeskConfig;
  meaningOf: (errcode: number | null) => string;
  now: () => number;
  log: { error: (facts: object, message: string) => void };
};

export type Outgoing =
  | { kind: 'text' | 'markdown'; text: string }
  | { kind: 'card'; card: CardContent }
  | { kind: 'linkCard'; card: LinkCard }
  | { kind: 'picture'; file: string }
  | { kind: 'file'; file: string; name: string };

/** People who are to be told at the same time; who has to wait goes on alone. */
export async function tell(data: { userids: string[] }, deps: TellDeps, run: Run): Promise<Outcome> {
  const [userid, ...others] = data.userids;
  if (userid === undefined) return undefined;
  if (others.length === 0) return tellOne(userid, deps, run);
  await Promise.all(data.userids.map((each) => tellAmongOthers(each, deps, run)));
  return undefined;
}

/**
 * Empties a person's mailbox, a posting at a time. A posting is the same to the byte until WeCom has answered,
 * and WeCom shows the same request once, so that a run that died here can simply be repeated.
 */
async function tellOne(userid: string, deps: TellDeps, { attempt, run }: Run): Promise<Outcome> {
  for (let count = 0, posted = ''; ; count += 1) {
    const posting = await deps.store.mailbox.next(userid, `${run}-${count}`, posted);
    if (posting === null) return undefined;
    if ('waitMs' in posting) return { againInMs: posting.waitMs, asOne: `tell-${userid}` };
    const failure = await post(userid, posting, deps);
    if (failure !== null && isPassing(failure)) return await putOff(userid, attempt, deps);
    if (failure) await giveUp(userid, posting, failure, deps);
    posted = posting.id;
  }
}

async function tellAmongOthers(userid: string, deps: TellDeps, run: Run): Promise<void> {
  const outcome = await tellOne(userid, deps, { ...run, run: `${run.run}-${userid}` });
  if (outcome) await waitAsOne({ ...tellAlone(userid), againInMs: outcome.againInMs }, deps);
}

async function post(userid: string, posting: Posting, deps: TellDeps): Promise<Failure | null> {
  try {
    const letter = compose(posting);
    const { responseCode } = await deps.send(userid, letter);
    if (letter.kind === 'card') await noteCard(letter.card.taskId, responseCode, deps);
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
function compose({ letters, repeats, isList }: Posting): Outgoing {
  const [first] = letters;
  if (isList)
    return { kind: 'text', text: escapeText(listOfCards(letters.map(lineOf))) + ' '.repeat(repeats) };
  switch (first?.kind) {
    case 'text':
      return { kind: 'text', text: joinTexts(letters.map(textOf)) + ' '.repeat(repeats) };
    case 'markdown':
      return { kind: 'markdown', text: first.text + ' '.repeat(repeats) };
    case 'linkCard':
      return { kind: 'linkCard', card: { ...first.card, text: first.card.text + ' '.repeat(repeats) } };
    case 'card':
    case 'picture':
    case 'file':
      return first;
    default:
      throw new Error('this is not written to people');
  }
}

function textOf(letter: Letter): string {
  return letter.kind === 'text' ? letter.text : '';
}

function lineOf(letter: Letter): string {
  return letter.kind === 'card' ? letter.card.line : '';
}

/** It stands on the screen; what was decided while it was on its way it does not show yet. */
async function noteCard(taskId: string, code: string | null, deps: TellDeps): Promise<void> {
  const read = deps.store.openReader();
  const card = await read.card(taskId);
  if (!card) return;
  const writes = [{ kind: 'card' as const, value: sentCard(card, code, deps.now()) }];
  const { versions } = read;
  const saved = await deps.store.commit({ cause: null, versions, writes, facts: [], letters: [] });
  if (saved !== 'committed') return noteCard(taskId, code, deps);
  if (await isStale(card, deps)) await updateCardsLater(card, deps);
}

async function isStale(card: Card, { store }: TellDeps): Promise<boolean> {
  const { kind, number } = card.about;
  const read = store.openReader();
  const subject = kind === 'submission' ? await read.submission(number) : await read.registration(number);
  return subject !== null && faceOf(card, subject) !== card.shown;
}

async function updateCardsLater({ about, taskId }: Card, { enqueue }: TellDeps): Promise<void> {
  const { kind, number } = about;
  await enqueue('updateCards', { kind, number }, { id: `cards-${taskId}` });
}

/** Everything but a final no is waited for: the letter stays in the mailbox. */
function isPassing(failure: Failure): boolean {
  return failure.name === 'WecomUnreachable' || !['permanent', 'fix'].includes(failure.treatment);
}
