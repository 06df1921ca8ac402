import { isDeepStrictEqual } from 'node:util';
import type { Model, Records } from './model';
import type { Snapshot } from './snapshot';
import { fits, type Told } from './turn';

/** The first difference between what the model foretells and what has come of it; null where there is none. */
export function differenceOf(
  foretold: { model: Model; told: readonly Told[] },
  found: { records: Records; letters: Snapshot['letters'] },
): string | null {
  return (
    differenceInRecords(foretold.model, found.records) ?? differenceInLetters(foretold.told, found.letters)
  );
}

function differenceInRecords(model: Model, records: Records): string | null {
  const parts = Object.keys(records) as (keyof Records)[];
  const different = parts.flatMap((part) => differenceIn(part, records[part], model[part]));
  return different[0] ?? null;
}

function differenceIn(part: string, found: unknown, wanted: unknown): string[] {
  if (isDeepStrictEqual(found, wanted)) return [];
  const [inFound, inWanted] = [entriesOf(found), entriesOf(wanted)];
  const keys = [...new Set([...inFound.keys(), ...inWanted.keys()])];
  const differing = keys.filter((key) => !isDeepStrictEqual(inFound.get(key), inWanted.get(key)));
  return differing.map((key) => {
    const [is, should] = [JSON.stringify(inFound.get(key)), JSON.stringify(inWanted.get(key))];
    return `${part} ${key} is\n  ${is}\nand should be\n  ${should}`;
  });
}

function entriesOf(part: unknown): Map<string, unknown> {
  return new Map(Object.entries(part ?? {}));
}

/** Each is told exactly what she must be told, no more and no less. */
function differenceInLetters(told: readonly Told[], letters: Snapshot['letters']): string | null {
  const left = [...letters];
  for (const one of told) {
    const index = left.findIndex((letter) => answers(one, letter));
    if (index === -1)
      return `${one.to} is not told ${'has' in one ? one.has.join('／') : `card ${one.card}`}`;
    left.splice(index, 1);
  }
  const [more] = left;
  return more ? `${more.to} is told as well: ${wordsOf(more)}` : null;
}

function answers(told: Told, { to, letter }: Snapshot['letters'][number]): boolean {
  if (to !== told.to) return false;
  if ('has' in told) return letter.kind === 'text' && fits(letter.text, told.has);
  const subject = told.card > 0 ? `s${told.card}-` : `r${-told.card}-`;
  return letter.kind === 'card' && letter.card.taskId.startsWith(subject);
}

export function wordsOf({ letter }: Snapshot['letters'][number]): string {
  if (letter.kind === 'text') return letter.text.replaceAll('\n', '／');
  return letter.kind === 'card' ? `［卡片 ${letter.card.headline}］` : `［${letter.kind}］`;
}
