import type { Cause, Move } from '../move';
import type { Ruled } from '../refusal';
import type { RegistrationState } from './registration-state';

/** 登记: somebody asks to be registered as a contact of a unit; an admin confirms or refuses. */
export type Registration = {
  schema: 1;
  number: number;
  userid: string;
  name: string;
  /** The unit's name, never an alias. */
  unit: string;
  /** The unit she is a contact of and wants to leave for this one. */
  formerUnit: string | null;
  state: RegistrationState;
  moves: Move<RegistrationState>[];
};

type Decided = Ruled<{ registration: Registration }>;

export type Wanted = Pick<Registration, 'name' | 'unit' | 'formerUnit'>;

export function askFor(wanted: Wanted, number: number, cause: Cause): Registration {
  const asked = { schema: 1 as const, number, userid: cause.by, ...wanted };
  return move({ ...asked, state: 'waiting', moves: [] }, 'waiting', cause);
}

/** What waited is replaced: the same number, other words. */
export function askAgain(registration: Registration, wanted: Wanted, cause: Cause): Registration {
  return move({ ...registration, ...wanted }, 'waiting', cause);
}

/** `move`: how many moves it had when it was shown to the admin; missing where she names only its number. */
export function confirm(registration: Registration, cause: Cause, shown?: number): Decided {
  return refusalOf(registration, shown) ?? done(move(registration, 'confirmed', cause));
}

export function turnDown(
  registration: Registration,
  { reason, shown }: { reason: string; shown?: number | undefined },
  cause: Cause,
): Decided {
  const why = reason === '' ? undefined : reason;
  return refusalOf(registration, shown) ?? done(move(registration, 'refused', cause, why));
}

export function lastMoveOf({ moves }: Registration): Move<RegistrationState> {
  const last = moves.at(-1);
  if (!last) throw new Error('a registration has at least the move that made it');
  return last;
}

function refusalOf(registration: Registration, shown?: number): (Decided & { ok: false }) | null {
  const { number, name, state, moves } = registration;
  const { by, at } = lastMoveOf(registration);
  if (state !== 'waiting') return { ok: false, why: 'registration-decided', number, name, state, by, at };
  if (shown !== undefined && shown !== moves.length)
    return { ok: false, why: 'registration-changed', number };
  return null;
}

function done(registration: Registration): Decided {
  return { ok: true, registration };
}

function move(
  registration: Registration,
  state: RegistrationState,
  { by, at, cause }: Cause,
  reason?: string,
): Registration {
  const made = { state, by, at, cause, ...(reason === undefined ? {} : { reason }) };
  return { ...registration, state, moves: [...registration.moves, made] };
}
