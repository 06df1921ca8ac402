import { AhoCorasick } from '@monyone/aho-corasick';
import type { Words } from '../desk-config';

/** The words of config/words.yaml that stand in a text, whatever width or spacing they are typed with; each once. */
export function listedWords(text: string, words: Words): Words {
  const { automaton, sensitive, mistyped, right } = dictionaryOf(words);
  const found = automaton.matchInText(bare(text));
  const rightly = found.filter(({ keyword }) => right.has(keyword));
  const wrong = found.filter((one) => !rightly.some((other) => isWithin(one, other)));
  return {
    sensitive: present(sensitive, found),
    mistyped: present(mistyped, wrong),
  };
}

type Place = { begin: number; end: number; keyword: string };
type Dictionary = {
  automaton: AhoCorasick;
  sensitive: Map<string, Words['sensitive'][number]>;
  mistyped: Map<string, Words['mistyped'][number]>;
  /** The right forms: a wrong one that is part of a right one is none. */
  right: Set<string>;
};

const dictionaries = new WeakMap<Words, Dictionary>();

/** Built once for a configuration: thousands of words take longer than the text. */
function dictionaryOf(words: Words): Dictionary {
  const known = dictionaries.get(words);
  if (known) return known;
  const made = buildDictionary(words);
  dictionaries.set(words, made);
  return made;
}

function buildDictionary(words: Words): Dictionary {
  const sensitive = new Map(words.sensitive.map((word) => [bare(word), word]));
  const mistyped = new Map(words.mistyped.map((pair) => [bare(pair.wrong), pair]));
  const right = new Set(words.mistyped.map((pair) => bare(pair.right)));
  const all = [...sensitive.keys(), ...mistyped.keys(), ...right].filter((word) => word !== '');
  return { automaton: new AhoCorasick([...new Set(all)]), sensitive, mistyped, right };
}

function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function isWithin(one: Place, other: Place): boolean {
  return one !== other && other.begin <= one.begin && one.end <= other.end;
}

function present<Word>(listed: Map<string, Word>, found: readonly Place[]): Word[] {
  const keywords = new Set(found.map(({ keyword }) => keyword));
  return [...keywords].flatMap((keyword) => listed.get(keyword) ?? []);
}
