import type { Saying, Way } from './message';
import { stateOf, type Model } from './model';
import { accept } from './rules-entry';
import { already, decline, look } from './rules-submission';
import { nameOf, reply, type Told, type Turn } from './turn';

type Press = Saying & { what: 'press' };

/** A press: what it decides shows on the card, so that only 全文 and a refusal are answered. */
export function press(turn: Turn, pressed: Press): Told[] {
  const { model, by } = turn;
  if (!pressed.card) return reply(turn, '这张卡片已经失效');
  if (!model.people[by]?.isEditor) return reply(turn, '您这里不能用');
  if (pressed.button === 'whole') return look(turn, pressed.number, true);
  Reflect.deleteProperty(model.questions, by);
  if (pressed.button === 'back') return [];
  const refused = whyOutdated(model, pressed.number, pressed.card.move);
  return refused ? reply(turn, refused) : decide(turn, pressed);
}

/** Anything else on a card takes back what its holder was asked on this or another. */
function decide(turn: Turn, { button, number, chosen, card }: Press): Told[] {
  if (button === 'accept') return accept(turn, { numbers: [number], column: chosen }, true);
  const [verb, way] = button.split('-') as [string, Way | undefined];
  if (way === undefined) return [];
  if (verb === 'sure' && chosen !== null) return decline(turn, { way, number, reason: chosen }, true);
  turn.model.questions[turn.by] = { way, number, move: card?.move ?? 0, askedAt: turn.model.now };
  return [];
}

/** Nobody has decided, and the text is the one that the card shows. */
function whyOutdated(model: Model, number: number, move: number): string | null {
  const submission = model.submissions[number]!;
  if (stateOf(submission) !== 'pending') return already(model, number);
  if (move === submission.moves.length) return null;
  const by = submission.moves.at(-1)?.by ?? '';
  return `来稿 ${number} 在这张卡片之后又有变化（${nameOf(model, by)}，…），您这次没有生效`;
}

/** 另写: the editor's next message is the reason, for ten minutes. */
export function awaitedQuestion({ questions, now }: Model, editor: string) {
  const question = questions[editor];
  return question && now - question.askedAt <= 10 * 60_000 ? question : null;
}

export function giveReason(turn: Turn, reason: string): Told[] {
  const { way, number, move } = turn.model.questions[turn.by]!;
  Reflect.deleteProperty(turn.model.questions, turn.by);
  const refused = whyOutdated(turn.model, number, move);
  return refused ? reply(turn, refused) : decline(turn, { way, number, reason });
}

/** What nobody waits for any more; she hears of it while the piece still waits for her. */
export function dropQuestions({ model }: Turn): Told[] {
  const late = Object.entries(model.questions).filter(([editor]) => !awaitedQuestion(model, editor));
  return late.flatMap(([editor, { number }]) => {
    Reflect.deleteProperty(model.questions, editor);
    const waits = stateOf(model.submissions[number]!) === 'pending';
    return waits && model.people[editor]?.isEditor ? [{ to: editor, has: [`来稿 ${number} 仍然待审`] }] : [];
  });
}
