/** Why the desk says no about a sign-off at a time. `asked`: the time that was said, with its year. */
export type TimedRefusal =
  | { why: 'time-not-understood' }
  | { why: 'time-past'; asked: string }
  | { why: 'time-far'; asked: string; days: number }
  | { why: 'nothing-timed' };
