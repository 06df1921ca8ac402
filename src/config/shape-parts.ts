import { z } from 'zod';

/**
 * The `error` of every part is what a clerk reads after the line and the path. That of an unknown key
 * is instead the list of the known ones, from which the nearest is offered.
 */
export function record<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const known = Object.keys(shape).join(' ');
  return z.strictObject(shape, {
    error: ({ code }) => (code === 'unrecognized_keys' ? known : `应为一组项目（${known}）`),
  });
}

export function list<Item extends z.ZodType>(item: Item) {
  return z.array(item, { error: '应为列表，每一条以“- ”开头' });
}

export function text(error = '应为一行文字') {
  return z.string({ error }).trim().regex(/^.+$/u, { error });
}

export function oneOf<const Words extends readonly string[]>(words: Words, error: string) {
  return z.enum(words, { error });
}

export function count() {
  const error = '应为 1 以上的整数';
  return z.int({ error }).min(1, { error });
}

/** [90195] */
export function userid() {
  const error = '应为企业微信账号（userid）：1 至 64 位英文字母、数字或 _ - @ .';
  return z.string({ error }).regex(/^[A-Za-z0-9_.@-]{1,64}$/, { error });
}

export function timezone() {
  const error = '应为 IANA 时区名，如 Asia/Shanghai';
  return z.string({ error }).refine(isZone, { error });
}

function isZone(name: string): boolean {
  try {
    return /^[A-Z]/i.test(name) && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
