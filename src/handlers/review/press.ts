import { askOfCard, choiceIdOf, pressedCard, type Card, type Declining } from '../../desk/card';
import { awaits } from '../../desk/question';
import { mayUse, type CommandWord } from '../../desk/rights';
import type { ChatMessage } from '../../wecom/chat-message';
import { acceptInto } from './accept';
import { rejectForGood, returnForWork } from './decline';
import { fact, refuse, silence, type Ask, type Outcome } from '../handler';
import { findAsRead, leaveQuestion } from './reason';
import { confirmRegistration, refuseRegistration } from '../people/registrations';
import { showWhole } from './review';

type Pressed = NonNullable<ChatMessage['pressed']>;

/** A press with what it is about: the number on the button, what was chosen, and the card's record. */
type Press = { number: number; selected: Pressed['selected']; card: Card };

/** `asked`: what her card is to show until somebody decides; where this is missing, its buttons. */
type Pressing = Outcome & { asked?: Card['asked'] };

/** `keepsQuestion`: the card stays as it is, whatever its holder was asked. */
type Button = {
  word: CommandWord;
  about?: 'registration';
  keepsQuestion?: true;
  press: (ask: Ask<Press>) => Promise<Pressing>;
};

/** Every button that a card has had, by the key before its number; whoever may say its word may press it. */
// prettier-ignore
const buttons: Record<string, Button> = {
  'accept':       { word: '采用', press: acceptChosen },
  'return':       { word: '退改', press: (ask) => chooseReason('return', ask) },
  'sure-return':  { word: '退改', press: (ask) => declineChosen('return', ask) },
  'write-return': { word: '退改', press: (ask) => awaitReason('return', ask) },
  'reject':       { word: '退稿', press: (ask) => chooseReason('reject', ask) },
  'sure-reject':  { word: '退稿', press: (ask) => declineChosen('reject', ask) },
  'write-reject': { word: '退稿', press: (ask) => awaitReason('reject', ask) },
  'back':         { word: '看',   press: () => Promise.resolve({ ...silence, asked: 'open' }) },
  'whole':        { word: '看',   press: (ask) => showWhole({ ...ask, args: numberOf(ask) }), keepsQuestion: true },
  'confirm':      { word: '同意', about: 'registration', press: (ask) => confirmRegistration({ ...ask, args: shownOf(ask) }) },
  'refuse':       { word: '拒绝', about: 'registration', press: (ask) => refuseRegistration({ ...ask, args: { ...shownOf(ask), text: '' } }) },
};

/**
 * A button of a card. What is decided shows on the card itself, so that only a refusal and 全文 are answered with
 * words; the code that the press brought is kept with the card for whoever changes it.
 */
export async function pressButton(pressed: Pressed, ask: Ask): Promise<Outcome> {
  const card = await ask.read.card(pressed.taskId);
  const button = card && findButton(pressed.key, card);
  if (!button || card.holder !== ask.speaker.userid) return refuse(ask, { ok: false, why: 'dead-button' });
  if (!mayUse(ask.speaker, button.word))
    return refuse(ask, { ok: false, why: 'not-allowed', word: button.word });
  const args = { number: card.about.number, selected: pressed.selected, card };
  const { asked, ...outcome } = await button.press({ ...ask, byCard: true, args });
  const left = button.keepsQuestion ? silence : await leaveQuestion(ask, outcome, card);
  const known = pressedCard(card, pressed.responseCode, ask.cause);
  return {
    writes: [
      ...outcome.writes,
      ...left.writes,
      { kind: 'card', value: askOfCard(known, asked ?? (button.keepsQuestion ? card.asked : 'open')) },
    ],
    facts: [...outcome.facts, ...left.facts, fact(ask, 'pressed', { [card.about.kind]: card.about.number })],
    letters: outcome.letters,
  };
}

/** `accept:12`, on a card about 来稿 12. */
function findButton(pressed: string, { about }: Card): Button | null {
  const [, key = '', digits = ''] = /^([a-z-]+):(\d{1,6})$/.exec(pressed) ?? [];
  const button = Object.hasOwn(buttons, key) ? buttons[key] : undefined;
  const isOnIt = (button?.about ?? 'submission') === about.kind && Number(digits) === about.number;
  return button && isOnIt ? button : null;
}

function numberOf({ args }: Ask<Press>): { number: number } {
  return { number: args.number };
}

/** With how much had happened when the card was made. */
function shownOf({ args }: Ask<Press>): { number: number; move: number } {
  return { number: args.number, move: args.card.about.move };
}

async function acceptChosen(ask: Ask<Press>): Promise<Outcome> {
  const { number, selected } = ask.args;
  const found = await findWaiting(ask);
  if (!found.ok) return refuse(ask, found);
  const [chosen = null] = selected['column'] ?? [];
  const named = ask.desk.columns.find(({ name }) => choiceIdOf(name) === chosen);
  return acceptInto({ ...ask, args: { numbers: [number], column: named?.name ?? chosen } });
}

async function chooseReason(way: Declining, ask: Ask<Press>): Promise<Pressing> {
  if (reasonsFor(way, ask).length === 0) return awaitReason(way, ask);
  const found = await findWaiting(ask);
  return found.ok ? { ...silence, asked: way } : refuse(ask, found);
}

async function declineChosen(way: Declining, ask: Ask<Press>): Promise<Pressing> {
  const found = await findWaiting(ask);
  if (!found.ok) return refuse(ask, found);
  const [text] = ask.args.selected['reason'] ?? [];
  if (text === undefined) return awaitReason(way, ask);
  const args = { ...numberOf(ask), text };
  return way === 'return' ? returnForWork({ ...ask, args }) : rejectForGood({ ...ask, args });
}

async function awaitReason(way: Declining, ask: Ask<Press>): Promise<Pressing> {
  const found = await findWaiting(ask);
  if (!found.ok) return refuse(ask, found);
  const { by: editor, at: askedAt } = ask.cause;
  const { number: submission, card } = ask.args;
  const { move } = card.about;
  await ask.read.question(editor);
  const question = { schema: 1 as const, editor, way, submission, move, taskId: card.taskId, askedAt };
  return { ...silence, writes: [{ kind: 'question', value: question }], asked: awaits[way] };
}

function reasonsFor(way: Declining, { desk }: Ask): readonly string[] {
  return way === 'return' ? desk.review.returnReasons : desk.review.rejectReasons;
}

/** The submission as the card shows it. */
function findWaiting(ask: Ask<Press>) {
  return findAsRead(shownOf(ask), ask);
}
