import type { BriefRefusal } from './briefs/brief-refusal';
import type { DraftRefusal } from './submissions/draft-refusal';
import type { DispatchRefusal } from './issues/dispatch-refusal';
import type { GroupRefusal } from './groups/group-refusal';
import type { PeopleRefusal } from './people/people-refusal';
import type { IssueName } from './issues/archived';
import type { NumberBearer } from './issues/number-bearer';
import type { OfferWord } from './issues/offer-word';
import type { TimedRefusal } from './issues/timed-refusal';
import type { Places } from './entries/piece-text';
import type { CommandWord } from './rights';
import type { SubmissionState } from './submissions/submission-state';

/** Why the desk says no. Each has its own sentence in format/says/refusals.ts. */
export type Refusal = { ok: false } & (
  | PeopleRefusal
  | DraftRefusal
  | GroupRefusal
  | DispatchRefusal
  | BriefRefusal
  | TimedRefusal
  | { why: 'not-registered' }
  | { why: 'not-allowed'; word: CommandWord }
  | { why: 'not-understood'; said: string }
  | { why: 'wrong-arguments'; usage: string }
  | { why: 'kind-not-taken' }
  | { why: 'empty' }
  | { why: 'too-short'; length: number }
  | { why: 'revision-short'; number: number; length: number }
  | { why: 'no-such-submission'; number: number }
  | { why: 'not-yours'; number: number }
  | { why: 'dead-button' }
  | { why: 'card-outdated'; number: number; by: string; at: number }
  | { why: 'own-submission'; number: number }
  | { why: 'reason-missing'; word: string; number: number }
  | { why: 'text-missing'; word: string; number: number }
  | { why: 'already'; number: number; state: SubmissionState; by: string; at: number }
  | { why: 'not-accepted'; number: number; state: SubmissionState }
  | { why: 'signed-off'; number: number; issue: string }
  | { why: 'accept-first'; number: number }
  | { why: 'merged'; number: number; into: number }
  | { why: 'nothing-changed'; number: number }
  | { why: 'captions-left-over'; number: number; pictures: number }
  | { why: 'brief-has-no-headline'; number: number; column: string; instead: string }
  | { why: 'passage-not-found'; number: number; passage: string }
  | { why: 'passage-repeated'; number: number; passage: string; places: Places }
  | { why: 'body-gone'; number: number }
  | { why: 'no-such-column'; column: string; columns: string[] }
  | { why: 'not-in-issue'; number: number }
  | { why: 'no-such-place'; number: number; places: number }
  | { why: 'issue-empty'; issue: string }
  | { why: 'nothing-closed' }
  | { why: 'closed-empty'; issue: string }
  | { why: 'nothing-to-reopen' }
  | { why: 'may-not-sign-off' }
  | { why: 'no-groups' }
  | { why: 'no-offer' | 'offer-expired' | 'offer-void'; word: OfferWord }
  | { why: 'wrong-code'; word: OfferWord; triesLeft: number }
  | { why: 'no-such-issue'; asked: string }
  | { why: 'not-yet-out'; issue: string; isGoing: boolean }
  | { why: 'nobody-got-it'; issue: string }
  | { why: 'correction-empty'; asked: string }
  | { why: 'correction-long'; length: number; most: number }
  | { why: 'number-used'; wanted: string; bearer: NumberBearer }
  | { why: 'not-a-day' }
  | { why: 'year-turned'; issue: string; today: string; next: string; lastYear: number }
  | { why: 'nothing-dispatched' }
  | { why: 'nothing-pasted' }
  | { why: 'nothing-to-import' }
  | { why: 'in-archive'; name: IssueName; at: number }
  | { why: 'number-in-use'; bearer: NumberBearer }
);

export type Ruled<Made> = ({ ok: true } & Made) | Refusal;
