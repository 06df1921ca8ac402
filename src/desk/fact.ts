import type { DispatchId } from './issues/dispatch';
import type { StaffRole } from './people/staff';

/** What happened at the desk. The stream of facts is its audit log and drives what follows. */
export type Fact = { what: FactName; by: string; at: number; cause: string } & Partial<FactIds>;

export type FactName =
  | 'asked'
  | 'submitted'
  | 'revised'
  | 'withdrawn'
  | 'accepted'
  | 'returned'
  | 'rejected'
  | 'takenBack'
  | 'edited'
  | 'merged'
  | 'arranged'
  | 'removed'
  | 'deferred'
  | 'closed'
  | 'reopened'
  | 'numbered'
  | 'dated'
  | 'distributionSet'
  | 'previewed'
  | 'previewSent'
  | 'offered'
  | 'signedOff'
  | 'timeOffered'
  | 'timed'
  | 'timeCancelled'
  | 'timeVoided'
  | 'dispatching'
  | 'deliverySettled'
  | 'dispatched'
  | 'dispatchFailed'
  | 'dispatchPaused'
  | 'dispatchResumed'
  | 'dispatchCancelled'
  | 'deliveryTroubled'
  | 'troubleTold'
  | 'resent'
  | 'resendReported'
  | 'shownConfirmed'
  | 'correctionOffered'
  | 'corrected'
  | 'correctionDispatched'
  | 'briefsGoing'
  | 'sentAsBrief'
  | 'briefsDispatched'
  | 'dailyBriefsUnsigned'
  | 'imported'
  | 'pressed'
  | 'questionDropped'
  | 'cardLapsed'
  | 'reminded'
  | 'dayReported'
  | 'registrationAsked'
  | 'registered'
  | 'registrationRefused'
  | 'appointed'
  | 'dismissed'
  | 'left'
  | 'renamed'
  | 'unitAdded'
  | 'drafted'
  | 'pictureCame'
  | 'pictureKept'
  | 'pictureLost'
  | 'fileCame'
  | 'fileLost'
  | 'groupAsked'
  | 'groupAdded'
  | 'groupRefused'
  | 'groupStopped'
  | 'groupStarted'
  | 'groupsLocked'
  | 'setAside'
  | 'alarmed';

type FactIds = {
  submission: number;
  registration: number;
  role: StaffRole;
  issue: number;
  /** What goes out to groups as one: the issue, a correction of it, or briefs. */
  dispatch: DispatchId;
  group: string;
  /** Of an issue that came into the archive. */
  archived: string;
  /** The command's word that was said, or what an alarm is about; which change was made, or the entry merged into; a picture's or file's id. */
  about: string;
};
