import type { RegistrationState } from './registration-state';
import type { StaffRole } from './staff';

/** Why the desk says no about people and units. */
export type PeopleRefusal =
  /** `again`: what to send instead, the likeliest first; `mayAdd`: whoever asked may add units; `mayBeNews`: she is a contact. */
  | { why: 'no-such-unit'; called: string; again: string[]; mayAdd: boolean; mayBeNews?: true }
  | { why: 'unit-taken'; called: string; unit: string }
  | { why: 'already-contact'; unit: string; name: string }
  | { why: 'no-such-registration'; number: number }
  | { why: 'nothing-to-confirm' }
  | { why: 'which-registration'; word: string; waiting: { number: number; name: string; unit: string }[] }
  | { why: 'registration-changed'; number: number }
  | {
      why: 'registration-decided';
      number: number;
      name: string;
      state: RegistrationState;
      by: string;
      at: number;
    }
  | { why: 'no-such-person'; called: string }
  | { why: 'which-person'; called: string; userids: string[] }
  | { why: 'already-appointed'; userid: string; role: StaffRole }
  | { why: 'not-appointed'; userid: string; role: StaffRole | null }
  | { why: 'last-admin'; userid: string }
  | { why: 'last-signer'; userid: string };
