/** Why the desk says no about groups. What was said is repeated only where it can hold no address. */
export type GroupRefusal =
  | { why: 'no-such-group'; called: string; groups: string[] }
  /** `isNew`: the app was to make it. */
  | { why: 'group-name'; most: number; isNew: boolean }
  | { why: 'unknown-members'; called: string[] }
  | { why: 'too-few-members' }
  | { why: 'not-a-webhook' }
  /** `isWritten`: in desk.yaml. */
  | { why: 'group-exists'; name: string; isWritten: boolean }
  | { why: 'group-checking'; name: string }
  | { why: 'address-taken'; group: string }
  | { why: 'group-stopped'; name: string; by: string; at: number }
  | { why: 'group-running'; name: string }
  | { why: 'group-locked'; name: string }
  | { why: 'address-in-text' };
