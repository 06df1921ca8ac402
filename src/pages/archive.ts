import type { RouterContext } from '@koa/router';
import { voiceNow, type Site } from './site';
import { archiveView, countYears, spanOf, type YearCount } from './views/archive-view';

/** The issues of one year: the one asked for, or the latest. */
export async function showArchive(ctx: RouterContext, site: Site): Promise<void> {
  const read = site.openReader();
  const years = countYears(await read.archiveDays());
  const year = chosenYear(ctx.query['year'], years);
  const issues = (await read.archivedBetween(...spanOf(year))).toReversed();
  const listed = issues.map(async (archived) => ({
    archived,
    corrections: await read.correctionsOf(archived.id),
  }));
  const voice = await voiceNow(read, site);
  const view = archiveView(years, year, { issues: await Promise.all(listed), voice });
  ctx.body = site.render('archive', view);
}

function chosenYear(asked: string | string[] | undefined, years: readonly YearCount[]): number | null {
  const [latest] = years;
  const chosen = years.find(({ year }) => String(year ?? 'none') === asked) ?? latest;
  return chosen?.year ?? null;
}
