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
  | 'arranged'
  | 'removed'
  | 'deferred'
  | 'closed'
  | 'reopened'
  | 'offered'
  | 'signedOff'
  | 'dispatching'
  | 'deliverySettled'
  | 'dispatched'
  | 'dispatchFailed'
  | 'setAside'
  | 'alarmed';

type FactIds = {
  submission: number;
  issue: number;
  group: string;
  /** The command's word that was said, or what an alarm is about. */
  about: string;
};
