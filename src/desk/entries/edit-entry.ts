import type { Column } from '../desk-config';
import { withChange, type ChangeKind, type Entry } from './entry';
import type { Cause } from '../move';
import { textOf, withText, type Field } from './piece-text';
import type { Ruled } from '../refusal';

type Edited = Ruled<{ entry: Entry }>;

/** 改题: over as many lines as it has. A brief prints none; `instead` is a column in which it would be printed. */
export function changeHeadline(
  entry: Entry,
  to: { headline: string; kind: Column['kind']; instead: string },
  cause: Cause,
): Edited {
  const { number, column } = entry;
  if (to.kind === 'brief')
    return { ok: false, why: 'brief-has-no-headline', number, column, instead: to.instead };
  return changeField(entry, { what: 'headline', text: to.headline }, cause);
}

/** 改文: every line is a paragraph, a blank line is none. */
export function changeBody(entry: Entry, body: string, cause: Cause): Edited {
  return changeField(entry, { what: 'body', text: body }, cause);
}

/** 署名, with or without the brackets in which it is printed. */
export function changeAttribution(entry: Entry, attribution: string, cause: Cause): Edited {
  const [, inside] = bracketed.exec(attribution.trim()) ?? [];
  return changeField(entry, { what: 'attribution', text: inside ?? attribution }, cause);
}

/** 栏目: nothing of the entry is lost, whatever the column prints of it. */
export function changeColumn(entry: Entry, column: string, cause: Cause): Edited {
  const before = entry.column;
  if (column === before) return { ok: false, why: 'nothing-changed', number: entry.number };
  return {
    ok: true,
    entry: withChange({ ...entry, column }, { what: 'column', before, after: column }, cause),
  };
}

const bracketed = /^[（(]([^（()）]+)[)）]$/u;

function changeField(entry: Entry, to: { what: ChangeKind & Field; text: string }, cause: Cause): Edited {
  const before = textOf(entry.piece, to.what);
  const piece = withText(entry.piece, to.what, to.text);
  const after = textOf(piece, to.what);
  if (after === before) return { ok: false, why: 'nothing-changed', number: entry.number };
  const change = { what: to.what, before: before || null, after: after || null };
  return { ok: true, entry: withChange({ ...entry, piece }, change, cause) };
}
