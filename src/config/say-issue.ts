import type { z } from 'zod';
import type { Mistake, Step } from './mistake';
import { quoted } from './mistake';
import { nearest } from './nearest';
import type { YamlLines } from './yaml-lines';

/** What zod found, as sentences: one a key that nobody knows, one for anything else. */
export function sayIssue(issue: z.core.$ZodIssue, yaml: YamlLines): Mistake[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  if (issue.code !== 'unrecognized_keys') return [{ path, text: sayWrong(issue, path, yaml) }];
  const known = issue.message.split(' ');
  return issue.keys.map((key) => ({ path: [...path, key], text: sayUnknownKey(key, known) }));
}

function sayUnknownKey(key: string, known: string[]): string {
  const meant = nearest(key, known);
  return meant ? `没有这一项，是不是 “${meant}”？` : `没有这一项，可以写的有 ${known.join('、')}`;
}

function sayWrong(issue: z.core.$ZodIssue, path: Step[], yaml: YamlLines): string {
  const value = valueAt(yaml.raw, path);
  if (value === undefined || value === null || value === '') return `还没有填写，${issue.message}`;
  return issue.message + sayPresent(value, issue, yaml.sourceOf(path));
}

function sayPresent(value: unknown, issue: z.core.$ZodIssue, source: string | null): string {
  if (Array.isArray(value)) return value.length === 0 ? '' : '，现在是一个列表';
  if (typeof value === 'object') return '，现在是一组项目';
  const now = isSecret(issue) ? '' : `，现在是${quoted(source ?? JSON.stringify(value))}`;
  return wantsText(issue) ? `${now}；请给它加上引号` : now;
}

/** Whoever holds a webhook's address can write into the group. */
function isSecret({ path }: z.core.$ZodIssue): boolean {
  return path.at(-1) === 'address';
}

/** An unquoted 0012 or true is no text to YAML. */
function wantsText(issue: z.core.$ZodIssue): boolean {
  return issue.code === 'invalid_type' && issue.expected === 'string';
}

function valueAt(raw: unknown, path: Step[]): unknown {
  return path.reduce<unknown>((held, step) => (held as Record<Step, unknown> | undefined)?.[step], raw);
}
