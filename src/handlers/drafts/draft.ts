import { addMessage, openDraft, type Draft } from '../../desk/submissions/draft';
import { draftOpened, partKept } from '../../format/says/drafts';
import { readEnd, readOpening } from './draft-end';
import { kept, lengthOf, saidIn } from './draft-so-far';
import { finishDraft } from './finish-draft';
import { refuse, type Ask, type Outcome } from '../handler';
import { takeOver, type TakenOver } from './take-over';
import { together } from './together';

/** 长稿: what this contact says from here to 完稿 is one piece, also what was said after it and came in before it. */
export async function beginDraft(ask: Ask<{ text: string }>): Promise<Outcome> {
  const before = await ask.read.draft(ask.cause.by);
  if (before?.closed === null) return refuse(ask, { ok: false, why: 'draft-open' });
  const from = { contact: ask.cause.by, unit: ask.speaker.contact?.unit ?? '' };
  const { text, ends } = readEnd(ask.args.text);
  const draft = withText(openDraft(from, saidIn(ask)), text, ask);
  const taken = await takeOver(draft, before?.strayEnd, ask);
  const end = ends ? saidIn(ask) : taken.end;
  return end ? finishDraft(taken, end, ask) : began(taken, ask);
}

/** A message while the draft is open, whatever it says. */
export async function keepPart(draft: Draft, said: string, ask: Ask): Promise<Outcome> {
  const { text, ends } = readEnd(readOpening(said) ?? said);
  const grown = withText(draft, text, ask);
  if (ends) return finishDraft({ draft: grown, joined: [], withdrawals: null }, saidIn(ask), ask);
  if (grown === draft) return refuse(ask, { ok: false, why: said.trim() === '' ? 'empty' : 'draft-open' });
  return kept(grown, partKept(lengthOf(grown)), ask);
}

function withText(draft: Draft, text: string, ask: Ask): Draft {
  return text.trim() === '' ? draft : addMessage(draft, { ...saidIn(ask), text });
}

function began({ draft, joined, withdrawals }: TakenOver, ask: Ask): Outcome {
  const made = kept(draft, draftOpened(lengthOf(draft), joined), ask);
  return withdrawals ? together(made, withdrawals) : made;
}
