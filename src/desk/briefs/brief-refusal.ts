import type { SubmissionState } from '../submissions/submission-state';

/** Why the desk does not send a piece as 快讯. */
export type BriefRefusal =
  /** `instead`: a column of briefs, where the desk has one. */
  | { why: 'not-a-brief'; number: number; column: string; instead: string | null }
  | { why: 'brief-not-accepted'; number: number; state: SubmissionState }
  | { why: 'brief-taken-back'; number: number; by: string; at: number }
  /** `where`: issue, column and place. */
  | { why: 'brief-printed'; number: number; where: string }
  | { why: 'brief-signed-off'; number: number; issue: string }
  /** By all `groups` that take it; `at`: when the last of them was to be sent it. */
  | { why: 'brief-had'; number: number; groups: number; at: number }
  | { why: 'no-brief-groups' }
  | { why: 'no-group-for-column'; number: number; column: string };
