import type { RouterContext } from '@koa/router';
import { fold } from '../desk/archive/fold';
import type { Searched } from '../desk/archive/open-index';
import { readQuery, type Query } from '../desk/archive/query';
import type { Unit } from '../desk/desk-config';
import { withStaff } from '../desk/people/staff';
import type { Site } from './site';
import { countYears } from './views/archive-view';
import { hitsOnPage, searchView, type Asked } from './views/search-view';

/** What is looked for is in the address, so that a search can be kept and passed on. */
export async function showSearch(ctx: RouterContext, site: Site): Promise<void> {
  const read = site.openReader();
  const [staff, days] = await Promise.all([read.staff(), read.archiveDays()]);
  const { units, columns } = withStaff(site.desk, staff);
  const asked = readAsked(ctx);
  const choices = {
    units: units.map(({ name }) => name),
    columns: columns.map(({ name }) => name),
    years: countYears(days).flatMap(({ year }) => year ?? []),
  };
  ctx.body = site.render('search', searchView(asked, choices, await find(asked, units, site)));
}

/** Longer is no word, and no page is that far. */
const mostCharacters = 200;
const mostPages = 500;

function readAsked({ query }: RouterContext): Asked {
  const text = (name: string) => {
    const value = query[name];
    return typeof value === 'string' ? Array.from(value).slice(0, mostCharacters).join('') : '';
  };
  const page = Number(text('page'));
  return {
    q: text('q').trim(),
    unit: text('unit'),
    column: text('column'),
    year: text('year'),
    page: Number.isInteger(page) && page >= 1 && page <= mostPages ? page : 1,
  };
}

async function find(asked: Asked, units: readonly Unit[], { search }: Site): Promise<Searched | null> {
  const query = queryOf(asked, units);
  return query === null ? null : search(query, { from: (asked.page - 1) * hitsOnPage, most: hitsOnPage });
}

/** What is chosen in the lists wins over what is written among the words. */
function queryOf({ q, unit, column, year }: Asked, units: readonly Unit[]): Query | null {
  const written = readQuery(q, units);
  const known = units.find(({ name }) => name === unit);
  if (written === null && known === undefined && column === '' && year === '') return null;
  const query = written ?? { words: [], units: [], column: null, year: null };
  return {
    words: query.words,
    units: known ? [known.name, ...known.aliases].map(fold) : query.units,
    column: column === '' ? query.column : fold(column),
    year: /^\d{4}$/.test(year) ? Number(year) : query.year,
  };
}
