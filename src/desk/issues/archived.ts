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
  /** 导入: missing for an issue that was made here. */
  imported?: Imported;
};

/** What an issue is called by; one that came from outside may lack any of it. */
export type IssueName = Pick<Bulletin, 'number' | 'runningNumber' | 'date'>;

/** Who brought it in, and from where in words; `notUnderstood` are the lines of it that stand in no entry. */
export type Imported = { by: string; source: string; notUnderstood: { line: number; text: string }[] };

/** 更正: a notice to exactly the groups that got an issue; the issue itself stays as it was printed. */
export type Correction = {
  schema: 1;
  /** Of the archived issue; its ordinal. */
  of: string;
  issue: number;
  /** From 1, for this issue. */
  number: number;
  text: string;
  by: string;
  at: number;
  /** `dispatched` once every group has had its answer and the editors the total. */
  state: 'dispatching' | 'dispatched';
};

export function archivedId(ordinal: number): string {
  return `d${ordinal}`;
}

/** Of an issue that was made here; null for any other id. */
export function ordinalOf(id: string): number | null {
  return /^d[1-9]\d{0,8}$/.test(id) ? Number(id.slice(1)) : null;
}

/** The year under which it stands in the archive; null where it bears no date. */
export function yearOf({ bulletin }: Pick<Archived, 'bulletin'>): number | null {
  return bulletin.date === null ? null : Number(bulletin.date.slice(0, 4));
}
