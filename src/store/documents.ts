import type { Delivery, FrozenBulletin } from '../desk/delivery';
import type { Entry } from '../desk/entry';
import type { Issue } from '../desk/issue';
import type { Offer } from '../desk/sign-off';
import type { Submission } from '../desk/submission';

/** 来稿 n is the desk's count; a message that could not be handled is kept with its error. */
export type Counters = { schema: 1; submissions: number };
type AsideMessage = { schema: 1; id: string; xml: string; error: string; at: number };

export type Write =
  | { kind: 'submission'; value: Submission }
  | { kind: 'entry'; value: Entry }
  | { kind: 'issue'; value: Issue }
  | { kind: 'delivery'; value: Delivery }
  | { kind: 'bulletin'; value: FrozenBulletin }
  | { kind: 'offer'; value: Offer }
  | { kind: 'counters'; value: Counters }
  | { kind: 'aside'; value: AsideMessage }
  | { kind: 'goneEntry'; number: number }
  | { kind: 'goneIssue'; ordinal: number };

export type IndexEntry = { index: string; member: string; score: number };

/** The name under which a document is kept; `desk.yaml` words may stand in it. */
export const nameOf = {
  submission: (number: number) => `submission:${number}`,
  entry: (number: number) => `entry:${number}`,
  issue: (ordinal: number) => `issue:${ordinal}`,
  delivery: (issue: number, group: string) => `delivery:${issue}:${group}`,
  bulletin: (issue: number, digest: string) => `bulletin:${issue}:${digest}`,
  offer: 'offer',
  counters: 'counters',
  aside: (id: string) => `aside:${id}`,
};

export function nameOfWrite(write: Write): string {
  switch (write.kind) {
    case 'submission':
    case 'entry':
      return nameOf[write.kind](write.value.number);
    case 'issue':
      return nameOf.issue(write.value.ordinal);
    case 'delivery':
      return nameOf.delivery(write.value.issue, write.value.group);
    case 'bulletin':
      return nameOf.bulletin(write.value.issue, write.value.digest);
    case 'aside':
      return nameOf.aside(write.value.id);
    case 'goneEntry':
      return nameOf.entry(write.number);
    case 'goneIssue':
      return nameOf.issue(write.ordinal);
    default:
      return nameOf[write.kind];
  }
}
