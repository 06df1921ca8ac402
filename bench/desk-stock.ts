import { Redis } from 'ioredis';
import { deskKey } from '../src/config';
import { acceptInto } from '../src/handlers/review/accept';
import { closeCollecting } from '../src/handlers/issue/close-issue';
import { rejectForGood } from '../src/handlers/review/decline';
import type { Ask, Outcome } from '../src/handlers/handler';
import { submitText } from '../src/handlers/contact/submit';
import { decide } from '../src/jobs/decide';
import { openStore, type Store } from '../src/store/open-store';
import type { Desk } from './desk-people';
import { printIssue } from './desk-print';
import { writePiece, type Random } from './desk-texts';
import { startRedis } from './redis';

/** A Redis's folder with so many submissions in it; nobody has decided on those from `waitingFrom` on. */
export type Stock = { stored: number; folder: string; waitingFrom: number };

const waiting = 60;
const anIssue = { pieces: 20, rejected: 4 };

/** Through the bot's own handlers, one after the other as they would have come; only that nobody is told. */
export async function stockDesk(stored: number, desk: Desk, random: Random): Promise<Stock> {
  const redis = await startRedis('everysec');
  const blocking = new Redis(redis.url);
  const store = openStore(deskKey(desk.config), { client: redis.client, blocking });
  const ago = clockOf(stored);
  for (let number = 1; number <= stored; number += 1) {
    await submitOne({ number, text: writePiece(random, contactOf(number, desk).unit) }, ago, { desk, store });
    if (number % anIssue.pieces === 0 && number <= stored - waiting) await fill(number, ago, { desk, store });
  }
  await followStreams(store);
  const folder = await redis.keep();
  store.inbox.close();
  blocking.disconnect();
  await redis.stop();
  return { stored, folder, waitingFrom: stored - waiting + 1 };
}

/** Contacts send in turn. */
export function contactOf(number: number, { config }: Desk): { userid: string; unit: string } {
  const { contacts } = config.desk;
  const contact = contacts[number % contacts.length];
  if (!contact) throw new Error('a desk without contacts');
  return contact;
}

/** When the n-th came: evenly over the year, the last of them just now. */
type Ago = (number: number) => number;

function clockOf(stored: number): Ago {
  const [now, yearMs] = [Date.now(), 365 * 24 * 60 * 60_000];
  const betweenMs = Math.min(yearMs / stored, 60_000);
  return (number) => Math.floor(now - (stored - number) * betweenMs);
}

type Where = { desk: Desk; store: Store };

function submitOne({ number, text }: { number: number; text: string }, ago: Ago, where: Where) {
  const cause = { by: contactOf(number, where.desk).userid, at: ago(number), cause: `stock-${number}` };
  return commit(cause, (ask) => submitText({ ...ask, args: { text } }), where);
}

/** An issue of the latest pieces, but for some that are rejected; the one before it has been printed by then. */
async function fill(last: number, ago: Ago, where: Where): Promise<void> {
  const [editor] = where.desk.config.desk.editors;
  const causeOf = (what: string) => ({ by: editor?.userid ?? '', at: ago(last), cause: `${what}-${last}` });
  const numbers = Array.from({ length: anIssue.pieces }, (_, index) => last - index);
  const rejected = numbers.splice(0, anIssue.rejected);
  if (last > anIssue.pieces) {
    await commit(causeOf('close'), closeCollecting, where);
    await printIssue(last / anIssue.pieces - 1, ago(last), where);
  }
  await commit(causeOf('accept'), (ask) => acceptInto({ ...ask, args: { numbers, column: null } }), where);
  for (const number of rejected)
    await commit(
      causeOf(`reject-${number}`),
      (ask) => rejectForGood({ ...ask, args: { number, text: '内容与近期来稿重复' } }),
      where,
    );
}

async function commit(cause: Ask['cause'], run: (ask: Ask) => Promise<Outcome>, { desk, store }: Where) {
  const deps = {
    store,
    desk: desk.config.desk,
    newCode: () => '0420',
    meaningOf: () => '',
    search: () => Promise.resolve('building' as const),
  };
  await decide({ cause }, async (ask) => ({ ...(await run(ask)), letters: [] }), deps);
}

/** All of it was told long ago: a bot that starts finds nothing new. */
async function followStreams({ streams }: Store): Promise<void> {
  await streams.createGroups();
  for (;;) {
    const { entries } = await streams.read('new', 1);
    if (entries.facts.length === 0) return;
    await streams.done(entries);
  }
}
