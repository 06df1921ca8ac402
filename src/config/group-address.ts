import type { Environment } from './environment';
import { webhookKey } from '../wecom/webhook-key';

export type GroupAddress = { ok: true; address: string; key: string } | { ok: false; why: string };

/** Looks up `${NAME}`, and finds the webhook's key; what it says of a mistake never holds the address. */
export function readGroupAddress(written: string, { env, placeOf }: Environment): GroupAddress {
  const name = /^\$\{(\w+)\}$/.exec(written)?.[1];
  if (name === undefined) return readAddress(written, expected);
  const address = env[name]?.trim() ?? '';
  if (address === '') return { ok: false, why: `${placeOf(name)} 还没有设置，${expected}` };
  return readAddress(address, `${placeOf(name)} ${expected}`);
}

const expected = '应为群里“消息推送”的地址（…/cgi-bin/webhook/send?key=…）或其中的 key';

function readAddress(address: string, why: string): GroupAddress {
  const key = webhookKey(address);
  return key === null ? { ok: false, why } : { ok: true, address, key };
}
