import { newCard, taskIdOf } from '../../desk/card';
import type { CardContent } from '../../desk/letter';
import type { Warning } from '../../desk/warnings/warnings';
import { cardWarning } from '../../format/says/warnings';
import { openCard, type CardOf } from '../../format/submission-card';
import type { Ask, Outcome } from '../handler';
import type { Seen } from '../seen';

type Shown = { seen: Seen; warnings: readonly Warning[] };
type Carded = Pick<Outcome, 'writes' | 'letters'>;

/** Every editor learns of a waiting submission by a card of her own, she who sent it herself as well. */
export function cardsToEditors(shown: Shown, ask: Ask): Carded {
  const content = contentOf(shown, ask);
  const cards = ask.desk.editors.map(({ userid }) => cardTo(userid, content, { shown, ask }));
  return {
    writes: cards.map(({ write }) => write),
    letters: cards.map(({ holder, card }) => ({ to: holder, letter: { kind: 'card', card } })),
  };
}

/** The card that somebody has asked for. */
export function cardAsAnswer(shown: Shown, ask: Ask): Carded {
  const { holder, card, write } = cardTo(ask.speaker.userid, contentOf(shown, ask), { shown, ask });
  return { writes: [write], letters: [{ to: holder, letter: { kind: 'card', card, isAnswer: true } }] };
}

/** The same for every editor, but for the task that it gets. */
function contentOf({ seen, warnings }: Shown, ask: Ask): CardContent {
  return openCard({ ...cardOf(seen, '', ask), warnings: warnings.map(cardWarning) });
}

/** Her card, and the record by which it can be changed later. */
function cardTo(holder: string, content: CardContent, { shown, ask }: { shown: Shown; ask: Ask }) {
  const { number, moves } = shown.seen.submission;
  const about = { kind: 'submission' as const, number, move: moves.length };
  const taskId = taskIdOf(about, ask.cause.cause, holder);
  const write = { kind: 'card' as const, value: newCard(taskId, holder, about) };
  return { holder, card: { ...content, taskId }, write };
}

/** What every face of a submission's card shows. */
export function cardOf(seen: Seen, taskId: string, { desk }: Pick<Ask, 'desk'>): CardOf {
  const { submission, piece, column } = seen;
  const pictures = submission.pictures.length;
  return { taskId, submission, piece, column, columns: desk.columns, warnings: [], pictures };
}
