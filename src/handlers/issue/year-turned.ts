import { issueName, type Issue } from '../../desk/issues/issue';
import { numbersAfter, yearOfDay } from '../../desk/issues/numbering';
import type { Refusal } from '../../desk/refusal';
import type { Ask } from '../handler';
import { calendarOf, issueBefore } from './issue-chain';

/**
 * An issue that was numbered in the old year and would be dated today, in the new one: whether it is the new year's
 * first is for an editor to say, with its 刊期.
 */
export async function yearTurned(issue: Issue, ask: Ask): Promise<Refusal | null> {
  const last = await issueBefore(issue, ask);
  if (issue.date !== undefined || issue.numbersSet || last === null) return null;
  const { today } = calendarOf(ask);
  const next = numbersAfter(last, yearOfDay(today));
  if (next.number !== 1 || issue.number === 1) return null;
  const names = { issue: issueName(issue), next: issueName(next) };
  return { ok: false, why: 'year-turned', ...names, today, lastYear: last.year };
}
