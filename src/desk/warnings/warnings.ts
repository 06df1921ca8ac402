import type { Piece } from '../bulletin';
import { creditedUnits } from './credited-units';
import type { Unit, Words } from '../desk-config';
import { doubledWords } from './doubled-words';
import { daysBetween, firstDate } from './first-date';
import { listedWords } from './listed-words';
import type { NearDuplicate, NearPrinted } from './near-duplicates';
import { unbalancedMarks } from './unbalanced-marks';

/** 提醒: what an editor should look at before she decides. It never refuses anything. */
export type Warning =
  | ({ kind: 'near-duplicate' } & NearDuplicate)
  | ({ kind: 'near-printed' } & NearPrinted)
  | { kind: 'other-unit'; attribution: string; unit: string }
  /** `unit` is the sender's where the attribution does not name it, or null. */
  | { kind: 'unknown-unit'; named: string; unit: string | null }
  /** YYYY-MM-DD */
  | { kind: 'future-date'; day: string }
  | { kind: 'old-date'; day: string }
  | { kind: 'long-brief'; length: number; longest: number }
  | { kind: 'sensitive-word'; word: string }
  | { kind: 'mistyped-word'; wrong: string; right: string }
  /** Both marks of the pair, such as “”. */
  | { kind: 'unbalanced'; marks: string }
  | { kind: 'doubled'; text: string };

/** A piece with what is known of it. */
export type Inspected = {
  /** As it came. */
  text: string;
  piece: Piece;
  /** The sender's. */
  unit: string;
  /** YYYY-MM-DD in the desk's time zone. */
  receivedOn: string;
  /** 字数 */
  length: number;
  isBrief: boolean;
  near: readonly NearDuplicate[];
  printed: readonly NearPrinted[];
};

export type Rules = {
  units: readonly Unit[];
  words: Words;
  longestBrief: number;
  /** Tells a unit that is in no list from a person. */
  looksLikeUnit: (name: string) => boolean;
};

/** All that is to be looked at, the gravest first. */
export function findWarnings(inspected: Inspected, rules: Rules): Warning[] {
  const { text } = inspected;
  return [
    ...nearWarnings(inspected),
    ...wordWarnings(text, rules.words),
    ...unitWarnings(inspected, rules),
    ...dateWarnings(inspected),
    ...lengthWarnings(inspected, rules.longestBrief),
    ...unbalancedMarks(text).map((marks) => ({ kind: 'unbalanced' as const, marks })),
    ...doubledWords(text).map((doubled) => ({ kind: 'doubled' as const, text: doubled })),
  ];
}

/** The most alike are enough to look at. */
const mostNear = 3;

function nearWarnings({ near, printed }: Inspected): Warning[] {
  const submissions = near.map((one) => ({ kind: 'near-duplicate' as const, ...one }));
  const entries = printed.map((one) => ({ kind: 'near-printed' as const, ...one }));
  const all = [...submissions, ...entries].sort((a, b) => b.similarity - a.similarity);
  return all.slice(0, mostNear);
}

function wordWarnings(text: string, words: Words): Warning[] {
  const { sensitive, mistyped } = listedWords(text, words);
  return [
    ...sensitive.map((word) => ({ kind: 'sensitive-word' as const, word })),
    ...mistyped.map((pair) => ({ kind: 'mistyped-word' as const, ...pair })),
  ];
}

function unitWarnings({ piece: { attribution }, unit }: Inspected, rules: Rules): Warning[] {
  if (attribution === null) return [];
  const { known, unknown } = creditedUnits(attribution, rules.units, rules.looksLikeUnit);
  const isOther = !known.includes(unit);
  const other: Warning[] = isOther && known.length > 0 ? [{ kind: 'other-unit', attribution, unit }] : [];
  const missing = isOther && known.length === 0 ? unit : null;
  return [...other, ...unknown.map((named) => ({ kind: 'unknown-unit' as const, named, unit: missing }))];
}

const longestAgeDays = 31;

function dateWarnings({ piece, receivedOn }: Inspected): Warning[] {
  const text = [piece.headline, ...piece.body, piece.attribution].join('\n');
  const day = firstDate(text, receivedOn);
  if (day === null) return [];
  const age = daysBetween(day, receivedOn);
  if (age < 0) return [{ kind: 'future-date', day }];
  return age > longestAgeDays ? [{ kind: 'old-date', day }] : [];
}

function lengthWarnings({ isBrief, length }: Inspected, longest: number): Warning[] {
  return isBrief && length > longest ? [{ kind: 'long-brief', length, longest }] : [];
}
