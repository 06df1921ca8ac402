import { setMaxListeners } from 'node:events';
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { seal, sign } from './crypto';
import { exchange, type Exchange } from './exchange';
import { envelopeXml } from './xml';

type CallbackOptions = {
  corpId: string;
  agentId: number;
  token: string;
  encodingAesKey: string;
  callbackUrl?: string | undefined;
  now: () => number;
  waitMs: number;
};
export type Overrides = { timestamp?: string; nonce?: string; signature?: string; receiveId?: string };
export type Envelope = { query: string; body: string };
export type Verification = Exchange & { expected: string };
export type Callbacks = {
  sendTo: (url: string) => void;
  envelope: (xml: string, overrides?: Overrides) => Envelope;
  once: (xml: string, overrides?: Overrides) => Promise<Exchange>;
  /** True once a try was answered with 200. */
  deliver: (xml: string) => Promise<boolean>;
  verify: () => Promise<Verification>;
  close: () => void;
};

const tries = 3;
/** The console waits this long for the echo [90930]. */
const verificationMs = 1000;

/** What the platform sends to the app [90238]: 3 tries, each cut off after `waitMs` and begun `waitMs` after the last. */
export function openCallbacks(options: CallbackOptions): Callbacks {
  let target = options.callbackUrl;
  const closing = new AbortController();
  // One listener for each try under way, and as many may be under way as members type.
  setMaxListeners(0, closing.signal);
  const send = (query: string, waitMs: number, body?: string): Promise<Exchange> => {
    if (target === undefined) throw new Error('no callback URL yet: sendCallbacksTo(url)');
    const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(waitMs)]);
    const url = `${target}?${query}`;
    return exchange(url, body === undefined ? { method: 'GET', signal } : { method: 'POST', body, signal });
  };
  const once = (xml: string, overrides?: Overrides): Promise<Exchange> => {
    const { query, body } = wrap(options, xml, overrides);
    return send(query, options.waitMs, body);
  };
  return {
    sendTo: (url) => {
      target = url;
    },
    envelope: (xml, overrides) => wrap(options, xml, overrides),
    once: async (xml, overrides) => await once(xml, overrides),
    deliver: async (xml) => {
      if (target === undefined) throw new Error('no callback URL yet: sendCallbacksTo(url)');
      return await deliver(() => once(xml), options.waitMs, closing.signal);
    },
    verify: async () => {
      const expected = String(randomInt(10 ** 12, 10 ** 13));
      return { ...(await send(echoQuery(options, expected), verificationMs)), expected };
    },
    close: () => {
      closing.abort();
    },
  };
}

function wrap(options: CallbackOptions, xml: string, overrides: Overrides = {}): Envelope {
  const receiveId = overrides.receiveId ?? options.corpId;
  const encrypted = seal(options.encodingAesKey, { message: xml, receiveId });
  const query = signedQuery(options, encrypted, overrides).toString();
  return { query, body: envelopeXml(options.corpId, options.agentId, encrypted) };
}

function echoQuery(options: CallbackOptions, message: string): string {
  const encrypted = seal(options.encodingAesKey, { message, receiveId: options.corpId });
  const query = signedQuery(options, encrypted, {});
  query.set('echostr', encrypted);
  return query.toString();
}

function signedQuery(options: CallbackOptions, encrypted: string, overrides: Overrides): URLSearchParams {
  const timestamp = overrides.timestamp ?? String(Math.floor(options.now() / 1000));
  const nonce = overrides.nonce ?? String(randomInt(10 ** 9, 10 ** 10));
  const signature = overrides.signature ?? sign(options.token, timestamp, nonce, encrypted);
  return new URLSearchParams({ msg_signature: signature, timestamp, nonce });
}

async function deliver(
  once: () => Promise<Exchange>,
  waitMs: number,
  closing: AbortSignal,
): Promise<boolean> {
  for (let left = tries; left > 0; left -= 1) {
    const turn = left > 1 ? sleep(waitMs, undefined, { signal: closing, ref: false }).catch(ignored) : null;
    const answer = await once().catch(ignored);
    if (answer?.status === 200) return true;
    await turn;
  }
  return false;
}

function ignored(): undefined {
  return undefined;
}
