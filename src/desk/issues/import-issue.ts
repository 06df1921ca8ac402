import { createHash } from 'node:crypto';
import type { Bulletin, Piece } from '../bulletin';
import type { Ruled } from '../refusal';
import type { Archived, Imported } from './archived';
import type { NumberBearer } from './number-bearer';

/** All that an old issue may be a second copy of. `entries`: each archived entry by its letters. */
export type Known = {
  ids: ReadonlyMap<string, Archived>;
  entries: ReadonlyMap<string, Archived>;
  bearers: readonly NumberBearer[];
};

/** 导入: an old issue as it stands in the archive. Its id is that of its words, however they are laid out. */
export function importIssue(bulletin: Bulletin, imported: Imported, at: number): Archived {
  const kept = { ...bulletin, columns: bulletin.columns.filter(({ entries }) => entries.length > 0) };
  return {
    schema: 1,
    id: `i${digestOf(entriesOf(kept).map(lettersOf).join('\n'))}`,
    bulletin: kept,
    origins: kept.columns.map(({ entries }) => entries.map(() => null)),
    signedOff: null,
    archivedAt: at,
    groups: [],
    word: null,
    imported,
  };
}

/** The same issue twice is refused. `unsure`: it bears the number of another, and nothing tells the year of one. */
export function ruleImport(archived: Archived, known: Known): Ruled<{ unsure: NumberBearer | null }> {
  const { bulletin, id } = archived;
  if (bulletin.columns.length === 0) return { ok: false, why: 'nothing-to-import' };
  const same = known.ids.get(id) ?? mostlyIn(bulletin, known);
  if (same) return { ok: false, why: 'in-archive', name: same.bulletin, at: same.archivedAt };
  const bearer = known.bearers.find((one) => bearsSame(one, bulletin));
  if (bearer) return { ok: false, why: 'number-in-use', bearer };
  return { ok: true, unsure: known.bearers.find((one) => mayBearSame(one, bulletin)) ?? null };
}

/** `bearers`: the issues made here, and those of the archive. */
export function knownOf(archive: readonly Archived[], bearers: readonly NumberBearer[]): Known {
  const entries = archive.flatMap((one) => wordsOf(one).map((words) => [words, one] as const));
  return { ids: new Map(archive.map((one) => [one.id, one])), entries: new Map(entries), bearers };
}

export function knownWith(known: Known, archived: Archived): Known {
  return {
    ids: new Map([...known.ids, [archived.id, archived]]),
    entries: new Map([...known.entries, ...wordsOf(archived).map((words) => [words, archived] as const)]),
    bearers: [...known.bearers, bearerOf(archived)],
  };
}

export function bearerOf({ bulletin: { number, runningNumber, date } }: Archived): NumberBearer {
  return { number, runningNumber, date, state: 'archived' };
}

function wordsOf({ bulletin }: Archived): string[] {
  return entriesOf(bulletin).map(lettersOf);
}

function entriesOf({ columns }: Bulletin): Piece[] {
  return columns.flatMap(({ entries }) => entries);
}

function lettersOf({ headline, author, body, attribution }: Piece): string {
  const text = [headline, author, ...body, attribution].join('');
  return text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** The one that holds more than half of its entries, to the letter. */
function mostlyIn(bulletin: Bulletin, known: Known): Archived | null {
  const entries = entriesOf(bulletin);
  const found = entries.flatMap((piece) => known.entries.get(lettersOf(piece)) ?? []);
  return found.find(({ id }) => found.filter((one) => one.id === id).length * 2 > entries.length) ?? null;
}

function bearsSame(one: NumberBearer, { number, runningNumber, date }: Bulletin): boolean {
  if (runningNumber !== null && one.runningNumber === runningNumber) return true;
  const [year, otherYear] = [yearOf(date), yearOf(one.date)];
  return number !== null && one.number === number && year !== null && year === otherYear;
}

function mayBearSame(one: NumberBearer, { number, runningNumber, date }: Bulletin): boolean {
  const isOther = runningNumber !== null && one.runningNumber !== null;
  return number !== null && one.number === number && !isOther && (date === null || one.date === null);
}

function yearOf(date: string | null): string | null {
  return date?.slice(0, 4) ?? null;
}
