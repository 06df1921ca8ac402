import { inOrder, type Draft, type Said } from '../../desk/submissions/draft';
import type { Refusal } from '../../desk/refusal';
import { joinParts } from '../../format/join-parts';
import { countCharacters } from '../../format/measure';
import type { DraftLength } from '../../format/says/drafts';
import { fact, refuse, told, type Ask, type Outcome } from '../handler';

/** The latest long piece of the contact who speaks. */
export async function ownDraft({ speaker, read }: Ask): Promise<Draft | null> {
  return speaker.contact ? read.draft(speaker.userid) : null;
}

export function saidIn({ cause, sentAt }: Ask): Said {
  return { id: cause.cause, sentAt, at: cause.at };
}

/** The whole of a long piece so far. */
export function textOf({ messages }: Draft): string {
  return joinParts(inOrder(messages).map(({ text }) => text));
}

export function lengthOf(draft: Draft): DraftLength {
  return { parts: draft.messages.length, length: countCharacters(textOf(draft)) };
}

/** The draft is kept as it is now, and its contact told so. */
export function kept(draft: Draft, words: string, ask: Ask): Outcome {
  const letters = told(draft.contact, words);
  return { writes: [{ kind: 'draft', value: draft }], facts: [fact(ask, 'drafted')], letters };
}

export function keptAndRefused(draft: Draft, refusal: Refusal, ask: Ask): Outcome {
  return { ...refuse(ask, refusal), writes: [{ kind: 'draft', value: draft }] };
}
