import type { Archived } from '../issues/archived';
import { placeOf } from './find-word';
import { indexIssue, type Corrected, type IndexedEntry, type IndexedIssue } from './index-issue';
import { mark, type Marked } from './mark';
import type { Query } from './query';
import { splitWords } from './split-words';

/** One entry that was found, or a correction, and where in it the words are. */
export type Hit = {
  issue: IndexedEntry['issue'];
  column: string;
  /** From 1, in its column; the number of a correction. */
  place: number;
  isCorrection: boolean;
  /** Null for a brief. */
  headline: Marked | null;
  /** Paragraphs are joined by "\n". */
  body: Marked;
  attribution: Marked | null;
};

export type Found = {
  /** How many issues there are to search. */
  issues: number;
  total: number;
  hits: Hit[];
  /** The words that the entries hold, where they are parts of those asked for, which stand nowhere as one; else null. */
  parts: string[] | null;
};

/** `building`: the issues of before are still being read; ask again in a moment. */
export type Searched = Found | 'building';

export type Page = { from: number; most: number };

/**
 * The archive as it is searched. It keeps the folded texts and reads them all: ten thousand entries are four million
 * characters and take some milliseconds, while an inverted index of pairs of characters needs twenty times the
 * memory.
 */
export function openIndex() {
  const issues: IndexedIssue[] = [];
  return {
    /** With what was corrected since. The same issue twice stands there once, as it was added last. */
    add(archived: Archived, corrections: readonly Corrected[] = []): void {
      const issue = indexIssue(archived, corrections);
      const known = issues.findIndex(({ id }) => id === issue.id);
      if (known !== -1) issues.splice(known, 1);
      const place = issues.findIndex((other) => isNewer(issue, other));
      issues.splice(place === -1 ? issues.length : place, 0, issue);
    },

    /** The best first, among equals the newest. Words that stand nowhere as they were said are looked for in parts. */
    search(query: Query, page: Page): Found {
      const asSaid = rank(issues, query);
      const parts = asSaid.length === 0 ? splitWords(query.words) : [];
      const isSplit = parts.length > query.words.length;
      const words = isSplit ? parts : query.words;
      const ranked = isSplit ? rank(issues, { ...query, words }) : asSaid;
      const shown = ranked.slice(page.from, page.from + page.most);
      return {
        issues: issues.length,
        total: ranked.length,
        hits: shown.map((entry) => hitOf(entry, words)),
        parts: isSplit && ranked.length > 0 ? words : null,
      };
    },
  };
}

/** Those without a date come last. */
function isNewer({ name: one }: IndexedIssue, { name: other }: IndexedIssue): boolean {
  const [day, otherDay] = [one.date ?? '', other.date ?? ''];
  return day > otherDay || (day === otherDay && (one.runningNumber ?? 0) > (other.runningNumber ?? 0));
}

function rank(issues: readonly IndexedIssue[], query: Query): IndexedEntry[] {
  const byScore: IndexedEntry[][] = [];
  for (const issue of issues) {
    if (query.year !== null && issue.year !== query.year) continue;
    for (const entry of issue.entries) {
      const score = fits(entry, query) ? scoreOf(entry, query.words) : null;
      if (score !== null) (byScore[score] ??= []).push(entry);
    }
  }
  return Object.values(byScore).toReversed().flat();
}

function fits({ column, credit }: IndexedEntry, query: Query): boolean {
  if (query.column !== null && column.folded !== query.column) return false;
  return query.units.length === 0 || query.units.some((unit) => credit.includes(unit));
}

/** Null where a word is missing. */
function scoreOf(entry: IndexedEntry, words: readonly string[]): number | null {
  let score = 0;
  for (const word of words) {
    const one = scoreOfWord(entry, word);
    if (one === 0) return null;
    score += one;
  }
  return score;
}

/** A headline says what an entry is about, and news begins with what matters. */
const inHeadline = 8;
const inLead = 2;
const leadLength = 60;

function scoreOfWord({ text, headlineEnd, labels }: IndexedEntry, word: string): number {
  const place = placeOf(word, text);
  if (place === -1) return labels.includes(word) ? 1 : 0;
  if (place < headlineEnd) return inHeadline;
  return place < headlineEnd + leadLength ? inLead : 1;
}

function hitOf({ issue, column, place, isCorrection, piece }: IndexedEntry, words: readonly string[]): Hit {
  return {
    issue,
    column: column.name,
    place,
    isCorrection,
    headline: piece.headline === null ? null : mark(piece.headline, words),
    body: mark(piece.body.join('\n'), words),
    attribution: piece.attribution === null ? null : mark(piece.attribution, words),
  };
}
