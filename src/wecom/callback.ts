import { readQuery } from './callback-query';
import type { CallbackQuery } from './callback-query';
import { decrypt, signatureMatches } from './crypto';
import type { Decrypted, Undecipherable } from './crypto';
import { messageIdOf } from './message-id';
import { readEnvelope } from './read-envelope';

/** What the console shows for one callback address; `receiveId` is the corpid for an app [90968]. */
export type CallbackKeys = { token: string; aesKey: Buffer; receiveId: string };
/** `query` is raw, as it stands behind the question mark. */
export type CallbackRequest = { query: string; body: string };
export type CallbackRefusal =
  Undecipherable | { ok: false; why: 'query' | 'envelope' | 'signature' | 'message' } | Stale;
type Stale = { ok: false; why: 'stale'; skewMs: number };

/** WeCom repeats a callback within seconds and signs each try anew; what is older has been kept by somebody. */
const maxSkewMs = 300_000;

/**
 * Opens a callback of a self-built app. `stale` is said only of a rightly signed one, so it means that the clocks
 * differ (or a replay); `skewMs` is how far ours is ahead.
 */
export function openCallback(
  request: CallbackRequest,
  keys: CallbackKeys,
  nowMs: number,
): { ok: true; messageId: string; xml: string } | CallbackRefusal {
  const query = readQuery(request.query);
  if (query === null) return { ok: false, why: 'query' };
  const encrypted = readEnvelope(request.body);
  if (encrypted === null) return { ok: false, why: 'envelope' };
  const opened = open({ ...query, encrypted }, keys, nowMs);
  return opened.ok ? asMessage(opened.text) : opened;
}

/** Opens the console's test of the address; `echo` is the whole body of the answer, and due within a second [90930]. */
export function openEcho(
  rawQuery: string,
  keys: CallbackKeys,
  nowMs: number,
): { ok: true; echo: string } | CallbackRefusal {
  const query = readQuery(rawQuery);
  if (query === null || query.echostr === '') return { ok: false, why: 'query' };
  const opened = open({ ...query, encrypted: query.echostr }, keys, nowMs);
  return opened.ok ? { ok: true, echo: opened.text } : opened;
}

type Signed = Pick<CallbackQuery, 'msg_signature' | 'timestamp' | 'nonce'> & { encrypted: string };

function open(signed: Signed, keys: CallbackKeys, nowMs: number): Decrypted | CallbackRefusal {
  const parts = [keys.token, signed.timestamp, signed.nonce, signed.encrypted];
  if (!signatureMatches(signed.msg_signature, parts)) return { ok: false, why: 'signature' };
  const skewMs = nowMs - Number(signed.timestamp) * 1000;
  if (Math.abs(skewMs) > maxSkewMs) return { ok: false, why: 'stale', skewMs };
  return decrypt(signed.encrypted, keys.aesKey, keys.receiveId);
}

function asMessage(xml: string): { ok: true; messageId: string; xml: string } | CallbackRefusal {
  const messageId = messageIdOf(xml);
  return messageId === null ? { ok: false, why: 'message' } : { ok: true, messageId, xml };
}
