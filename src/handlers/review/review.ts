import type { Submission } from '../../desk/submissions/submission';
import { queue, whole } from '../../format/says/submissions';
import { warningText } from '../../format/says/warnings';
import { cardAsAnswer } from './cards';
import { addressed, answer, refuse, silence, type Ask, type Outcome } from '../handler';
import { standingOf } from '../editing/found-entry';
import { findSubmission, see, seePool } from '../seen';
import { warningsOf } from './warn';
import type { AddressedLetter } from '../../store/commit';

/** 待审 */
export async function showQueue(ask: Ask): Promise<Outcome> {
  const pending = await ask.read.pending();
  const seen = pending.map((submission) => see(submission, ask));
  return answer(ask, queue(seen, await seePool(ask)));
}

/** 看 n: the whole text with its pictures, and while it waits a card to decide on; a press of 全文 has one. */
export async function showWhole(ask: Ask<{ number: number }>): Promise<Outcome> {
  const found = await findSubmission(ask.args.number, ask);
  if (!found.ok) return refuse(ask, found);
  const { submission } = found;
  const seen = see(submission, ask);
  const warnings = await warningsOf(seen, ask);
  const told = whole(seen, warnings.map(warningText), ask.voice);
  const text = answer(ask, [told, ...(await standingOf(submission, ask))].join('\n'));
  const isDecidable = submission.state === 'pending' && !ask.byCard;
  const card = isDecidable ? cardAsAnswer({ seen, warnings }, ask) : silence;
  const letters = [...text.letters, ...(await picturesOf(submission, ask)), ...card.letters];
  return { ...text, writes: card.writes, letters };
}

async function picturesOf({ pictures }: Submission, { read, speaker }: Ask): Promise<AddressedLetter[]> {
  const kept = await read.pictures(pictures);
  const files = kept.flatMap(({ file }) => file ?? []);
  return addressed(
    speaker.userid,
    files.map((file) => ({ kind: 'picture', file })),
  );
}
