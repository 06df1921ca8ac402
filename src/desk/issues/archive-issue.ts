import type { Bulletin } from '../bulletin';
import type { Entry } from '../entries/entry';
import { archivedId, type Archived, type Origin } from './archived';
import { mayHaveBeenRead, type Delivery } from './delivery';
import type { Issue } from './issue';

type Printed = {
  issue: Issue;
  /** The whole issue, whatever the single groups got of it. */
  bulletin: Bulletin;
  entries: readonly Entry[];
  deliveries: readonly Delivery[];
  word: Archived['word'];
};

/** 存档: an issue as it went out, with what each entry was made of, and who has it. */
export function archiveIssue({ issue, bulletin, entries, deliveries, word }: Printed, at: number): Archived {
  const signed = issue.moves.findLast(({ state }) => state === 'signedOff');
  return {
    schema: 1,
    id: archivedId(issue.ordinal),
    bulletin,
    origins: bulletin.columns.map(({ name }) => originsOf(issue.columns[name] ?? [], entries)),
    signedOff: signed ? { by: signed.by, at: signed.at } : null,
    archivedAt: at,
    groups: deliveries.filter(mayHaveBeenRead).map(({ group }) => group),
    word,
  };
}

/** In the order in which they were compiled. */
function originsOf(order: readonly number[], entries: readonly Entry[]): Origin[] {
  return order.flatMap((number) => {
    const entry = entries.find((one) => one.number === number);
    return entry ? [{ entry: number, submissions: entry.submissions, units: entry.units }] : [];
  });
}
