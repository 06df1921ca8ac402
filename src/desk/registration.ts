import type { Move } from './move';

export type RegistrationState = 'waiting' | 'confirmed' | 'refused';

/** 登记: somebody asks to be registered as a contact of a unit; an admin confirms or refuses. */
export type Registration = {
  schema: 1;
  number: number;
  userid: string;
  name: string;
  /** The unit's name, never an alias. */
  unit: string;
  state: RegistrationState;
  moves: Move<RegistrationState>[];
};
