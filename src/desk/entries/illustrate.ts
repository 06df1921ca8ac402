import type { Cause } from '../move';
import type { Ruled } from '../refusal';
import type { Picture } from '../submissions/picture';
import { withChange, type Entry } from './entry';

/** 图说: a caption for each picture, in order; null leaves all of them unprinted. */
export function changeCaptions(
  entry: Entry,
  to: { captions: string[] | null; pictures: number },
  cause: Cause,
): Ruled<{ entry: Entry }> {
  const { number } = entry;
  const { captions, pictures } = to;
  if (pictures < (captions?.length ?? 1)) return { ok: false, why: 'captions-left-over', number, pictures };
  if (textOf(captions) === textOf(entry.captions)) return { ok: false, why: 'nothing-changed', number };
  const change = { what: 'captions' as const, before: textOf(entry.captions), after: textOf(captions) };
  return { ok: true, entry: withChange({ ...entry, captions }, change, cause) };
}

/** The entry with the pictures of its submissions, as far as they are kept and the editors want them. */
export function illustrated(entry: Entry, pictures: readonly Picture[]): Entry {
  const { captions = [] } = entry;
  const kept = picturesOf(entry, pictures).flatMap(({ file }) => file ?? []);
  if (captions === null || kept.length === 0) return entry;
  const printed = kept.map((file, index) => ({ file, caption: captions[index] ?? null }));
  return { ...entry, piece: { ...entry.piece, pictures: printed } };
}

/** In the order in which they are printed. */
export function picturesOf({ submissions }: Entry, pictures: readonly Picture[]): Picture[] {
  return submissions.flatMap((number) => pictures.filter(({ submission }) => submission === number));
}

/** Null where no pictures are printed, '' where they have no captions. */
function textOf(captions: Entry['captions']): string | null {
  return captions === null ? null : (captions ?? []).join('\n');
}
