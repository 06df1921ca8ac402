import { askOfCard, type Card } from '../../desk/card';
import { isAwaited, type Question } from '../../desk/question';
import type { Ruled } from '../../desk/refusal';
import { already, lastMove, type Submission } from '../../desk/submissions/submission';
import { rejectForGood, returnForWork } from './decline';
import { fact, refuse, silence, type Ask, type Outcome } from '../handler';
import { findSubmission } from '../seen';

/** The question that this editor's next message answers, or null. */
export async function awaitedQuestion({ speaker, read, cause }: Ask): Promise<Question | null> {
  const question = speaker.editor ? await read.question(speaker.userid) : null;
  return question && isAwaited(question, cause.at) ? question : null;
}

/** 另写: this is the reason. Whatever becomes of it, the question has been answered. */
export async function giveReason(question: Question, text: string, ask: Ask): Promise<Outcome> {
  const { way, submission: number, move } = question;
  const decline = way === 'return' ? returnForWork : rejectForGood;
  const found = await findAsRead({ number, move }, ask);
  const outcome = found.ok ? await decline({ ...ask, args: { number, text } }) : refuse(ask, found);
  return withoutQuestion(outcome, question, ask);
}

/** The submission as she has read it: nobody has decided, and its text is the same. */
export async function findAsRead(
  { number, move }: { number: number; move: number },
  ask: Ask,
): Promise<Ruled<{ submission: Submission }>> {
  const found = await findSubmission(number, ask);
  if (!found.ok) return found;
  const { submission } = found;
  if (submission.state !== 'pending') return already(submission);
  if (submission.moves.length === move) return found;
  const { by, at } = lastMove(submission);
  return { ok: false, why: 'card-outdated', number, by, at };
}

/** Her card has its buttons again, unless the outcome settles it. */
export async function withoutQuestion(outcome: Outcome, question: Question, ask: Ask): Promise<Outcome> {
  const gone = await goneQuestion(question, ask);
  return {
    writes: [...outcome.writes, ...gone.writes],
    facts: [...outcome.facts, ...gone.facts],
    letters: outcome.letters,
  };
}

/** A press on any card takes back what the editor was asked on this or another. */
export async function leaveQuestion(ask: Ask, outcome: Outcome, pressed: Card): Promise<Outcome> {
  const before = await ask.read.question(ask.speaker.userid);
  if (!before) return silence;
  const gone = await goneQuestion(before, ask);
  const asksAnew = outcome.writes.some(({ kind }) => kind === 'question');
  const writes = gone.writes.filter(
    (write) =>
      !(asksAnew && write.kind === 'goneQuestion') &&
      !(write.kind === 'card' && write.value.taskId === pressed.taskId),
  );
  return { ...gone, writes };
}

async function goneQuestion({ editor, taskId, submission }: Question, ask: Ask): Promise<Outcome> {
  const card = await ask.read.card(taskId);
  return {
    writes: [
      { kind: 'goneQuestion', editor },
      ...(card ? [{ kind: 'card' as const, value: askOfCard(card, 'open') }] : []),
    ],
    facts: [fact(ask, 'pressed', { submission })],
    letters: [],
  };
}
