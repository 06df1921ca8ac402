import { textOf } from '../../desk/entries/piece-text';
import { replacePassage } from '../../desk/entries/replace-passage';
import { leftOut } from '../../format/says/decisions';
import { replaced } from '../../format/says/edits';
import { edited, findEditable, kindOf } from './found-entry';
import { refuse, type Ask, type Outcome } from '../handler';

type Passage = { number: number; passage: string; instead: string };

/** 替换 n 原文 => 新文: one passage, which has to be there exactly once. */
export async function replaceIn(ask: Ask<Passage>): Promise<Outcome> {
  const found = await findEditable(ask.args.number, ask);
  if (!found.ok) return refuse(ask, found);
  const ruled = replacePassage(found.entry, ask.args, ask.cause);
  if (!ruled.ok) return refuse(ask, ruled);
  const { entry, field } = ruled;
  const kind = kindOf(entry.column, ask);
  const reply = replaced(entry.number, field, {
    before: textOf(found.entry.piece, field),
    after: textOf(entry.piece, field),
    notes: field === 'headline' ? leftOut(entry.piece, kind === 'brief') : [],
  });
  return edited(ask, { ...found, entry }, reply);
}
