export type Fault = { path: string; key?: string; times?: number } & Trouble;
/** `after`: the call was accepted and shown, then the connection broke before the answer was read. */
export type Trouble =
  | { errcode: number }
  | { status: number }
  | { hang: true }
  | { reset: 'before' | 'after' }
  | { delayMs: number }
  | { body: string };

export type Faults = {
  add: (fault: Fault) => void;
  take: (path: string, key: string | null) => Fault | null;
};

/** Troubles to come, each for the next `times` calls that fit; the earliest that fits goes first. */
export function openFaults(): Faults {
  const waiting: { fault: Fault; left: number }[] = [];
  return {
    add: (fault) => {
      waiting.push({ fault, left: fault.times ?? 1 });
    },
    take: (path, key) => {
      const next = waiting.find(({ fault, left }) => left > 0 && fits(fault, path, key));
      if (!next) return null;
      next.left -= 1;
      return next.fault;
    },
  };
}

function fits(fault: Fault, path: string, key: string | null): boolean {
  return fault.path === path && (fault.key === undefined || fault.key === key);
}
