import { setTimeout as sleep } from 'node:timers/promises';
import { keysOf } from '../src/store/keys';
import { deskKey } from '../src/config';
import type { Fact } from '../src/desk/fact';
import { newCallback } from './callbacks';
import { preciseNow } from './clock';
import type { Desk } from './desk-people';
import { contactOf, type Stock } from './desk-stock';
import { writePiece, type Random } from './desk-texts';
import { startRedis, type BenchRedis } from './redis';
import { sendPaced } from './send-paced';
import { startBot } from './start-server';
import { startStandIn, type StandIn } from './start-stand-in';

/** Milliseconds of each submission: in all, and on its way to the door, to the decision, to the contact. */
export type Took = { all: number; door: number; desk: number; told: number };

export const perSecond = 50;
const seconds = 10;
const warmUpSeconds = 6;

/** A bot that has just been started on what is stored, warmed up by corrections, which store no submission more. */
export async function playRound(stock: Stock, desk: Desk, random: Random): Promise<Took[]> {
  const redis = await startRedis('always', stock.folder);
  const { contacts, editors, admins } = desk.config.desk;
  const standIn = await startStandIn([...contacts, ...editors, ...admins].map(({ userid }) => userid));
  const env = { ROLE: 'all', DESK_CONFIG: desk.file, WECOM_API_BASE: standIn.url };
  const bot = await startBot('bot', redis.url, env);
  await isReady(bot.port);
  await correct(bot.port, standIn, { stock, desk, random });
  const sent = await submit(bot.port, { desk, random, first: stock.stored + 1 });
  const took = await follow(sent, { standIn, redis, desk });
  for (const stopped of [bot, standIn, redis]) await stopped.stop();
  return took;
}

async function isReady(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (ready?.ok) return;
    await sleep(50);
  }
  throw new Error('the bot is not ready');
}

type Warming = { stock: Stock; desk: Desk; random: Random };

async function correct(port: number, standIn: StandIn, { stock, desk, random }: Warming): Promise<void> {
  const { stored, waitingFrom } = stock;
  const numberOf = (index: number) => waitingFrom + (index % (stored - waitingFrom + 1));
  const write = (id: string, index: number) => {
    const { userid, unit } = contactOf(numberOf(index), desk);
    return newCallback(id, { by: userid, text: `改稿 ${numberOf(index)} ${writePiece(random, unit)}` });
  };
  await sendPaced(port, { perSecond, seconds: warmUpSeconds, write }).done;
  await heard(standIn, /已更新为第/u, perSecond * warmUpSeconds);
}

/** As many contacts as there are messages, each with one: a receipt leaves no doubt what it answers. */
async function submit(port: number, { desk, random, first }: { desk: Desk; random: Random; first: number }) {
  const senders = Array.from({ length: perSecond * seconds }, (_, index) => contactOf(first + index, desk));
  if (new Set(senders).size < senders.length) throw new Error('too few contacts');
  const write = (id: string, index: number) => {
    const { userid: by, unit } = senders[index] ?? { userid: '', unit: '' };
    return newCallback(id, { by, text: writePiece(random, unit) });
  };
  const paced = sendPaced(port, { perSecond, seconds, write });
  const answers = await paced.done;
  if (answers.some(({ status }) => status !== 200)) throw new Error('the door has refused callbacks');
  const due = answers.map(({ dueAt }) => dueAt).sort((a, b) => a - b);
  return new Map(senders.map(({ userid }, index) => [userid, performance.timeOrigin + (due[index] ?? 0)]));
}

type Around = { standIn: StandIn; redis: BenchRedis; desk: Desk };

async function follow(sent: Map<string, number>, { standIn, redis, desk }: Around): Promise<Took[]> {
  const receipts = await heard(standIn, /^已收到，来稿/u, sent.size);
  const decided = await decisions(redis, desk);
  return receipts.map(({ userid, at }) => {
    const dueAt = sent.get(userid) ?? 0;
    const { storedAt, decidedAt } = decided.get(userid) ?? { storedAt: 0, decidedAt: 0 };
    return { all: at - dueAt, door: storedAt - dueAt, desk: decidedAt - storedAt, told: at - decidedAt };
  });
}

/** When the door stored a contact's latest submission, and when Redis wrote down that it was taken in. */
async function decisions({ client }: BenchRedis, { config }: Desk) {
  const entries = await client.xrange(keysOf(deskKey(config)).facts, '-', '+');
  const facts = entries.map(([id, [, fact = '']]) => ({
    decidedAt: Number(id.split('-')[0]),
    ...read(fact),
  }));
  const submitted = facts.filter(({ what }) => what === 'submitted');
  return new Map(submitted.map(({ by, at, decidedAt }) => [by, { storedAt: at, decidedAt }]));
}

function read(fact: string): Fact {
  return JSON.parse(fact) as Fact;
}

async function heard(standIn: StandIn, words: RegExp, count: number) {
  const until = preciseNow() + 30_000;
  while (preciseNow() < until) {
    const found = (await standIn.heard()).filter(({ text }) => words.test(text));
    if (found.length > count) throw new Error('more receipts than messages');
    if (found.length === count) return found;
    await sleep(500);
  }
  throw new Error('receipts are missing');
}
