import { isDeepStrictEqual } from 'node:util';
import { differenceOf, wordsOf } from './compare';
import { cast } from './desk';
import { invariants, type Seen } from './invariants';
import { lineOf, type Message } from './message';
import { newModel, type Model, type Records } from './model';
import type { Newsroom } from './newsroom';
import type { Round } from './operations';
import { codeIn, recordsOf } from './records-of';
import { resolve } from './resolve';
import { foretell } from './rules';
import type { Snapshot } from './snapshot';
import type { Told } from './turn';

/** 2026-09-01 09:00 in Shanghai. */
const startAt = Date.UTC(2026, 8, 1, 1);

/** Plays one interleaving on the desk and in the model; throws the conversation up to where they part. */
export async function play(rounds: readonly Round[], newsroom: Newsroom): Promise<void> {
  const conversation: string[] = [];
  try {
    await playAll(rounds, newsroom, conversation);
  } catch (cause) {
    throw new Error([...conversation, '', messageOf(cause)].join('\n'), { cause });
  }
}

/** Of several at once it may not show at first in which order they were heard: then more than one model fits. */
async function playAll(rounds: readonly Round[], newsroom: Newsroom, conversation: string[]): Promise<void> {
  const signed: Seen['signed'] = new Map();
  const past: Message[] = [];
  let models = [newModel(startAt)];
  let snapshot = await newsroom.look();
  for (const round of rounds) {
    const { documents } = snapshot;
    const messages = messagesOf(round, { model: models[0]!, documents, past });
    conversation.push(...linesOf(messages));
    await newsroom.happens(messages, round.leads);
    snapshot = await newsroom.look();
    conversation.push(...snapshot.letters.map((one) => `\u3000\u3000→ ${nameOf(one.to)}：${wordsOf(one)}`));
    past.push(...messages);
    const records = recordsOf(snapshot);
    models = follow(models, messages, { records, snapshot });
    check({ records, snapshot, signed, facts: newsroom.facts, messages: heard(past) });
  }
}

function linesOf(messages: readonly Message[]): string[] {
  return messages.map((message) => (messages.length > 1 ? `同时\u3000${lineOf(message)}` : lineOf(message)));
}

function nameOf(userid: string): string {
  return cast[userid]?.name ?? userid;
}

type Before = { model: Model; documents: Snapshot['documents']; past: readonly Message[] };

function messagesOf({ acts, afterMs }: Round, { model, documents, past }: Before): Message[] {
  return acts.map((act, index) => {
    const [at, id] = [model.now + afterMs + index, past.length + index];
    return resolve(act, { at, id, records: model, documents, past });
  });
}

/** What came of it must be what comes of the messages in one order or another. */
function follow(
  before: readonly Model[],
  messages: readonly Message[],
  { records, snapshot }: { records: Records; snapshot: Snapshot },
): Model[] {
  const differences = new Set<string>();
  const after: Model[] = [];
  for (const model of before)
    for (const order of ordersOf(messages)) {
      const foretold = foretellAll(model, order);
      const difference = differenceOf(foretold, { records, letters: snapshot.letters });
      if (difference === null) after.push(withCode(foretold.model, codeIn(snapshot.documents)));
      else differences.add(difference);
    }
  if (after.length === 0) throw new Error([...differences].join('\nnor, in another order:\n'));
  return after.filter((one, index) => !after.slice(0, index).some((other) => isDeepStrictEqual(one, other)));
}

function foretellAll(before: Model, messages: readonly Message[]): { model: Model; told: Told[] } {
  let model = before;
  const told: Told[] = [];
  for (const message of messages) {
    const next = foretell(model, message);
    told.push(...next.told);
    model = next.model;
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
    } catch (cause) {
      throw new Error(`broken: ${name}\n${messageOf(cause)}`, { cause });
    }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
