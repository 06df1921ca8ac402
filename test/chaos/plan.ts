import type { FaultKind, SeededFaults } from '../../simulator/trouble';
import { randomFrom } from '../support/random';
import { groups } from './cast';

export type Victim = 'web' | 'worker' | 'redis';
/** `afterMs` since the one before. */
export type Kill = { victim: Victim; afterMs: number; awayMs: number };
export type Plan = {
  /** Of the run alone: made of the seed of all runs and the run's place among them. */
  seed: number;
  kills: Kill[];
  /** Whether the processes die while the offer is still being made. */
  fromTheOffer: boolean;
  faults: SeededFaults;
  /** The webhook that is told 45009 once, and then hears nothing for sixty seconds. */
  limited: string | null;
};

/** Such a run takes over a minute, so it is one in ten. */
const limitedEvery = 10;

const everywhere: FaultKind[] = [
  'busy',
  'crowded',
  'tokenGone',
  'tokenExpired',
  'slow',
  'resetBefore',
  'resetAfter',
  'wrongJson',
  'gateway',
];
const calls = [
  'gettoken',
  'message/send',
  'webhook/send',
  'webhook/upload_media',
  'message/update_template_card',
];

/** What befalls the n-th run. */
export function planRun(seed: number, index: number): Plan {
  const random = randomFrom(seed * 1000 + index);
  const between = (least: number, most: number) => Math.floor(least + (most - least) * random());
  const kills = Array.from({ length: between(3, 7) }, () => ({
    victim: victimOf(random()),
    afterMs: between(100, 1800),
    awayMs: between(0, 400),
  }));
  const fault = { seed: between(1, 1_000_000), rate: between(6, 26) / 100, latencyMs: between(400, 1600) };
  return {
    seed: seed * 1000 + index,
    kills,
    fromTheOffer: random() < 0.3,
    faults: { ...fault, ...kindsFor(random()) },
    limited: index % limitedEvery === limitedEvery / 2 ? groups[between(0, groups.length)]!.key : null,
  };
}

function victimOf(draw: number): Victim {
  if (draw < 0.5) return 'worker';
  return draw < 0.75 ? 'redis' : 'web';
}

/** What hangs is given up after eight seconds, an upload after thirty: only posts hang, in one run out of four. */
function kindsFor(draw: number): Pick<SeededFaults, 'kinds' | 'paths'> {
  return draw < 0.25
    ? { kinds: [...everywhere, 'hang'], paths: ['/cgi-bin/webhook/send'] }
    : { kinds: everywhere, paths: calls.map((call) => `/cgi-bin/${call}`) };
}
