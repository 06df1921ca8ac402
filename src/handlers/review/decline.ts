import type { Ruled } from '../../desk/refusal';
import { reject, returnToContact, type Submission } from '../../desk/submissions/submission';
import { rejected, rejectedNotice, returned, returnedNotice } from '../../format/says/decisions';
import { fact, refuse, replied, told, type Ask, type Handler, type Outcome } from '../handler';
import { findSubmission } from '../seen';

type Reasoned = { number: number; text: string };

/** 退改 n 意见 */
export const returnForWork: Handler<Reasoned> = (ask) =>
  decline(ask, {
    word: '退改',
    what: 'returned',
    rule: (submission) => returnToContact(submission, ask.args.text, ask.cause),
    reply: returned,
    notice: returnedNotice,
  });

/** 退稿 n 理由 */
export const rejectForGood: Handler<Reasoned> = (ask) =>
  decline(ask, {
    word: '退稿',
    what: 'rejected',
    rule: (submission) => reject(submission, ask.args.text, ask.cause),
    reply: rejected,
    notice: rejectedNotice,
  });

type Way = {
  word: string;
  what: 'returned' | 'rejected';
  rule: (submission: Submission) => Ruled<{ submission: Submission }>;
  reply: (number: number) => string;
  notice: (submission: Submission, reason: string) => string;
};

async function decline(ask: Ask<Reasoned>, way: Way): Promise<Outcome> {
  const { number, text } = ask.args;
  const found = await findSubmission(number, ask);
  if (found.ok && text === '')
    return refuse(ask, { ok: false, why: 'reason-missing', word: way.word, number });
  const ruled = found.ok ? way.rule(found.submission) : found;
  if (!ruled.ok) return refuse(ask, ruled);
  return {
    writes: [{ kind: 'submission', value: ruled.submission }],
    facts: [fact(ask, way.what, { submission: number })],
    letters: [
      ...replied(ask, way.reply(number)),
      ...told(ruled.submission.contact, way.notice(ruled.submission, text)),
    ],
  };
}
