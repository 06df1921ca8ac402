import { isSettled } from '../desk/delivery';
import { nameOfWrite, type IndexEntry, type Write } from './documents';

/** Every index a document may stand in; a commit leaves all of them but those that `indexesOf` names. */
export const indexNames = {
  pending: 'submissions:pending',
  pool: 'entries:pool',
  ofContact: (userid: string) => `submissions:of:${userid}`,
  issues: (state: string) => `issues:${state}`,
  deliveries: (issue: number) => `deliveries:${issue}`,
  unsettled: 'deliveries:unsettled',
};

/** Where a document can be found by more than its name. */
export function indexesOf(write: Write): { in: IndexEntry[]; out: string[] } {
  switch (write.kind) {
    case 'submission': {
      const { number, contact, state } = write.value;
      const mine = entry(indexNames.ofContact(contact), write, number);
      return sort(
        [mine, state === 'pending' && entry(indexNames.pending, write, number)],
        [indexNames.pending],
      );
    }
    case 'entry':
      return sort(
        [write.value.pooled && entry(indexNames.pool, write, write.value.number)],
        [indexNames.pool],
      );
    case 'issue': {
      const { state, ordinal } = write.value;
      return sort([entry(indexNames.issues(state), write, ordinal)], issueStates.map(indexNames.issues));
    }
    case 'delivery': {
      const { issue, order } = write.value;
      const unsettled = !isSettled(write.value) && entry(indexNames.unsettled, write, issue);
      return sort([entry(indexNames.deliveries(issue), write, order), unsettled], [indexNames.unsettled]);
    }
    case 'goneEntry':
      return { in: [], out: [indexNames.pool] };
    case 'goneIssue':
      return { in: [], out: issueStates.map(indexNames.issues) };
    default:
      return { in: [], out: [] };
  }
}

const issueStates = ['open', 'closed', 'signedOff', 'dispatching', 'dispatched'];

function entry(index: string, write: Write, score: number): IndexEntry {
  return { index, member: nameOfWrite(write), score };
}

function sort(found: (IndexEntry | false)[], possible: string[]): { in: IndexEntry[]; out: string[] } {
  const standing = found.filter((one) => one !== false);
  const out = possible.filter((index) => !standing.some((one) => one.index === index));
  return { in: standing, out };
}
