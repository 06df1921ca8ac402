import { whereIn } from '../src/desk/issues/compile-bulletin';
import { listEntries, moveIssue } from '../src/desk/issues/issue';
import { markPrinted } from '../src/desk/submissions/submission';
import { printedAt } from '../src/format/says/dispatches';
import type { Store } from '../src/store/open-store';

/** What is left of an issue after its dispatch, without the groups. */
export async function printIssue(ordinal: number, at: number, { store }: { store: Store }): Promise<void> {
  const read = store.openReader();
  const issue = await read.issue(ordinal);
  if (!issue) throw new Error(`no issue ${ordinal}`);
  const by = { by: 'desk', at, cause: 'dispatch' };
  const submissions = await read.submissions(listEntries(issue).map(({ entry }) => entry));
  const where = (number: number) => {
    const place = whereIn(issue, number);
    return place ? printedAt(issue, place) : '';
  };
  await store.commit({
    cause: null,
    versions: read.versions,
    writes: [
      { kind: 'issue', value: moveIssue(issue, 'dispatched', by) },
      ...submissions.map((one) => ({
        kind: 'submission' as const,
        value: markPrinted(one, where(one.number), by),
      })),
    ],
    facts: [{ what: 'dispatched', ...by, issue: ordinal }],
    letters: [],
  });
}
