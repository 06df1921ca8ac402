import { yearOf } from '../../desk/issues/archived';
import { bearsNumbers, findNamed, type WhichIssue } from '../../desk/issues/correct';
import type { Issue } from '../../desk/issues/issue';
import type { Ruled } from '../../desk/refusal';
import { issueText } from '../../format/says/archive';
import { namedIssue } from '../../format/says/corrections';
import type { Ask } from '../handler';
import { calendarOf, issuesHere } from './issue-chain';

/** The issue that an editor has named by its numbers; one that was brought in from outside never went to a group. */
export async function findIssue(which: WhichIssue, ask: Ask): Promise<Ruled<{ issue: Issue }>> {
  const issue = findNamed(which, await issuesHere(ask), calendarOf(ask));
  if (issue) return { ok: true, issue };
  const brought = (await ask.read.archive()).find((archived) =>
    bearsNumbers(which, { ...archived.bulletin, year: yearOf(archived) }),
  );
  if (brought) return { ok: false, why: 'nobody-got-it', issue: issueText(brought.bulletin) };
  return { ok: false, why: 'no-such-issue', asked: namedIssue(which) };
}
