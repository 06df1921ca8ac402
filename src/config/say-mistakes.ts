import type { Mistake } from './mistake';
import { pathText } from './mistake';
import type { YamlLines } from './yaml-lines';

/** What is wrong with the text itself. */
export function sayFaults(path: string, { faults }: YamlLines): string[] {
  return faults.map(({ line, text }) => `${path}:${line} ${text}`);
}

/** What is wrong with what it says, from top to bottom. */
export function sayMistakes(path: string, mistakes: Mistake[], yaml: YamlLines): string[] {
  const placed = mistakes.map((mistake) => ({ ...mistake, line: yaml.lineOf(mistake.path) }));
  const sorted = placed.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return [...new Set(sorted.map((mistake) => sayMistake(path, mistake)))];
}

function sayMistake(file: string, { path, text, line }: Mistake & { line: number | null }): string {
  const place = line === null ? file : `${file}:${line}`;
  return path.length === 0 ? `${place}：${text}` : `${place} ${pathText(path)}：${text}`;
}
