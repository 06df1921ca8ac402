export type Fault = { path: string; key?: string; times?: number } & Trouble;
/**
 * `after`: the call was accepted and shown first. `silenceMs`: the same call of the same webhook hears the same code
 * for so long.
 */
export type Trouble =
  | { errcode: number; silenceMs?: number }
  | { token: 'gone' | 'expired' }
  | { status: number; after?: true }
  | { hang: true; after?: true }
  | { reset: 'before' | 'after' }
  | { delayMs: number; after?: true }
  | { body: string; after?: true };

/** Every call draws whether it meets a fault (`rate`, 0 to 1) and which; one that meets none takes up to `latencyMs`. */
export type SeededFaults = {
  seed: number;
  rate: number;
  kinds?: FaultKind[];
  /** Every call of the API without it. */
  paths?: string[];
  latencyMs?: number;
};

export type FaultKind =
  | 'busy'
  | 'tooMany'
  | 'crowded'
  | 'tokenGone'
  | 'tokenExpired'
  | 'switchedOff'
  | 'slow'
  | 'hang'
  | 'resetBefore'
  | 'resetAfter'
  | 'wrongJson'
  | 'gateway';
