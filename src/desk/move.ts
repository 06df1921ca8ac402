/** Who did what to a record, when (ms since 1970), why, and from which message. */
export type Move<State extends string> = {
  state: State;
  by: string;
  at: number;
  cause: string;
  reason?: string;
};

/** The person and the message behind a decision. */
export type Cause = { by: string; at: number; cause: string };
