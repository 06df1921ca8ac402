import { renumber } from '../../desk/issues/numbering';
import { dateSet } from '../../format/says/numbers';
import { readDay } from '../../format/reading/read-day';
import { fact, refuse, told, type Ask, type Outcome } from '../handler';
import { calendarOf, currentIssue, issueBefore, withLater } from './issue-chain';

/** 刊期: the date that is printed; it decides the year, and a new year begins with number 1. */
export async function setDate(ask: Ask<{ day: string }>): Promise<Outcome> {
  const calendar = calendarOf(ask);
  const date = readDay(ask.args.day, calendar.today);
  if (date === null) return refuse(ask, { ok: false, why: 'not-a-day' });
  const issue = await currentIssue(ask);
  const set = renumber({ ...issue, date }, await issueBefore(issue, ask), calendar);
  const { later, writes } = await withLater(set, ask);
  return {
    writes,
    facts: [fact(ask, 'dated', { issue: issue.ordinal })],
    letters: told(ask.cause.by, dateSet(issue, { ...set, date }, later)),
  };
}
