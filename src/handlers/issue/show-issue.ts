import { listEntries, type Issue } from '../../desk/issues/issue';
import { standing, standingHint } from '../../format/says/issues';
import { timedLine } from '../../format/says/timed-sign-off';
import { whoMayHaveRead } from '../briefs/who-had';
import { columnsOf } from './bulletin';
import { answer, type Ask, type Outcome } from '../handler';
import { closedIssue, openIssue } from '../seen';
import { timedNow } from './timed-now';

/** 本期: the issue that waits to be signed off, and the one that collects. */
export async function showIssue(ask: Ask): Promise<Outcome> {
  const closed = await closedIssue(ask);
  const issues = [closed, await openIssue(ask)].filter((issue) => issue !== null);
  const each = await Promise.all(issues.map((issue) => describe(issue, ask)));
  const timed = await timedNow(ask);
  return answer(
    ask,
    [...each, ...(timed ? [timedLine(timed)] : []), standingHint(closed !== null)].join('\n'),
  );
}

async function describe(issue: Issue, ask: Ask): Promise<string> {
  const entries = await ask.read.entries(listEntries(issue).map(({ entry }) => entry));
  const { distribution } = ask.desk.publication;
  const read = await whoMayHaveRead(entries, ask.read);
  const sent = entries.flatMap(({ number }) => (read.get(number)?.length ? [number] : []));
  return standing(issue, entries, { columns: columnsOf(issue, ask), distribution, sent });
}
