import { cast } from './desk';
import { differenceOf, wordsOf } from './compare';
import { invariants, type Seen } from './invariants';
import { lineOf, type Message, type Saying } from './message';
import { newModel, type Model } from './model';
import type { Newsroom } from './newsroom';
import type { Act, Round } from './operations';
import { cardsIn, codeIn, recordsOf } from './records-of';
import { foretell } from './rules';
import type { Snapshot } from './snapshot';
import type { Told } from './turn';

/** 2026-09-01 09:00 in Shanghai. */
const startAt = Date.UTC(2026, 8, 1, 1);

/** Plays one interleaving on the desk and in the model; throws with the conversation where they part. */
export async function play(rounds: readonly Round[], newsroom: Newsroom): Promise<Model> {
  const lines: string[] = [];
  try {
    return await playAll(rounds, newsroom, lines);
  } catch (error) {
    throw new Error([...lines, '', error instanceof Error ? error.message : String(error)].join('\n'));
  }
}

async function playAll(rounds: readonly Round[], newsroom: Newsroom, lines: string[]): Promise<Model> {
  let model = newModel(startAt);
  let snapshot = await newsroom.look();
  const past: Message[] = [];
  const signed: Seen['signed'] = new Map();
  for (const { acts, afterMs } of rounds) {
    const at = model.now + afterMs;
    const messages = acts.map((act, index) =>
      resolve(act, { at: at + index, id: past.length + index, snapshot, past }),
    );
    lines.push(...messages.map((message) => (messages.length > 1 ? '同时　' : '') + lineOf(message)));
    await newsroom.happens(messages);
    snapshot = await newsroom.look();
    lines.push(...snapshot.letters.map((one) => `　　→ ${cast[one.to]?.name ?? one.to}：${wordsOf(one)}`));
    past.push(...messages);
    model = follow(model, messages, snapshot);
    check({ snapshot, signed, facts: newsroom.facts, messages: heard(past), records: recordsOf(snapshot) });
  }
  return model;
}

type Now = { at: number; id: number; snapshot: Snapshot; past: readonly Message[] };

/** Finds the card, the code or the earlier message that is meant. */
function resolve(act: Act, { at, id, snapshot, past }: Now): Message {
  if ('repeats' in act) {
    const meant = past.filter(({ by }) => by !== 'desk').at(-act.repeats);
    return meant ? { ...meant, at } : resolve(talk, { at, id, snapshot, past });
  }
  return { id: `m-${String(id).padStart(3, '0')}`, by: act.by, at, saying: sayingOf(act, snapshot) };
}

const talk: Act = { by: 'stranger', saying: { what: 'news', text: '您好' } };

function sayingOf(act: Exclude<Act, { repeats: number }>, { documents }: Snapshot): Saying {
  if ('saying' in act) return act.saying;
  if ('isRightCode' in act)
    return { what: 'sign', code: act.isRightCode ? (codeIn(documents) ?? '9999') : '9999' };
  const { by, press: button, number, age, chosen } = act;
  const hers = cardsIn(documents).filter(
    ({ holder, about }) => holder === by && about.kind === 'submission' && about.number === number,
  );
  const found = hers.at(age === 'newest' ? -1 : 0);
  const card = found ? { taskId: found.taskId, move: found.about.move } : null;
  return { what: 'press', button, number, card, chosen };
}

/** What came of it must be what comes of the messages in one order or another. */
function follow(before: Model, messages: readonly Message[], { letters, ...rest }: Snapshot): Model {
  const records = recordsOf({ letters, ...rest });
  const differences: string[] = [];
  for (const order of ordersOf(messages)) {
    const foretold = foretellAll(before, order);
    const difference = differenceOf(foretold, { records, letters });
    if (difference === null) return withCode(foretold.model, codeIn(rest.documents));
    differences.push(difference);
  }
  throw new Error(differences.join('\nnor, in another order:\n'));
}

function foretellAll(before: Model, messages: readonly Message[]): { model: Model; told: Told[] } {
  let model = before;
  const told: Told[] = [];
  for (const message of messages) {
    const next = foretell(model, message);
    model = next.model;
    told.push(...next.told);
  }
  return { model, told };
}

/** Nobody can foretell the code. */
function withCode(model: Model, code: string | null): Model {
  return { ...model, offered: { ...model.offered, code } };
}

function ordersOf(messages: readonly Message[]): Message[][] {
  if (messages.length < 2) return [[...messages]];
  return messages.flatMap((first, index) =>
    ordersOf(messages.toSpliced(index, 1)).map((others) => [first, ...others]),
  );
}

function heard(past: readonly Message[]): Map<string, Message> {
  return new Map(past.filter(({ by }) => by !== 'desk').map((message) => [message.id, message]));
}

function check(seen: Seen): void {
  for (const [name, holds] of Object.entries(invariants))
    try {
      holds(seen);
    } catch (error) {
      throw new Error(`broken: ${name}\n${error instanceof Error ? error.message : String(error)}`);
    }
}
