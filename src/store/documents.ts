import type { BriefDispatch } from '../desk/briefs/brief-dispatch';
import type { SentBrief } from '../desk/briefs/sent-brief';
import type { Card, CardSubject } from '../desk/card';
import type { Archived, Correction } from '../desk/issues/archived';
import type { ArchivedEntry } from '../desk/warnings/archived-entry';
import type { CorrectionOffer } from '../desk/issues/correct';
import { nameOfDelivery, type Delivery, type FrozenBulletin } from '../desk/issues/delivery';
import type { Dispatch, DispatchId } from '../desk/issues/dispatch';
import type { GroupBook } from '../desk/groups/group-book';
import type { Edition } from '../desk/issues/edition';
import type { Draft } from '../desk/submissions/draft';
import type { Entry } from '../desk/entries/entry';
import type { IncomingFile } from '../desk/submissions/incoming-file';
import type { Issue } from '../desk/issues/issue';
import type { Pasted } from '../desk/issues/pasted';
import type { Pdf } from '../desk/issues/pdf';
import type { Picture } from '../desk/submissions/picture';
import type { Question } from '../desk/question';
import type { Registration } from '../desk/people/registration';
import type { Offer } from '../desk/issues/offer';
import type { Sketch } from '../desk/warnings/sketch';
import type { Staff } from '../desk/people/staff';
import type { TimedOffer, TimedSignOff } from '../desk/issues/timed-sign-off';
import type { Submission } from '../desk/submissions/submission';
import type { Watch } from '../desk/watch';

/** 来稿 n is the desk's count; a message that could not be handled is kept with its error. */
export type Counters = { schema: 1; submissions: number; registrations: number };
/** What the timetable has done: the day (YYYY-MM-DD) of the latest daily line, and of the latest look for briefs. */
export type TimetableLog = { schema: 1; dailyLineOn?: string; briefsOn?: string };
type AsideMessage = { schema: 1; id: string; xml: string; error: string; at: number };

export type Write =
  | { kind: 'submission'; value: Submission }
  | { kind: 'entry'; value: Entry }
  | { kind: 'issue'; value: Issue }
  | { kind: 'dispatch'; value: Dispatch }
  /** `was`: as it was read; where it stands in the same indexes as then, they are left alone. */
  | { kind: 'delivery'; value: Delivery; was?: Delivery }
  | { kind: 'bulletin'; value: FrozenBulletin }
  | { kind: 'edition'; value: Edition }
  | { kind: 'offer'; value: Offer }
  | { kind: 'timedOffer'; value: TimedOffer }
  | { kind: 'timedSignOff'; value: TimedSignOff }
  | { kind: 'correctionOffer'; value: CorrectionOffer }
  | { kind: 'pasted'; value: Pasted }
  | { kind: 'counters'; value: Counters }
  | { kind: 'aside'; value: AsideMessage }
  | { kind: 'card'; value: Card }
  | { kind: 'question'; value: Question }
  | { kind: 'draft'; value: Draft }
  | { kind: 'picture'; value: Picture }
  | { kind: 'file'; value: IncomingFile }
  | { kind: 'sketch'; value: Sketch }
  | { kind: 'staff'; value: Staff }
  | { kind: 'groups'; value: GroupBook }
  | { kind: 'registration'; value: Registration }
  | { kind: 'timetableLog'; value: TimetableLog }
  | { kind: 'watch'; value: Watch }
  | { kind: 'archived'; value: Archived }
  | { kind: 'archivedEntry'; value: ArchivedEntry }
  | { kind: 'correction'; value: Correction }
  | { kind: 'briefDispatch'; value: BriefDispatch }
  | { kind: 'sentBrief'; value: SentBrief }
  | { kind: 'pdf'; value: Pdf }
  | { kind: 'goneQuestion'; editor: string }
  | { kind: 'goneEdition'; issue: number; digest: string }
  | { kind: 'goneTimedOffer' }
  | { kind: 'goneTimedSignOff' }
  | { kind: 'goneCorrectionOffer'; editor: string }
  | { kind: 'gonePasted'; admin: string }
  | { kind: 'goneIssue'; ordinal: number };

export type IndexEntry = { index: string; member: string; score: number };

/** The name under which a document is kept; `desk.yaml` words may stand in it. */
export const nameOf = {
  submission: (number: number) => `submission:${number}`,
  entry: (number: number) => `entry:${number}`,
  issue: (ordinal: number) => `issue:${ordinal}`,
  dispatch: (id: DispatchId) => `dispatch:${id}`,
  delivery: (dispatch: DispatchId, group: string) => `delivery:${nameOfDelivery({ dispatch, group })}`,
  bulletin: (dispatch: DispatchId, digest: string) => `bulletin:${dispatch}:${digest}`,
  edition: (issue: number, digest: string) => `edition:${issue}:${digest}`,
  card: (taskId: string) => `card:${taskId}`,
  question: (editor: string) => `question:${editor}`,
  draft: (contact: string) => `draft:${contact}`,
  picture: (id: string) => `picture:${id}`,
  file: (id: string) => `file:${id}`,
  sketch: (submission: number) => `sketch:${submission}`,
  registration: (number: number) => `registration:${number}`,
  archived: (id: string) => `archived:${id}`,
  archivedEntry: (id: string) => `archivedEntry:${id}`,
  correction: (of: string, number: number) => `correction:${of}:${number}`,
  briefDispatch: (number: number) => `briefDispatch:${number}`,
  sentBrief: (submission: number) => `sentBrief:${submission}`,
  pdf: (of: string) => `pdf:${of}`,
  staff: 'staff',
  groups: 'groups',
  offer: 'offer',
  timedOffer: 'timedOffer',
  timedSignOff: 'timedSignOff',
  correctionOffer: (editor: string) => `correctionOffer:${editor}`,
  pasted: (admin: string) => `pasted:${admin}`,
  counters: 'counters',
  timetableLog: 'timetableLog',
  watch: 'watch',
  aside: (id: string) => `aside:${id}`,
};

/** `submission:12`, `registration:3`: what a card is about, as the index of its cards has it. */
export function nameOfSubject({ kind, number }: Pick<CardSubject, 'kind' | 'number'>): string {
  return nameOf[kind](number);
}

export function nameOfWrite(write: Write): string {
  switch (write.kind) {
    case 'submission':
    case 'entry':
    case 'briefDispatch':
    case 'registration':
      return nameOf[write.kind](write.value.number);
    case 'issue':
      return nameOf.issue(write.value.ordinal);
    case 'dispatch':
      return nameOf.dispatch(write.value.id);
    case 'delivery':
      return nameOf.delivery(write.value.dispatch, write.value.group);
    case 'bulletin':
      return nameOf.bulletin(write.value.dispatch, write.value.digest);
    case 'edition':
      return nameOf.edition(write.value.issue, write.value.digest);
    case 'goneEdition':
      return nameOf.edition(write.issue, write.digest);
    case 'card':
      return nameOf.card(write.value.taskId);
    case 'question':
      return nameOf.question(write.value.editor);
    case 'draft':
      return nameOf.draft(write.value.contact);
    case 'sketch':
    case 'sentBrief':
      return nameOf[write.kind](write.value.submission);
    case 'correction':
      return nameOf.correction(write.value.of, write.value.number);
    case 'pdf':
      return nameOf.pdf(write.value.of);
    case 'archived':
    case 'archivedEntry':
    case 'picture':
    case 'file':
    case 'aside':
      return nameOf[write.kind](write.value.id);
    case 'correctionOffer':
      return nameOf.correctionOffer(write.value.editor);
    case 'goneTimedOffer':
      return nameOf.timedOffer;
    case 'goneTimedSignOff':
      return nameOf.timedSignOff;
    case 'goneQuestion':
      return nameOf.question(write.editor);
    case 'goneCorrectionOffer':
      return nameOf.correctionOffer(write.editor);
    case 'pasted':
      return nameOf.pasted(write.value.admin);
    case 'gonePasted':
      return nameOf.pasted(write.admin);
    case 'goneIssue':
      return nameOf.issue(write.ordinal);
    default:
      return nameOf[write.kind];
  }
}
