import { setTimeout as sleep } from 'node:timers/promises';
import { treatmentOf } from './errcodes';
import { treatedAs, WecomRefused, WecomUnreachable } from './errors';

/**
 * What all processes share of one app's token. Keep it apart by corpid and secret, so that a corrected secret is
 * tried at once. `lock` answers whether it is mine and must end by itself after `ms`; `unlock` frees only mine.
 */
export type TokenShelf = {
  read: () => Promise<ShelvedToken | null>;
  save: (token: string, expiresAt: number) => Promise<void>;
  /** Where it is still this one. */
  forget: (token: string) => Promise<void>;
  lock: (ms: number) => Promise<boolean>;
  unlock: () => Promise<void>;
  refuse: (untilMs: number, errcode: number) => Promise<void>;
  /** What `refuse` was last told, or null. */
  refusal: () => Promise<{ untilMs: number; errcode: number } | null>;
};
export type ShelvedToken = { token: string; expiresAt: number };
export type TokenSourceOptions = {
  shelf: TokenShelf;
  fetchToken: () => Promise<{ token: string; lifeMs: number }>;
  now: () => number;
};
export type TokenSource = {
  token: () => Promise<string>;
  /** After 40014, 42001 or 40001: another token than the failed one, fetched only if nobody else has it already. */
  renew: (failed: string) => Promise<string>;
  /** A new token did not help either: nobody asks for one again for half an hour. */
  giveUp: (errcode: number) => Promise<void>;
  /** Whether there is one that no process has seen fail. */
  isThere: () => Promise<boolean>;
};
type Source = TokenSourceOptions & {
  memory: { token: string; freshUntil: number } | null;
  failed: string | null;
  flight: Promise<string> | null;
};

const earlyMs = 5 * 60_000;
/** Longer than a call may take. */
const lockMs = 15_000;
const pollMs = 100;
const polls = 50;
/** An old token that still holds is used while another process renews it, or while the platform cannot. */
const whileRenewedMs = 1_000;
const whileUnreachableMs = 30_000;
/** 2,000 failing calls an hour get our address locked out for an hour [90313, 45009]. */
const wrongSecretMs = 30 * 60_000;
const otherRefusalMs = 60_000;
/** 40001 secret, 40013 corpid, 40091 secret, 41002 and 41004 missing, 50003 app disabled [91039, 90313]. */
const wrongSecret = new Set([40001, 40013, 40091, 41002, 41004, 50003]);

/**
 * One app's access_token for any number of processes [91039]: one of them fetches it, five minutes early, the others
 * wait for it. A wrong secret is tried once and then refused from the shelf, without a call.
 */
export function createTokenSource(options: TokenSourceOptions): TokenSource {
  const source: Source = { ...options, memory: null, failed: null, flight: null };
  return {
    token: () => current(source),
    renew: (failed) => renew(source, failed),
    giveUp: (errcode) => giveUp(source, errcode),
    isThere: () => isThere(source).catch(() => false),
  };
}

async function current(source: Source): Promise<string> {
  if (source.memory && source.now() < source.memory.freshUntil) return source.memory.token;
  source.flight ??= refresh(source).finally(() => {
    source.flight = null;
  });
  return source.flight;
}

async function renew(source: Source, failed: string): Promise<string> {
  await source.flight?.catch(() => undefined); // it may have begun before the token failed
  if (source.memory?.token === failed) source.memory = null;
  source.failed = failed;
  await source.shelf.forget(failed);
  return current(source);
}

/** A process that makes no calls has in memory what another may have seen fail, and taken from the shelf. */
async function isThere(source: Source): Promise<boolean> {
  const token = await current(source);
  const found = await source.shelf.read();
  return found?.token === token || (await renew(source, token)) !== '';
}

async function giveUp(source: Source, errcode: number): Promise<void> {
  source.memory = null;
  await source.shelf.refuse(source.now() + wrongSecretMs, errcode);
}

/** Whatever stands in the way of a new token, the old one is used while it holds; a wrong secret stops at once. */
async function refresh(source: Source): Promise<string> {
  const known = await shelved(source);
  try {
    return await renewed(source, known);
  } catch (fault) {
    if (known === null || isWrongSecret(fault)) throw fault;
    return keepFor(source, known.token, whileUnreachableMs);
  }
}

async function renewed(source: Source, known: ShelvedToken | null): Promise<string> {
  await stopIfRefused(source);
  if (known && leftOf(source, known) > earlyMs) return keep(source, known);
  for (let tries = 0; tries < polls; tries += 1) {
    if (await source.shelf.lock(lockMs)) return underLock(source, known);
    if (known) return keepFor(source, known.token, whileRenewedMs);
    await sleep(pollMs);
  }
  throw new WecomUnreachable('gettoken', 'another process is fetching the token', false);
}

async function stopIfRefused(source: Source): Promise<void> {
  const refusal = await source.shelf.refusal();
  if (refusal === null || source.now() >= refusal.untilMs) return;
  throw final(new WecomRefused('gettoken', refusal.errcode, 'refused before, not asked again yet'));
}

function final(refused: WecomRefused): WecomRefused {
  return wrongSecret.has(refused.errcode) ? treatedAs(refused, 'configuration') : refused;
}

/** The shelf's token, unless it has expired or just failed. */
async function shelved(source: Source): Promise<ShelvedToken | null> {
  const found = await source.shelf.read();
  return found && found.token !== source.failed && leftOf(source, found) > 0 ? found : null;
}

function leftOf(source: Source, { expiresAt }: ShelvedToken): number {
  return expiresAt - source.now();
}

function keep(source: Source, shelvedToken: ShelvedToken): string {
  const left = leftOf(source, shelvedToken);
  return keepFor(source, shelvedToken.token, left > earlyMs ? left - earlyMs : left / 2);
}

function keepFor(source: Source, token: string, ms: number): string {
  source.memory = { token, freshUntil: source.now() + ms };
  return token;
}

/** While this one looked at the shelf or waited, another process may have fetched a token, or been refused. */
async function underLock(source: Source, known: ShelvedToken | null): Promise<string> {
  try {
    await stopIfRefused(source);
    const fresh = await shelved(source);
    if (fresh && fresh.token !== known?.token) return keep(source, fresh);
    return await fetched(source);
  } finally {
    await source.shelf.unlock();
  }
}

async function fetched(source: Source): Promise<string> {
  const { token, lifeMs } = await source.fetchToken().catch((fault: unknown) => remember(source, fault));
  const expiresAt = source.now() + lifeMs;
  source.failed = null; // the platform may give the same token again while it is valid
  await source.shelf.save(token, expiresAt);
  return keep(source, { token, expiresAt });
}

async function remember(source: Source, fault: unknown): Promise<never> {
  if (!(fault instanceof WecomRefused)) throw fault;
  const ms = wrongSecret.has(fault.errcode) ? wrongSecretMs : otherRefusalMs;
  if (treatmentOf(fault.errcode) !== 'retry') await source.shelf.refuse(source.now() + ms, fault.errcode);
  throw final(fault);
}

function isWrongSecret(fault: unknown): boolean {
  return fault instanceof WecomRefused && wrongSecret.has(fault.errcode);
}
