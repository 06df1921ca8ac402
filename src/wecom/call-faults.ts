import { WecomRefused, WecomUnreachable } from './errors';

type Named = { name: string; query: Record<string, string> };
type No = { errcode: number; errmsg?: unknown };

/** Codes of a request that never went out; beside these, TLS refusals. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'NOT_SENT',
]);
const tlsRefusal = /^(?:CERT_|ERR_TLS_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_)/;

/** The one of our two errors that says what went wrong; no address and no answer stands in it. */
export function faultOf({ name: call }: Named, fault: unknown): WecomRefused | WecomUnreachable {
  if (fault instanceof WecomRefused || fault instanceof WecomUnreachable) return fault;
  const { code, name } = fault as { code?: unknown; name?: unknown };
  const cause = typeof code === 'string' ? code : String(name);
  return new WecomUnreachable(call, cause, !neverSent.has(cause) && !tlsRefusal.test(cause));
}

/** WeCom's no, without the secrets of the request, which it may repeat. */
export function refused({ name, query }: Named, { errcode, errmsg }: No): WecomRefused {
  let harmless = typeof errmsg === 'string' ? errmsg : '';
  for (const secret of Object.values(query)) if (secret !== '') harmless = harmless.replaceAll(secret, '…');
  return new WecomRefused(name, errcode, harmless);
}
