import { closeIssue, reopenIssue } from '../../desk/issues/issue';
import { dated, renumber } from '../../desk/issues/numbering';
import { closed, reopened } from '../../format/says/issues';
import { fact, refuse, told, toldEditors, type Ask, type Outcome } from '../handler';
import { openIssue } from '../seen';
import { calendarOf, issueBefore } from './issue-chain';

/** 截稿: the next issue begins to collect in the same moment. In a new year the numbers begin again with 1. */
export async function closeCollecting(ask: Ask): Promise<Outcome> {
  const open = await openIssue(ask);
  const issue = renumber(open, await issueBefore(open, ask), calendarOf(ask));
  const ruled = closeIssue(issue, ask.cause);
  if (!ruled.ok) return refuse(ask, ruled);
  const next = renumber(ruled.next, dated(ruled.closed, calendarOf(ask)), calendarOf(ask));
  const pending = (await ask.read.pending()).length;
  const isNewYear = issue.number !== open.number || next.number === 1;
  const said = closed(ruled.closed, next, { pending, isNewYear });
  return {
    writes: [
      { kind: 'issue', value: ruled.closed },
      { kind: 'issue', value: next },
    ],
    facts: [fact(ask, 'closed', { issue: ruled.closed.ordinal })],
    letters: [...told(ask.cause.by, said), ...toldEditors(ask, said)],
  };
}

/** 开稿: the latest closed issue collects again; the one that had begun gives way to it. */
export async function reopenClosed(ask: Ask): Promise<Outcome> {
  const next = await openIssue(ask);
  const last = await ask.read.issue(next.ordinal - 1);
  if (last?.state !== 'closed') return refuse(ask, { ok: false, why: 'nothing-to-reopen' });
  const issue = reopenIssue(last, next, ask.cause);
  const said = reopened(issue);
  return {
    writes: [
      { kind: 'issue', value: issue },
      { kind: 'goneIssue', ordinal: next.ordinal },
    ],
    facts: [fact(ask, 'reopened', { issue: issue.ordinal })],
    letters: [...told(ask.cause.by, said), ...toldEditors(ask, said)],
  };
}
