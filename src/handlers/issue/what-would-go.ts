import { dispatchOfIssue } from '../../desk/issues/dispatch';
import { countEntries, issueName, type Issue } from '../../desk/issues/issue';
import type { Ruled } from '../../desk/refusal';
import { digestOfAll, partsForGroups, type GroupParts } from './bulletin';
import { fact, type Ask, type Outcome } from '../handler';
import { planDispatch } from './plan-dispatch';
import { yearTurned } from './year-turned';

export type Sending = { issue: Issue; groups: GroupParts[]; digest: string };

/** What would go to which groups if this closed issue were signed off at the moment of `ask`. */
export async function whatWouldGo(issue: Issue | null, ask: Ask): Promise<Ruled<Sending>> {
  if (!issue) return { ok: false, why: 'nothing-closed' };
  if (countEntries(issue) === 0) return { ok: false, why: 'closed-empty', issue: issueName(issue) };
  const turned = await yearTurned(issue, ask);
  if (turned) return turned;
  const groups = await partsForGroups(issue, ask);
  if (groups.length === 0) return { ok: false, why: 'no-groups' };
  return { ok: true, issue, groups, digest: digestOfAll(groups) };
}

/** The same desk at another moment: an issue is dated on the day on which it is signed off. */
export function askAt<Args>(at: number, ask: Ask<Args>): Ask<Args> {
  return { ...ask, cause: { ...ask.cause, at } };
}

/** An issue that has just been signed off, as it is kept and sent; `day`: its date, where none was set. */
export function sendOff(
  signed: Issue,
  { groups, day }: Pick<Sending, 'groups'> & { day: string },
  ask: Ask,
): Pick<Outcome, 'writes' | 'facts'> {
  const issue = { ...signed, date: signed.date ?? day };
  const dispatch = dispatchOfIssue(issue.ordinal);
  return {
    writes: [{ kind: 'issue', value: issue }, ...planDispatch(dispatch, groups, ask.cause)],
    facts: [fact(ask, 'signedOff', { issue: issue.ordinal, dispatch })],
  };
}
