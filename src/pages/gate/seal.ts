import { createHmac, timingSafeEqual } from 'node:crypto';

type Sealed = Record<string, string>;

/** Words that a browser keeps for us, readable to it, but of no use once changed or after `until`. */
export function seal(words: Sealed, key: Buffer, until: number): string {
  const text = Buffer.from(JSON.stringify({ ...words, until })).toString('base64url');
  return `${text}.${sign(text, key).toString('base64url')}`;
}

/** Null for what was not sealed with this key, was changed, or is over. */
export function unseal(sealed: string, key: Buffer, now: number): Sealed | null {
  const [text = '', mark = '', ...rest] = sealed.split('.');
  if (rest.length > 0 || !isSame(Buffer.from(mark, 'base64url'), sign(text, key))) return null;
  const { until, ...words } = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Sealed & {
    until: number;
  };
  return now < until ? words : null;
}

export function sign(text: string, key: Buffer): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

export function isSame(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
