import type { DraftRefusal } from './submissions/draft-refusal';
import type { PeopleRefusal } from './people/people-refusal';
import type { NumberBearer } from './issues/number-bearer';
import type { Places } from './entries/piece-text';
import type { CommandWord } from './rights';
import type { SubmissionState } from './submissions/submission-state';

/** Why the desk says no. Each has its own sentence in format/says/refusals.ts. */
export type Refusal = { ok: false } & (
  | PeopleRefusal
  | DraftRefusal
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
  | { why: 'no-offer' }
  | { why: 'offer-expired' }
  | { why: 'offer-void' }
  | { why: 'wrong-code'; triesLeft: number }
  | { why: 'number-used'; wanted: string; bearer: NumberBearer }
  | { why: 'not-a-day' }
  | { why: 'year-turned'; issue: string; today: string; next: string; lastYear: number }
  | { why: 'nothing-dispatched' }
);

export type Ruled<Made> = ({ ok: true } & Made) | Refusal;
