import { withPost } from '../../desk/people/appoint';
import { findUnit } from '../../desk/people/find-unit';
import type { Ruled } from '../../desk/refusal';
import { confirm, turnDown, type Registration } from '../../desk/people/registration';
import {
  registered,
  registeredNotice,
  registrationRefused,
  registrationRefusedNotice,
} from '../../format/says/registrations';
import { fact, refuse, replied, toldOther, type Ask, type Outcome } from '../handler';

/** `move`: how much had happened when the card was made on which she pressed. */
type Which = { number: number | null; move?: number };

/** 同意 [n]: she is a contact from now on. */
export async function confirmRegistration(ask: Ask<Which>): Promise<Outcome> {
  const found = await findRegistration('同意', ask);
  const ruled = found.ok ? confirm(found.registration, ask.cause, ask.args.move) : found;
  if (!ruled.ok) return refuse(ask, ruled);
  const { registration } = ruled;
  const { number, userid, name, unit } = registration;
  if (!findUnit(unit, ask.desk.units).unit)
    return refuse(ask, { ok: false, why: 'no-such-unit', called: unit, again: [], mayAdd: true });
  const staff = withPost(await ask.read.staff(), { role: 'contact', person: { userid, name, unit } });
  return {
    writes: [
      { kind: 'registration', value: registration },
      { kind: 'staff', value: staff },
    ],
    facts: [fact(ask, 'registered', { registration: number, about: userid })],
    letters: [
      ...replied(ask, registered(registration)),
      ...toldOther(ask, userid, registeredNotice(registration)),
    ],
  };
}

/** 拒绝 [n] [理由] */
export async function refuseRegistration(ask: Ask<Which & { text: string }>): Promise<Outcome> {
  const { text, move } = ask.args;
  const found = await findRegistration('拒绝', ask);
  const ruled = found.ok ? turnDown(found.registration, { reason: text, shown: move }, ask.cause) : found;
  if (!ruled.ok) return refuse(ask, ruled);
  const { registration } = ruled;
  return {
    writes: [{ kind: 'registration', value: registration }],
    facts: [fact(ask, 'registrationRefused', { registration: registration.number })],
    letters: [
      ...replied(ask, registrationRefused(registration)),
      ...toldOther(ask, registration.userid, registrationRefusedNotice(registration, text)),
    ],
  };
}

/** The one of this number, or without a number the only one that waits. */
async function findRegistration(
  word: string,
  { args, read }: Ask<Which>,
): Promise<Ruled<{ registration: Registration }>> {
  if (args.number !== null) {
    const registration = await read.registration(args.number);
    return registration
      ? { ok: true, registration }
      : { ok: false, why: 'no-such-registration', number: args.number };
  }
  const [only, ...others] = await read.waitingRegistrations();
  if (!only) return { ok: false, why: 'nothing-to-confirm' };
  if (others.length > 0) return { ok: false, why: 'which-registration', word, waiting: [only, ...others] };
  return { ok: true, registration: only };
}
