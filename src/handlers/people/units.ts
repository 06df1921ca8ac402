import { addUnit } from '../../desk/people/add-unit';
import { findUnit } from '../../desk/people/find-unit';
import { oneUnit, unitAdded, unitList } from '../../format/says/units';
import { answer, fact, refuse, told, type Ask, type Outcome } from '../handler';
import type { UnitAsked } from './people-rest';

/** 单位: all, one, or one more. */
export function answerOnUnits(ask: Ask<UnitAsked>): Promise<Outcome> {
  const { args, desk } = ask;
  if (args.does === 'add') return add({ ...ask, args });
  return Promise.resolve(args.does === 'list' ? answer(ask, unitList(desk)) : show(args.name, ask));
}

function show(called: string, ask: Ask): Outcome {
  const { unit, near } = findUnit(called, ask.desk.units);
  if (unit) return answer(ask, oneUnit(unit, ask.desk));
  const again = near.map((name) => `单位 ${name}`);
  return refuse(ask, { ok: false, why: 'no-such-unit', called, again, mayAdd: true });
}

async function add(ask: Ask<UnitAsked & { does: 'add' }>): Promise<Outcome> {
  const { args, desk, read } = ask;
  const ruled = addUnit(args, { desk, staff: await read.staff() });
  if (!ruled.ok) return refuse(ask, ruled);
  return {
    writes: [{ kind: 'staff', value: ruled.staff }],
    facts: [fact(ask, 'unitAdded', { about: ruled.unit.name })],
    letters: told(ask.cause.by, unitAdded(ruled.unit)),
  };
}
