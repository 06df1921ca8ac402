import { issueName, type Issue } from '../../desk/issues/issue';
import { dayOf, findBearer, numbersAfter, yearOfDay, type Dated } from '../../desk/issues/numbering';
import { numbersAsked, numbersSet } from '../../format/says/numbers';
import { answer, fact, refuse, told, type Ask, type Outcome } from '../handler';
import { bearersBeside, calendarOf, currentIssue, lastPrinted, withLater } from './issue-chain';
import type { NumbersAsked } from './issue-rest';

/** 期号: a number once used is refused; one that does not follow from the last is asked about. */
export async function setNumbers(ask: Ask<NumbersAsked>): Promise<Outcome> {
  const issue = await currentIssue(ask);
  const wanted = wantedFor(issue, ask);
  const bearer = findBearer(wanted, await bearersBeside(issue, ask));
  if (bearer) return refuse(ask, { ok: false, why: 'number-used', wanted: issueName(wanted), bearer });
  const last = await lastPrinted(issue, ask);
  const expected = last && numbersAfter(last, wanted.year);
  const follows = expected === null || issueName(expected) === issueName(wanted);
  if (last && expected && !follows && !ask.args.isSure)
    return answer(ask, numbersAsked(issue, { wanted, expected, last }));
  return setTo(wanted, issue, ask);
}

function wantedFor(issue: Issue, ask: Ask<NumbersAsked>): Dated {
  const { number, runningNumber } = ask.args;
  const year = yearOfDay(dayOf(issue, calendarOf(ask)));
  return { number, runningNumber: runningNumber ?? issue.runningNumber, year };
}

async function setTo({ number, runningNumber }: Dated, issue: Issue, ask: Ask): Promise<Outcome> {
  const set: Issue = { ...issue, number, runningNumber, numbersSet: true };
  const { later, writes } = await withLater(set, ask);
  return {
    writes,
    facts: [fact(ask, 'numbered', { issue: issue.ordinal })],
    letters: told(ask.cause.by, numbersSet(issue, set, later)),
  };
}
