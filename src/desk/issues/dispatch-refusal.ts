/** Which kind of dispatch a command means, as it is written behind it. */
export type DispatchKind = 'issue' | 'correction' | 'briefs';

/** Why the desk says no about what goes out, or has gone out. `name` is what an editor reads of a dispatch. */
export type DispatchRefusal =
  | { why: 'nothing-going'; isTimed: boolean }
  | { why: 'which-dispatch'; names: string[] }
  | { why: 'dispatch-paused'; name: string; by: string; at: number }
  /** `resumed`: null where it was never paused. */
  | { why: 'dispatch-not-paused'; name: string; resumed: { by: string; at: number } | null }
  | { why: 'dispatch-cancelled'; name: string; by: string; at: number }
  | { why: 'dispatch-cancelling'; name: string }
  | { why: 'nothing-missing'; group: string; isGoing: boolean }
  | { why: 'nothing-missing-anywhere' }
  | { why: 'already-resent'; group: string; by: string; at: number }
  /** `stop`: null where its address can no longer be read. */
  | { why: 'resend-to-idle'; group: string; stop: { by: string; at: number } | null }
  | { why: 'not-for-group'; group: string; name: string }
  /** `confirmed`: by whom, where there was something. */
  | { why: 'nothing-uncertain'; group: string; confirmed: { by: string; at: number } | null };
