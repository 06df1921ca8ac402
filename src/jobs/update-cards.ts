import {
  beginChange,
  faceOf,
  isBehind,
  releaseChange,
  saidInstead,
  spendCode,
  usableCode,
  type Card,
  type CardFace,
} from '../desk/card';
import type { DeskConfig } from '../desk/desk-config';
import type { CardContent } from '../desk/letter';
import { cardWarning } from '../format/says/warnings';
import { told, type Ask } from '../handlers/handler';
import { paint, wordsFor, type Painted } from '../handlers/review/paint';
import { warningsOf } from '../handlers/review/warn';
import { see } from '../handlers/seen';
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
  if (failure && isPassing(failure)) return putOff(which, begun, { failure, deps });
  const shown = failure === null ? begun.face : begun.tried;
  await rewrite(which, deps, (card) => spendCode(card, begun.code, shown ?? card.shown));
  return failure === null ? 'done' : updateCard(which, deps);
}

/** `tried`: for this face a run that heard no answer has used the code before; a refusal means that it is shown. */
type Begun = { card: Card; face: CardFace; code: string; content: CardContent; tried: CardFace | null };

async function begin(which: Which, deps: UpdateCardsDeps): Promise<Begun | 'done' | 'later'> {
  const read = deps.store.openReader();
  const [card, painted] = [await read.card(which.taskId), await lookUp(which.about, read)];
  const face = card && painted && faceOf(card, painted.subject);
  if (!card || !painted || !face || !isBehind(card, face)) return 'done';
  const at = deps.now();
  if (card.changing && at - card.changing.at < changeMs) return 'later';
  const desk = await deskNow(read, deps.desk);
  const code = usableCode(card, at);
  if (code === null && card.said === face) return 'done';
  const words = code === null ? wordsFor(card, face, painted, desk) : null;
  const next = code === null ? saidInstead(card, face) : beginChange(card, code, { to: face, at });
  const saved = await save(next, words === null ? [] : told(card.holder, words), { read, deps });
  if (!saved) return begin(which, deps);
  if (code === null) return 'done';
  const tried = card.changing?.code === code ? card.changing.to : null;
  const shown = face === 'open' ? await withWarnings(painted, { ...desk, read, at }) : painted;
  return { card, face, code, tried, content: paint(card, face, shown, desk) };
}

async function lookUp({ kind, number }: CardsOf, read: Reader): Promise<Painted | null> {
  if (kind === 'registration') {
    const registration = await read.registration(number);
    return registration && { subject: registration };
  }
  const submission = await read.submission(number);
  const entry = submission?.state === 'accepted' ? await read.entry(submission.entry ?? number) : null;
  return submission && { subject: submission, into: entry?.column ?? null, warnings: [] };
}

async function withWarnings(
  painted: Painted,
  { at, ...by }: Pick<Ask, 'desk' | 'voice' | 'read'> & { at: number },
): Promise<Painted> {
  if (!('into' in painted)) return painted;
  const cause = { by: 'desk', at, cause: '' };
  const warnings = await warningsOf(see(painted.subject, by), { ...by, cause });
  return { ...painted, warnings: warnings.map(cardWarning) };
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

/** The same code is tried again by whoever comes next, who must know whether it may have been taken. */
async function putOff(
  which: Which,
  { code, face, tried }: Begun,
  { failure, deps }: { failure: WecomRefused | WecomUnreachable; deps: UpdateCardsDeps },
): Promise<'later'> {
  const mayBeShown = failure.name === 'WecomUnreachable' && failure.mayHaveArrived ? face : null;
  await rewrite(which, deps, (card) => releaseChange(card, code, tried ?? mayBeShown));
  return 'later';
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
