import type { Piece } from '../bulletin';
import { withChange, type Entry } from './entry';
import type { Cause } from '../move';
import { fields, textOf, withText, type Field, type Places } from './piece-text';
import type { Ruled } from '../refusal';

/** 替换: the passage must be there exactly once; over more than one paragraph it is written with its line breaks. */
export function replacePassage(
  entry: Entry,
  { passage, instead }: { passage: string; instead: string },
  cause: Cause,
): Ruled<{ entry: Entry; field: Field }> {
  const { number, piece } = entry;
  const places = placesOf(passage, piece);
  const [only] = places;
  if (!only) return { ok: false, why: 'passage-not-found', number, passage };
  if (places.length > 1 || only.times > 1)
    return { ok: false, why: 'passage-repeated', number, passage, places };
  const changed = replaceIn(piece, only.field, { passage, instead });
  if (isSame(changed, piece)) return { ok: false, why: 'nothing-changed', number };
  if (changed.body.length === 0) return { ok: false, why: 'body-gone', number };
  const change = { what: 'replaced' as const, before: passage, after: instead || null };
  return { ok: true, entry: withChange({ ...entry, piece: changed }, change, cause), field: only.field };
}

function placesOf(passage: string, piece: Piece): Places {
  const places = fields.map((field) => ({ field, times: countIn(textOf(piece, field), passage) }));
  return places.filter(({ times }) => times > 0);
}

/** Overlapping ones count: of those, too, nobody could say which is meant. */
function countIn(text: string, passage: string): number {
  let times = 0;
  for (let at = text.indexOf(passage); at !== -1; at = text.indexOf(passage, at + 1)) times += 1;
  return times;
}

function replaceIn(piece: Piece, field: Field, to: { passage: string; instead: string }): Piece {
  const text = textOf(piece, field);
  const at = text.indexOf(to.passage);
  return withText(piece, field, text.slice(0, at) + to.instead + text.slice(at + to.passage.length));
}

function isSame(one: Piece, other: Piece): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
