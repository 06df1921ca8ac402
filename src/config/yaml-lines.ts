import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Document, Node } from 'yaml';
import type { Step } from './mistake';
import { explainYaml, standsAlone } from './explain-yaml';

type YamlFault = { line: number; text: string; fatal: boolean };

export type YamlLines = {
  /** What the text holds, entries without a value left out. */
  raw: unknown;
  /** The same with null for every entry without a value. */
  whole: unknown;
  faults: YamlFault[];
  /** The line of a path, or of the nearest thing above it that is there; null for the whole text. */
  lineOf: (path: Step[]) => number | null;
  /** A single value as it was typed: 0012 stays 0012. */
  sourceOf: (path: Step[]) => string | null;
};

/** Reads YAML so that whatever is found wrong later can still be shown on its line. */
export function readYaml(text: string): YamlLines {
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const faults = faultsOf(doc, lines);
  const whole: unknown = faults.some(({ fatal }) => fatal) ? undefined : doc.toJS();
  return {
    raw: withoutBlanks(whole),
    whole,
    faults,
    lineOf: (path) => lineAt(walk(doc, path), lines),
    sourceOf: (path) => sourceAt(walk(doc, path), path),
  };
}

/** One a line, and no line for what only follows from an earlier fault. */
function faultsOf(doc: Document, lines: LineCounter): YamlFault[] {
  const found = [...doc.errors, ...doc.warnings, ...looseAliases(doc)].map(({ code, pos }) => ({
    code,
    line: lines.linePos(pos[0]).line,
    text: explainYaml(code),
    fatal: code !== 'DUPLICATE_KEY',
  }));
  const sorted = found.sort((a, b) => a.line - b.line);
  const firstFatal = sorted.findIndex(({ fatal }) => fatal);
  const kept = sorted.filter(({ code }, index) => index <= firstFatal || standsAlone(code));
  return kept.filter(({ line }, index) => kept[index - 1]?.line !== line);
}

/** `name: *重点*` is an alias to YAML; `toJS` would throw on it. */
function looseAliases(doc: Document): { code: 'BAD_ALIAS'; pos: [number] }[] {
  const loose: { code: 'BAD_ALIAS'; pos: [number] }[] = [];
  visit(doc, {
    Alias(_, alias) {
      if (!alias.resolve(doc)) loose.push({ code: 'BAD_ALIAS', pos: [alias.range?.[0] ?? 0] });
    },
  });
  return loose;
}

function withoutBlanks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutBlanks);
  if (typeof value !== 'object' || value === null) return value;
  const filled = Object.entries(value).filter(([, held]) => held !== null);
  return Object.fromEntries(filled.map(([key, held]) => [key, withoutBlanks(held)]));
}

type Found = { depth: number; startsAt: number | null; node: unknown };

function walk(doc: Document, path: Step[]): Found {
  const found: Found = { depth: 0, startsAt: null, node: doc.contents };
  for (const step of path) {
    const next = stepInto(followed(found.node, doc), step);
    if (!next) break;
    found.depth += 1;
    found.startsAt = next.startsAt ?? found.startsAt;
    found.node = next.node;
  }
  return found;
}

function followed(node: unknown, doc: Document): unknown {
  return isAlias(node) ? node.resolve(doc) : node;
}

function stepInto(node: unknown, step: Step): Omit<Found, 'depth'> | null {
  if (isSeq<Node>(node) && typeof step === 'number') {
    const item = node.items[step];
    return item ? { startsAt: item.range?.[0] ?? null, node: item } : null;
  }
  if (!isMap(node)) return null;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
  return pair ? { startsAt: (pair.key as Node).range?.[0] ?? null, node: pair.value } : null;
}

function lineAt({ startsAt }: Found, lines: LineCounter): number | null {
  return startsAt === null ? null : lines.linePos(startsAt).line;
}

function sourceAt({ depth, node }: Found, path: Step[]): string | null {
  if (depth < path.length || !isScalar(node)) return null;
  return node.source ?? String(node.value);
}
