import * as fc from 'fast-check';
import { actOnOne, anyAct, arrival, type Act } from './acts';

/**
 * What happens at the same moment; how much time has passed before; and how many round trips to Redis later than the
 * first each of the others begins.
 */
export type Round = { acts: Act[]; afterMs: number; leads: number[] };

/** A few pieces come in, one is accepted, then anything may happen; 15 to 25 messages. */
export function interleavings(): fc.Arbitrary<Round[]> {
  const first = fc.array(alone(arrival()), { minLength: 2, maxLength: 4 });
  const rest = fc.array(turns(), { minLength: 7, maxLength: 12 });
  return fc.tuple(first, rest).map(([arrivals, others]) => [...arrivals, accepting, ...others.flat()]);
}

/** A turn that does nothing comes first: a failing interleaving is shortened by it. */
function turns(): fc.Arbitrary<Round[]> {
  const one = (round: fc.Arbitrary<Round>) => round.map((made) => [made]);
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 1, arbitrary: fc.constant<Round[]>([]) },
    { weight: 30, arbitrary: one(alone(anyAct())) },
    { weight: 8, arbitrary: one(together()) },
    { weight: 1, arbitrary: one(alone(anyAct(), 11 * 60_000)) },
    { weight: 1, arbitrary: fc.constant(printing.map((one) => roundOf([one]))) },
    { weight: 2, arbitrary: disturbed() },
  );
}

function alone(act: fc.Arbitrary<Act>, afterMs = 1000): fc.Arbitrary<Round> {
  return act.map((one) => ({ acts: [one], afterMs, leads: [] }));
}

/** Two or three at once, mostly about the same piece. */
function together(): fc.Arbitrary<Round> {
  const same = fc.nat(3).chain((nth) => fc.array(actOnOne(nth), { minLength: 2, maxLength: 3 }));
  const mixed = fc.array(anyAct(), { minLength: 2, maxLength: 3 });
  return fc.tuple(fc.oneof(same, same, mixed), leads()).map(([acts, lead]) => roundOf(acts, lead));
}

/** A decision takes about ten. Half of the time all begin together. */
function leads(): fc.Arbitrary<number[]> {
  const lead = fc.array(fc.nat(9), { minLength: 3, maxLength: 3 });
  return fc.oneof(fc.constant<number[]>([]), lead);
}

function roundOf(acts: Act[], lead: number[] = []): Round {
  return { acts, afterMs: 1000, leads: lead };
}

const accepting = roundOf([
  {
    by: 'editor-first',
    saying: { what: 'accept', numbers: [], column: null },
    on: [{ state: 'pending', nth: 0 }],
  },
]);

/** Closed, offered, signed off and dispatched. */
const printing: Act[] = [
  { by: 'editor-first', saying: { what: 'close' }, on: [] },
  { by: 'editor-first', saying: { what: 'offer' }, on: [] },
  { by: 'editor-first', isRightCode: true },
  { by: 'desk', saying: { what: 'dispatch' }, on: [] },
];

/** The same, and somebody does something in the very moment of one of its steps. */
function disturbed(): fc.Arbitrary<Round[]> {
  const step = fc.nat(printing.length - 1);
  return fc
    .tuple(step, fc.oneof(anyAct(), actOnOne(0)), leads())
    .map(([at, act, lead]) =>
      printing.map((one, index) => (index === at ? roundOf([one, act], lead) : roundOf([one]))),
    );
}
