import { queue, whole } from '../format/says/submissions';
import { warningText } from '../format/says/warnings';
import { answer, refuse, type Ask, type Outcome } from './handler';
import { cardAsAnswer } from './cards';
import { standingOf } from './found-entry';
import { findSubmission, see, seePool } from './seen';
import { warningsOf } from './warn';

/** 待审 */
export async function showQueue(ask: Ask): Promise<Outcome> {
  const pending = await ask.read.pending();
  const seen = pending.map((submission) => see(submission, ask));
  return answer(ask, queue(seen, await seePool(ask)));
}

/** 看 n: the whole text, and while it waits a card to decide on; the press of 全文 has its card already. */
export async function showWhole(ask: Ask<{ number: number }>): Promise<Outcome> {
  const found = await findSubmission(ask.args.number, ask);
  if (!found.ok) return refuse(ask, found);
  const seen = see(found.submission, ask);
  const warnings = await warningsOf(seen, ask);
  const said = [
    whole(seen, warnings.map(warningText), ask.voice),
    ...(await standingOf(seen.submission, ask)),
  ];
  const text = answer(ask, said.join('\n'));
  if (found.submission.state !== 'pending' || ask.byCard) return text;
  const card = cardAsAnswer({ seen, warnings }, ask);
  return { ...text, writes: card.writes, letters: [...text.letters, ...card.letters] };
}
