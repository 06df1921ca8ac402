import type { Archived, Correction } from '../../desk/issues/archived';
import { issueText } from '../../format/says/archive';
import { corrected } from '../../format/says/corrections';
import type { Voice } from '../../format/voice';
import { dayOf, issueCount, summary, yearName } from '../../format/says/pages';

import { importedLine } from './issue-view';

export type ArchiveView = ReturnType<typeof archiveView>;

/** How many issues each year has; the latest first, those without a date (null) at the end. */
export type YearCount = { year: number | null; count: number };

type Listed = { archived: Archived; corrections: readonly Pick<Correction, 'text'>[] };

/** The issues of one year, the latest first. */
export function archiveView(
  years: readonly YearCount[],
  chosen: number | null,
  { issues, voice }: { issues: readonly Listed[]; voice: Pick<Voice, 'name' | 'date'> },
) {
  return {
    year: yearName(chosen),
    years: years.map(({ year, count }) => ({
      name: yearName(year),
      count: issueCount(count),
      href: `/archive?year=${year ?? 'none'}`,
      isChosen: year === chosen,
    })),
    issues: issues.map((one) => ({ ...issueLine(one), imported: importedLine(one.archived, voice) })),
  };
}

/** `days` are instants at which a day begins in UTC; 0 stands for no date. */
export function countYears(days: readonly number[]): YearCount[] {
  const counts = new Map<number | null, number>();
  for (const day of days) {
    const year = day === 0 ? null : new Date(day).getUTCFullYear();
    counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  const listed = [...counts].map(([year, count]) => ({ year, count }));
  return listed.sort((a, b) => (b.year ?? -Infinity) - (a.year ?? -Infinity));
}

/** From the first instant of the year to that of the next. */
export function spanOf(year: number | null): [number, number] {
  return year === null ? [0, 1] : [Math.max(1, Date.UTC(year, 0)), Date.UTC(year + 1, 0)];
}

function issueLine({ archived, corrections }: Listed) {
  return {
    title: issueText(archived.bulletin),
    date: dayOf(archived.bulletin),
    summary: summary(archived.bulletin),
    corrections: corrected(corrections),
    href: `/issues/${archived.id}`,
  };
}
