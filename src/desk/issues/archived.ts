import type { Bulletin } from '../bulletin';

/** Where an entry of an archived issue came from; null for an issue that was brought in from outside. */
export type Origin = { entry: number; submissions: number[]; units: string[] };

/** 存档: an issue as it was printed, whole and never changed; what comes later stands beside it. */
export type Archived = {
  schema: 1;
  /** `d8` for the eighth made at this desk, `i` and a digest of its text for one that was brought in. */
  id: string;
  bulletin: Bulletin;
  /** By column, in the order of `bulletin.columns[].entries`. */
  origins: (Origin | null)[][];
  signedOff: { by: string; at: number } | null;
  /** When it had been dispatched, or was brought in. */
  archivedAt: number;
  /** Names of the groups that got it or may have seen it. */
  groups: string[];
  /** The Word file below DATA_DIR, and the name under which it goes out. */
  word: { file: string; name: string } | null;
};

/** 更正: a notice to exactly the groups that got an issue; the issue itself stays as it was printed. */
export type Correction = {
  schema: 1;
  /** Of the archived issue. */
  of: string;
  /** From 1, for this issue. */
  number: number;
  text: string;
  by: string;
  at: number;
};

export function archivedId(ordinal: number): string {
  return `d${ordinal}`;
}

/** The year under which it stands in the archive; null where it bears no date. */
export function yearOf({ bulletin }: Pick<Archived, 'bulletin'>): number | null {
  return bulletin.date === null ? null : Number(bulletin.date.slice(0, 4));
}
