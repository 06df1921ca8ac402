import { openDraw } from './draw';
import { namesOfFaults } from './fault-kinds';
import type { Fault, FaultKind, SeededFaults, Trouble } from './trouble';

type Aim = { path: string; key: string | null };
/** `scripted`: asked for one by one. `silence`: the caller did not wait until the window had passed. */
export type Injected = Aim & { at: number; kind: FaultKind | 'scripted' | 'silence' };

export type Faults = {
  add: (fault: Fault) => void;
  /** Null: no more of them. */
  seed: (seeded: SeededFaults | null) => void;
  take: (path: string, key: string | null) => Trouble | null;
  injected: () => Injected[];
};

/** Troubles to come: scripted ones, each for the next `times` calls that fit, the earliest first; then seeded ones. */
export function openFaults(now: () => number): Faults {
  const waiting: { fault: Fault; left: number }[] = [];
  const injected: Injected[] = [];
  const silences = openSilences(now);
  let draw: ReturnType<typeof openDraw> | null = null;

  const scripted = ({ path, key }: Aim): Trouble | null => {
    const next = waiting.find(({ fault, left }) => left > 0 && fits(fault, path, key));
    if (!next) return null;
    next.left -= 1;
    return next.fault;
  };
  const note = (aim: Aim, kind: Injected['kind'], trouble: Trouble): Trouble => {
    injected.push({ at: now(), ...aim, kind });
    silences.begin(aim, trouble);
    return trouble;
  };
  return {
    add: (fault) => {
      waiting.push({ fault, left: fault.times ?? 1 });
    },
    seed: (seeded) => {
      draw = seeded && openDraw(checked(seeded));
    },
    take: (path, key) => {
      const aim = { path, key };
      const silent = silences.trouble(aim);
      if (silent) return note(aim, 'silence', silent);
      const wanted = scripted(aim);
      if (wanted) return note(aim, 'scripted', wanted);
      const drawn = draw?.(path, key) ?? null;
      return drawn?.kind ? note(aim, drawn.kind, drawn.trouble) : (drawn?.trouble ?? null);
    },
    injected: () => [...injected],
  };
}

/** A code that lasts: 45009 until its window has passed. */
function openSilences(now: () => number) {
  const until = new Map<string, { at: number; errcode: number }>();
  const nameOf = ({ path, key }: Aim) => `${path} ${key ?? ''}`;
  return {
    begin: (aim: Aim, trouble: Trouble): void => {
      if (!('errcode' in trouble) || trouble.silenceMs === undefined) return;
      until.set(nameOf(aim), { at: now() + trouble.silenceMs, errcode: trouble.errcode });
    },
    trouble: (aim: Aim): Trouble | null => {
      const silence = until.get(nameOf(aim));
      return silence && now() < silence.at ? { errcode: silence.errcode } : null;
    },
  };
}

function fits(fault: Fault, path: string, key: string | null): boolean {
  return fault.path === path && (fault.key === undefined || fault.key === key);
}

function checked(seeded: SeededFaults): SeededFaults {
  const unknown = (seeded.kinds ?? []).filter((kind) => !namesOfFaults.includes(kind));
  if (unknown.length > 0)
    throw new Error(`no fault ${unknown.join(', ')}; there are ${namesOfFaults.join(', ')}`);
  if (!(seeded.rate >= 0 && seeded.rate <= 1)) throw new Error('rate is a share from 0 to 1');
  if (!Number.isFinite(seeded.seed)) throw new Error('seed is a number');
  return seeded;
}
