import type { Act, Target } from './acts';
import type { Message, Saying } from './message';
import { stateOf, type Records } from './model';
import { cardsIn, codeIn } from './records-of';
import type { Snapshot } from './snapshot';

export type Now = {
  at: number;
  id: number;
  records: Records;
  documents: Snapshot['documents'];
  past: readonly Message[];
};

/** Finds the pieces, the card, the code or the earlier message that are meant. */
export function resolve(act: Act, now: Now): Message {
  if ('repeats' in act) {
    const meant = now.past.filter(({ by }) => by !== 'desk').at(-act.repeats);
    return meant ? { ...meant, at: now.at } : resolve(talk, now);
  }
  const saying = sayingOf(act, now);
  const id = `m-${String(now.id).padStart(3, '0')}`;
  return { id, by: act.by === 'owner' ? ownerOf(saying, now) : act.by, at: now.at, saying };
}

const talk: Act = { by: 'stranger', saying: { what: 'news', text: '您好' }, on: [] };

function ownerOf(saying: Saying, { records }: Now): string {
  const number = 'number' in saying ? saying.number : 0;
  return records.submissions[number]?.contact ?? 'contact-lake';
}

function sayingOf(act: Exclude<Act, { repeats: number }>, now: Now): Saying {
  const { documents } = now;
  if ('isRightCode' in act) return { what: 'sign', code: (act.isRightCode && codeIn(documents)) || '9999' };
  const numbers = [...new Set(act.on.map((target) => numberOf(target, now)))];
  const [number = 1] = numbers;
  if ('press' in act) return pressOf(act, number, now);
  if ('numbers' in act.saying) return { ...act.saying, numbers: ofSeveral(act.saying, numbers) };
  return numbers.length > 0 && 'number' in act.saying ? { ...act.saying, number } : act.saying;
}

/** One piece alone cannot be merged. */
function ofSeveral({ what }: Saying, numbers: number[]): number[] {
  return what === 'merge' && numbers.length < 2 ? [...numbers, ...numbers.map((one) => one + 1)] : numbers;
}

function numberOf({ state, nth }: Target, { records: { submissions } }: Now): number {
  const all = Object.keys(submissions).map(Number);
  const standing = all.filter((number) => stateOf(submissions[number]!) === state);
  const from = standing.length > 0 ? standing : all;
  return state === 'none' ? 99 : (from[nth % from.length] ?? 1);
}

function pressOf(
  { by, press, age, chosen }: Extract<Act, { press: unknown }>,
  number: number,
  now: Now,
): Saying {
  const hers = cardsIn(now.documents).filter(
    ({ holder, about }) => holder === by && about.kind === 'submission' && about.number === number,
  );
  const found = hers.at(age === 'newest' ? -1 : 0);
  const card = found ? { taskId: found.taskId, move: found.about.move } : null;
  return { what: 'press', button: press, number, card, chosen };
}
