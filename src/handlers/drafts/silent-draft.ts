import {
  closeAfterMs,
  closeDraft,
  lastSaidAt,
  silenceAsksFor,
  type Draft,
  type Said,
} from '../../desk/submissions/draft';
import { shortestSubmission } from '../../desk/submissions/submission';
import { droppedBySilence, silenceReminder, takenInBySilence } from '../../format/says/drafts';
import { kept, lengthOf } from './draft-so-far';
import { takeDraftIn } from './finish-draft';
import type { Ask, Outcome } from '../handler';
import { introduced } from './together';

type Asked = 'remind' | 'close';

/** What the silence of a draft asks for by now, and since when it lasts. Pictures count as speaking. */
export async function silenceOf(
  draft: Draft,
  read: Ask['read'],
  now: number,
): Promise<{ asked: Asked | null; since: number }> {
  const pictures = await read.pictures(draft.pictures);
  const since = lastSaidAt(draft, pictures.map(({ at }) => at)); // prettier-ignore
  return { asked: silenceAsksFor(draft, since, now), since };
}

/** Reminds the contact once, then takes in what there is. Null where the draft no longer asks for it. */
export async function answerSilence(contact: string, asked: Asked, ask: Ask): Promise<Outcome | null> {
  const draft = await ask.read.draft(contact);
  if (!draft) return null;
  const silence = await silenceOf(draft, ask.read, ask.cause.at);
  if (silence.asked !== asked) return null;
  if (asked === 'remind') return remind(draft, ask);
  const { cause, at } = ask.cause;
  return closeSilent(draft, { id: cause, sentAt: silence.since + closeAfterMs, at }, ask);
}

function remind(draft: Draft, ask: Ask): Outcome {
  return kept({ ...draft, remindedAt: ask.cause.at }, silenceReminder(lengthOf(draft)), ask);
}

async function closeSilent(draft: Draft, end: Said, ask: Ask): Promise<Outcome> {
  const length = lengthOf(draft);
  const dropped = droppedBySilence(length, draft.pictures.length);
  if (length.length < shortestSubmission)
    return kept(closeDraft(draft, { ...end, submission: null }), dropped, ask);
  return introduced(await takeDraftIn({ draft }, end, ask), draft.contact, [takenInBySilence]);
}
