import { newCard, taskIdOf } from '../../desk/card';
import { findUnit } from '../../desk/people/find-unit';
import { askAgain, askFor, type Registration, type Wanted } from '../../desk/people/registration';
import { registrationCard } from '../../format/registration-card';
import { registrationTaken, registrationWaits } from '../../format/says/registrations';
import type { Write } from '../../store/documents';
import { adminNames, answer, fact, refuse, told, type Ask, type Outcome } from '../handler';
import type { Registering } from './people-rest';

/** 登记 单位 姓名: asks the admins; who asks again while that waits has changed her mind. */
export async function askToRegister(ask: Ask<Registering>): Promise<Outcome> {
  const { args, desk, speaker } = ask;
  const { unit, near } = findUnit(args.unit, desk.units);
  if (!unit) {
    const again = near.map((name) => `登记 ${name} ${args.name}`);
    const unknown = { why: 'no-such-unit' as const, called: args.unit, again, mayAdd: false };
    return refuse(ask, { ok: false, ...unknown, ...(speaker.contact && { mayBeNews: true }) });
  }
  const { contact } = speaker;
  if (contact?.unit === unit.name) return refuse(ask, { ok: false, why: 'already-contact', ...contact });
  return askAdmins({ name: args.name, unit: unit.name, formerUnit: contact?.unit ?? null }, ask);
}

async function askAdmins(wanted: Wanted, ask: Ask): Promise<Outcome> {
  const waiting = await ask.read.waitingRegistrations();
  const before = waiting.find(({ userid }) => userid === ask.cause.by);
  if (before?.unit === wanted.unit && before.name === wanted.name)
    return answer(ask, registrationWaits(before, adminNames(ask)));
  if (before) return announce(askAgain(before, wanted, ask.cause), [], ask);
  const counters = await ask.read.counters();
  const number = counters.registrations + 1;
  const counted: Write = { kind: 'counters', value: { ...counters, registrations: number } };
  return announce(askFor(wanted, number, ask.cause), [counted], ask);
}

/** She hears that it waits; every admin gets a card. */
function announce(registration: Registration, writes: Write[], ask: Ask): Outcome {
  const cards = ask.desk.admins.map(({ userid }) => cardTo(userid, registration, ask));
  return {
    writes: [...writes, { kind: 'registration', value: registration }, ...cards.map(({ write }) => write)],
    facts: [fact(ask, 'registrationAsked', { registration: registration.number })],
    letters: [
      ...told(ask.cause.by, registrationTaken(registration, adminNames(ask))),
      ...cards.map(({ letter }) => letter),
    ],
  };
}

function cardTo(holder: string, registration: Registration, { cause, voice }: Ask) {
  const about = {
    kind: 'registration' as const,
    number: registration.number,
    move: registration.moves.length,
  };
  const taskId = taskIdOf(about, cause.cause, holder);
  const card = registrationCard(registration, voice, { taskId, settled: false });
  return {
    write: { kind: 'card' as const, value: newCard(taskId, holder, about) },
    letter: { to: holder, letter: { kind: 'card' as const, card } },
  };
}
