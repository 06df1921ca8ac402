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
  if (isSame(captions, entry.captions)) return { ok: false, why: 'nothing-changed', number };
  const change = { what: 'captions' as const, before: textOf(entry.captions), after: textOf(captions) };
  return { ok: true, entry: withChange({ ...entry, captions }, change, cause) };
}

/** The entry with the pictures of its submissions, as far as they are kept and the editors want them. */
export function illustrated(entry: Entry, pictures: readonly Picture[]): Entry {
  const captions = captionsOf(entry, pictures);
  const printed = picturesOf(entry, pictures).flatMap(({ file }, index) => {
    const caption = captions[index];
    return file === null || caption === null
      ? []
      : [{ file, caption: caption === '' ? null : (caption ?? null) }];
  });
  return printed.length === 0 ? entry : { ...entry, piece: { ...entry.piece, pictures: printed } };
}

/** In the order in which they are printed; one that could not be had is none. */
export function picturesOf({ submissions }: Entry, pictures: readonly Picture[]): Picture[] {
  const there = pictures.filter(({ state }) => state !== 'lost');
  return submissions.flatMap((number) => there.filter(({ submission }) => submission === number));
}

/** 合并: every picture keeps what was said of it, also that it is not to be printed. */
export function mergeCaptions(
  entries: readonly Entry[],
  pictures: readonly Picture[],
): Pick<Entry, 'captions'> {
  if (entries.every(({ captions }) => captions === undefined)) return {};
  const captions = entries.flatMap((entry) => captionsOf(entry, pictures));
  return { captions: captions.every((caption) => caption === null) ? null : captions };
}

/** One for each of its pictures. */
function captionsOf(entry: Entry, pictures: readonly Picture[]): (string | null)[] {
  const { captions = [] } = entry;
  return picturesOf(entry, pictures).map((_, index) => {
    const caption = captions?.[index];
    return captions === null || caption === null ? null : (caption ?? '');
  });
}

function isSame(one: string[] | null, other: Entry['captions'] = []): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Null where no pictures are printed, '' where they have no captions. */
function textOf(captions: Entry['captions']): string | null {
  return captions === null ? null : (captions ?? []).filter(Boolean).join('\n');
}
