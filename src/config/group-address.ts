import type { Environment } from './environment';
import { webhookKey } from '../wecom/webhook-key';

export type GroupAddress = { ok: true; address: string; key: string } | { ok: false; why: string };

/**
 * Looks up `${NAME}`, and finds the webhook's key, or the id of a chat of the app; what it says of a mistake never holds
 * the address. A group of no known door is read as one with a webhook.
 */
export function readGroupAddress(
  { via, address: written }: { via: string | undefined; address: string },
  { env, placeOf }: Environment,
): GroupAddress {
  const kind = via === 'appchat' ? chat : robot;
  const name = /^\$\{(\w+)\}$/.exec(written)?.[1];
  if (name === undefined) return readAddress(written, kind, kind.expected);
  const address = env[name]?.trim() ?? '';
  if (address === '') return { ok: false, why: `${placeOf(name)} 还没有设置，${kind.expected}` };
  return readAddress(address, kind, `${placeOf(name)} ${kind.expected}`);
}

type Kind = { keyIn: (address: string) => string | null; expected: string };

const robot: Kind = {
  keyIn: webhookKey,
  expected: '应为群里“消息推送”的地址（…/cgi-bin/webhook/send?key=…）或其中的 key',
};

const chat: Kind = {
  keyIn: (address) => (/^[\w-]{1,64}$/.test(address) ? address : null),
  expected: '应为应用群的 chatid（字母和数字）',
};

function readAddress(address: string, { keyIn }: Kind, why: string): GroupAddress {
  const key = keyIn(address);
  return key === null ? { ok: false, why } : { ok: true, address, key };
}
