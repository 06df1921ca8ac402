import type { ShelvedToken, TokenShelf } from '../../src/wecom/token';

/** What several processes share; `heldBy` is whose the lock is. */
export type Shelved = {
  token: ShelvedToken | null;
  refusal: { untilMs: number; errcode: number } | null;
  heldBy: symbol | null;
};

export function emptyShelf(): Shelved {
  return { token: null, refusal: null, heldBy: null };
}

/** One process's view of what is shared, as slow as a store is. */
export function openShelf(shared: Shelved): TokenShelf {
  const me = Symbol('process');
  const later = async <T>(act: () => T): Promise<T> => {
    await new Promise((resolve) => setImmediate(resolve));
    return act();
  };
  return {
    read: () => later(() => shared.token),
    save: (token, expiresAt) =>
      later(() => {
        shared.token = { token, expiresAt };
      }),
    forget: (token) =>
      later(() => {
        if (shared.token?.token === token) shared.token = null;
      }),
    lock: () => later(() => (shared.heldBy ??= me) === me),
    unlock: () =>
      later(() => {
        if (shared.heldBy === me) shared.heldBy = null;
      }),
    refuse: (untilMs, errcode) =>
      later(() => {
        shared.refusal = { untilMs, errcode };
      }),
    refusal: () => later(() => shared.refusal),
  };
}
