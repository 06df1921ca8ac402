import { isAwaited, type Question } from '../desk/question';
import { questionDropped } from '../format/says/cards';
import { fact, told, type Ask } from '../handlers/handler';
import { withoutQuestion } from '../handlers/review/reason';
import { decide, type DecideDeps } from './decide';
import type { Outcome } from './job';

export type DropQuestionsDeps = DecideDeps & { now: () => number };

/** A reason that has not come within ten minutes is no longer waited for; the editor hears of it once, if it matters. */
export async function dropQuestions(_data: object, deps: DropQuestionsDeps): Promise<Outcome> {
  const open = await deps.store.openReader().questions();
  for (const question of open) if (!isAwaited(question, deps.now())) await drop(question, deps);
  return undefined;
}

async function drop({ editor, taskId, askedAt }: Question, deps: DropQuestionsDeps): Promise<void> {
  const cause = { by: editor, at: deps.now(), cause: `question-${taskId}-${askedAt}` };
  await decide(
    { cause },
    async (ask) => {
      const question = await ask.read.question(editor);
      if (question?.askedAt !== askedAt) return null;
      const { way, submission } = question;
      const facts = [fact(ask, 'questionDropped', { submission })];
      const letters = (await isMissed(question, ask)) ? told(editor, questionDropped(submission, way)) : [];
      return withoutQuestion({ writes: [], facts, letters }, question, ask);
    },
    deps,
  );
}

/** Nobody has decided otherwise, and the one who was asked is an editor still. */
async function isMissed({ submission }: Question, { read, speaker }: Ask): Promise<boolean> {
  return speaker.editor !== null && (await read.submission(submission))?.state === 'pending';
}
