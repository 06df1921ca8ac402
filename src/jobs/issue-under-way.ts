import type { DeskConfig } from '../desk/desk-config';
import { ordinalOf, type Archived } from '../desk/issues/archived';
import { mayHaveBeenRead } from '../desk/issues/delivery';
import { dispatchOfIssue } from '../desk/issues/dispatch';
import type { Reader } from '../store/reader';
import { archivedIssue } from './archived-issue';

/**
 * An issue that some group has got while others are still being sent it, as the archive will have it: a card can be
 * opened as soon as it is there. Null for any other.
 */
export async function issueUnderWay(
  id: string,
  read: Reader,
  deps: { desk: DeskConfig; now: () => number },
): Promise<Archived | null> {
  const ordinal = ordinalOf(id);
  const issue = ordinal === null ? null : await read.issue(ordinal);
  if (issue?.state !== 'dispatching') return null;
  const deliveries = await read.deliveries(dispatchOfIssue(issue.ordinal));
  return deliveries.some(mayHaveBeenRead) ? archivedIssue({ issue, deliveries, read }, deps) : null;
}
