import { closeDraft, keepStrayEnd, saidAfter, type Draft, type Said } from '../../desk/submissions/draft';
import { shortestSubmission } from '../../desk/submissions/submission';
import { shorten } from '../../format/measure';
import { joinedLine, saidAfterEnd } from '../../format/says/drafts';
import { keptAndRefused, lengthOf, saidIn, textOf } from './draft-so-far';
import type { Ask, Outcome } from '../handler';
import { movePictures } from '../attachments/picture';
import { takeIn } from '../contact/submit';
import { introduced, together } from './together';

/** 完稿 while nothing is open: its 长稿 may still be on its way. */
export async function endNothing(ask: Ask): Promise<Outcome> {
  const latest = await ask.read.draft(ask.cause.by);
  const from = { contact: ask.cause.by, unit: ask.speaker.contact?.unit ?? '' };
  const draft = keepStrayEnd(latest, from, saidIn(ask));
  return keptAndRefused(
    draft,
    { ok: false, why: 'no-draft', latest: latest?.closed?.submission ?? null },
    ask,
  );
}

type Finished = { draft: Draft; joined: readonly number[]; withdrawals: Outcome | null };

/** The draft becomes one submission; what is not enough for one stays open, an empty one is closed. */
export async function finishDraft(finished: Finished, end: Said, ask: Ask): Promise<Outcome> {
  const { joined, withdrawals } = finished;
  const after = saidAfter(finished.draft, end);
  const messages = finished.draft.messages.filter((message) => !after.includes(message));
  const made = await submitDraft({ ...finished, draft: { ...finished.draft, messages } }, end, ask);
  const words = [...joinedLine(joined), ...saidAfterEnd(after.map(({ text }) => shorten(text.trim(), 25)))];
  const told = introduced(made, ask.cause.by, words);
  return withdrawals ? together(told, withdrawals) : told;
}

async function submitDraft({ draft, joined }: Finished, end: Said, ask: Ask): Promise<Outcome> {
  const { parts, length } = lengthOf(draft);
  if (parts === 0 && draft.pictures.length > 0)
    return keptAndRefused(draft, { ok: false, why: 'draft-without-text' }, ask);
  const closed = closeDraft(draft, { ...end, submission: null });
  if (parts === 0) return keptAndRefused(closed, { ok: false, why: 'draft-empty' }, ask);
  if (length < shortestSubmission)
    return keptAndRefused(draft, { ok: false, why: 'draft-short', length }, ask);
  return takeDraftIn({ draft, joined }, end, ask);
}

/** The submission, its pictures, and the draft as it is kept for what comes late. */
export async function takeDraftIn(
  { draft, joined = [] }: { draft: Draft; joined?: readonly number[] },
  end: Said,
  ask: Ask,
): Promise<Outcome> {
  const { number, outcome } = await takeIn(textOf(draft), ask, { ...draft, joined });
  const closed = closeDraft(draft, { ...end, submission: number });
  const moved = await movePictures(draft.pictures, number, ask);
  return { ...outcome, writes: [...outcome.writes, { kind: 'draft', value: closed }, ...moved] };
}
