import type { Hit, Searched } from '../../desk/archive/open-index';
import { excerpt } from '../../format/excerpt';
import { archiveNotReady, issueText } from '../../format/says/archive';
import { dayOf, foundCount, hasCorrections, yearName } from '../../format/says/pages';
import { anchorOf, correctionAnchor } from './anchor';
import { segmentsOf } from './segments';

export type SearchView = ReturnType<typeof searchView>;

/** What was asked, as it was written; '' where it was left open. */
export type Asked = { q: string; unit: string; column: string; year: string; page: number };

/** What may be chosen. */
export type Choices = { units: readonly string[]; columns: readonly string[]; years: readonly number[] };

export const hitsOnPage = 20;

/** Two to four lines on a phone. */
const excerptLength = 72;

/** `searched` is null while nothing was asked. */
export function searchView(asked: Asked, choices: Choices, searched: Searched | null) {
  const found = searched === 'building' ? null : searched;
  return {
    q: asked.q,
    units: choices.units.map((name) => option(name, name, asked.unit)),
    columns: choices.columns.map((name) => option(name, name, asked.column)),
    years: choices.years.map((year) => option(String(year), yearName(year), asked.year)),
    said: saidOf(searched),
    hits: found?.hits.map(hitView) ?? [],
    earlier: asked.page > 1 ? pageLink(asked, asked.page - 1) : null,
    later: found !== null && asked.page * hitsOnPage < found.total ? pageLink(asked, asked.page + 1) : null,
  };
}

function saidOf(searched: Searched | null): string {
  if (searched === null) return '';
  return searched === 'building' ? archiveNotReady : foundCount(searched.total, searched.parts);
}

function option(value: string, name: string, chosen: string) {
  return { value, name, isChosen: value === chosen };
}

function hitView(hit: Hit) {
  const { issue, column, headline, body, attribution } = hit;
  return {
    href: `/issues/${issue.id}${placeOf(hit)}`,
    headline:
      headline === null ? null : segmentsOf({ ...headline, text: headline.text.replaceAll('\n', ' ') }),
    excerpt: segmentsOf(excerpt(body, excerptLength)),
    attribution: attribution === null ? null : segmentsOf(attribution),
    column,
    issue: issueText(issue),
    date: dayOf(issue),
    corrections: hit.isCorrection ? '' : hasCorrections(issue.corrections),
  };
}

function placeOf({ column, place, isCorrection }: Hit): string {
  return isCorrection ? `#${correctionAnchor(place)}` : anchorOf(column, place).href;
}

function pageLink({ q, unit, column, year }: Asked, page: number): string {
  return `/search?${new URLSearchParams({ q, unit, column, year, page: String(page) }).toString()}`;
}
