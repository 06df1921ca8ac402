import { z } from 'zod';
import type { Words } from '../desk/desk-config';
import type { TextFile } from './environment';
import type { Mistake } from './mistake';
import { quoted } from './mistake';
import { sayIssue } from './say-issue';
import { sayFaults, sayMistakes } from './say-mistakes';
import { readYaml } from './yaml-lines';

export type WordsReading = { ok: true; words: Words } | { ok: false; mistakes: string[] };

/** words.yaml, or every mistake in it; a desk without the file has no words to warn of. */
export function readWords({ path, text }: TextFile): WordsReading {
  if (text === null) return { ok: true, words: { sensitive: [], mistyped: [] } };
  const yaml = readYaml(text);
  if (yaml.faults.some(({ fatal }) => fatal)) return { ok: false, mistakes: sayFaults(path, yaml) };
  const shaped = wordsShape.safeParse(yaml.whole ?? {});
  const found = (shaped.error?.issues ?? []).flatMap((issue) => sayIssue(issue, yaml));
  const mistakes = [...found, ...(shaped.success ? checkPairs(shaped.data.mistyped) : [])];
  if (shaped.success && mistakes.length === 0 && yaml.faults.length === 0)
    return { ok: true, words: toWords(shaped.data) };
  return { ok: false, mistakes: [...sayFaults(path, yaml), ...sayMistakes(path, mistakes, yaml)] };
}

const word = z.string({ error: '应为一个词' }).trim().regex(/^.+$/u, { error: '应为一个词' });

/** A word without its right form must not get lost: here an entry without a value is read as what it is. */
const wordsShape = z.strictObject(
  {
    sensitive: z
      .array(word, { error: '应为列表，如 [词一, 词二]' })
      .nullish()
      .transform((words) => words ?? []),
    mistyped: z
      .record(z.string(), word, { error: '应为一组“错词: 正词”，冒号用半角，后面空一格' })
      .nullish()
      .transform((pairs) => pairs ?? {}),
  },
  {
    error: ({ code }) =>
      code === 'unrecognized_keys' ? 'sensitive mistyped' : '应为两组词（sensitive mistyped）',
  },
);

type Shaped = z.output<typeof wordsShape>;

/** Where the right form holds the wrong one, who writes it right is warned as well. */
function checkPairs(mistyped: Shaped['mistyped']): Mistake[] {
  return Object.entries(mistyped).flatMap(([wrong, right]) =>
    right.includes(wrong.trim())
      ? [{ path: ['mistyped', wrong], text: `正词${quoted(right)}里含有错词，写对了也会提醒` }]
      : [],
  );
}

function toWords({ sensitive, mistyped }: Shaped): Words {
  return {
    sensitive: [...new Set(sensitive)],
    mistyped: Object.entries(mistyped).map(([wrong, right]) => ({ wrong: wrong.trim(), right })),
  };
}
