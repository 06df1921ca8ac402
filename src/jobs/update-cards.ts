import { beginChange, faceOf, spendCode, usableCode, type Card, type CardFace } from '../desk/card';
import type { DeskConfig } from '../desk/desk-config';
import type { CardContent } from '../desk/letter';
import { told } from '../handlers/handler';
import { paint, wordsFor, type Painted } from '../handlers/review/paint';
import type { AddressedLetter } from '../store/commit';
import type { Store } from '../store/open-store';
import type { Reader } from '../store/reader';
import type { WecomRefused, WecomUnreachable } from '../wecom/errors';
import { deskNow } from './decide';
import { backoffMs, type Outcome, type Run } from './job';

export type UpdateCardsDeps = {
  store: Pick<Store, 'openReader' | 'commit'>;
  desk: DeskConfig;
  updateCard: (userid: string, code: string, card: CardContent) => Promise<void>;
  failureOf: (error: unknown) => WecomRefused | WecomUnreachable | null;
  now: () => number;
};

export type CardsOf = { kind: 'submission' | 'registration'; number: number };

/** A run that began to change a card so long ago has died. */
const changeMs = 12_000;

/**
 * Makes every card of a submission or a registration show what has become of it. What each is to show follows from
 * the documents, so that this may run as often as it likes, and leaves alone what shows it already.
 */
export async function updateCards(about: CardsOf, deps: UpdateCardsDeps, { attempt }: Run): Promise<Outcome> {
  const cards = await deps.store.openReader().cardsOf(about);
  const updated = await Promise.all(cards.map(({ taskId }) => updateCard({ taskId, about }, deps)));
  return updated.includes('later') ? { againInMs: backoffMs(attempt) } : undefined;
}

type Which = { taskId: string; about: CardsOf };

/** One code after the other, until WeCom takes one or none is left. */
async function updateCard(which: Which, deps: UpdateCardsDeps): Promise<'done' | 'later'> {
  const begun = await begin(which, deps);
  if (typeof begun === 'string') return begun;
  const failure = await change(begun, deps);
  if (failure && isPassing(failure)) return putOff(which, deps);
  const isShown = failure === null || begun.wasBegun;
  await settle(which, isShown ? begun.face : begun.card.shown, deps);
  return isShown ? 'done' : updateCard(which, deps);
}

/** `wasBegun`: a run that died has used the same code for the same face, so that a refusal means: it is shown. */
type Begun = { card: Card; face: CardFace; code: string; content: CardContent; wasBegun: boolean };

async function begin(which: Which, deps: UpdateCardsDeps): Promise<Begun | 'done' | 'later'> {
  const read = deps.store.openReader();
  const [card, painted] = [await read.card(which.taskId), await lookUp(which.about, read)];
  const face = card && painted && faceOf(card, painted.subject);
  if (!card || !painted || !face || card.sentAt === null || card.shown === face) return 'done';
  const at = deps.now();
  if (card.changing && at - card.changing.at < changeMs) return 'later';
  const desk = await deskNow(read, deps.desk);
  const code = usableCode(card, at);
  const words = code === null ? wordsFor(card, face, painted, desk) : null;
  const next = code === null ? spendCode(card, face) : beginChange(card, code, { to: face, at });
  const saved = await save(next, words === null ? [] : told(card.holder, words), { read, deps });
  if (!saved) return begin(which, deps);
  if (code === null) return 'done';
  const wasBegun = card.changing?.code === code && card.changing.to === face;
  return { card, face, code, wasBegun, content: paint(card, face, painted, desk) };
}

async function lookUp({ kind, number }: CardsOf, read: Reader): Promise<Painted | null> {
  if (kind === 'registration') {
    const registration = await read.registration(number);
    return registration && { subject: registration };
  }
  const submission = await read.submission(number);
  const entry = submission?.state === 'accepted' ? await read.entry(submission.entry ?? number) : null;
  return submission && { subject: submission, into: entry?.column ?? null };
}

async function change({ card, code, content }: Begun, deps: UpdateCardsDeps) {
  try {
    await deps.updateCard(card.holder, code, content);
    return null;
  } catch (error) {
    const failure = deps.failureOf(error);
    if (!failure) throw error;
    return failure;
  }
}

/** What may still come right; the same change is then tried again with the same code. */
function isPassing(failure: WecomRefused | WecomUnreachable): boolean {
  return failure.name === 'WecomUnreachable' || !['permanent', 'fix'].includes(failure.treatment);
}

/** The same code is tried again for the same face, by whoever comes next. */
async function putOff(which: Which, deps: UpdateCardsDeps): Promise<'later'> {
  await rewrite(which, deps, (card) => ({ ...card, changing: card.changing && { ...card.changing, at: 0 } }));
  return 'later';
}

async function settle(which: Which, shown: CardFace, deps: UpdateCardsDeps): Promise<void> {
  await rewrite(which, deps, (card) => spendCode(card, shown));
}

async function rewrite(which: Which, deps: UpdateCardsDeps, next: (card: Card) => Card): Promise<void> {
  const read = deps.store.openReader();
  const card = await read.card(which.taskId);
  if (card && !(await save(next(card), [], { read, deps }))) await rewrite(which, deps, next);
}

/** False where somebody else has written the card meanwhile. */
async function save(
  card: Card,
  letters: AddressedLetter[],
  { read, deps }: { read: Reader; deps: UpdateCardsDeps },
): Promise<boolean> {
  const writes = [{ kind: 'card' as const, value: card }];
  const { versions } = read;
  const lapsed = { what: 'cardLapsed' as const, by: 'desk', at: deps.now(), cause: card.taskId };
  const facts = letters.length > 0 ? [lapsed] : [];
  return (await deps.store.commit({ cause: null, versions, writes, facts, letters })) === 'committed';
}
