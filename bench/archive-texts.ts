import type { Bulletin, Piece } from '../src/desk/bulletin';
import type { Archived } from '../src/desk/issues/archived';
import type { Random } from './desk-texts';

/** Words as often as words are in any language: the n-th half as often as the one at half its rank (Zipf). */
export type Lexicon = { word: () => string };

const [characters, words] = [2500, 20_000];

/** Twenty thousand words of two to four of 2,500 characters. */
export function makeLexicon(random: Random): Lexicon {
  const rank = (most: number) => Math.floor(Math.exp(random() * Math.log(most + 1))) - 1;
  const character = () =>
    String.fromCodePoint(0x4e00 + 8 * Math.max(0, Math.min(characters - 1, rank(characters))));
  const made = Array.from({ length: words }, () =>
    Array.from({ length: 2 + Math.floor(3 * random() ** 3) }, character).join(''),
  );
  return { word: () => made[Math.max(0, Math.min(words - 1, rank(words)))] ?? '' };
}

/** Three columns: two of articles and one of briefs. */
export function writeIssue(
  number: number,
  entries: number,
  text: { random: Random; lexicon: Lexicon },
): Archived {
  const all = Array.from({ length: entries }, (_, index) => writePiece(index % 3 === 2, text));
  const columns = ['领导言论', '工作动态', '简讯'].map((name, column) => ({
    name,
    entries: all.filter((_, index) => index % 3 === column),
  }));
  const date = new Date(Date.UTC(2004, 0, 1) + number * 7 * 86_400_000).toISOString().slice(0, 10);
  const bulletin: Bulletin = {
    title: '江城工运',
    number: 1 + (number % 52),
    runningNumber: number,
    date,
    publisher: '江城市总工会办公室',
    columns,
    distribution: [],
  };
  const origins = columns.map(({ entries: some }) => some.map(() => null));
  return {
    schema: 1,
    id: `i${number}`,
    bulletin,
    origins,
    signedOff: null,
    archivedAt: 0,
    groups: [],
    word: null,
  };
}

function writePiece(isBrief: boolean, text: { random: Random; lexicon: Lexicon }): Piece {
  const { random, lexicon } = text;
  const paragraphs = isBrief ? 1 : 2 + Math.floor(random() * 4);
  return {
    headline: isBrief ? null : wordsOf(5, lexicon),
    author: null,
    body: Array.from({ length: paragraphs }, () => paragraph(text)),
    attribution: `${lexicon.word()}总工会`,
  };
}

function paragraph({ random, lexicon }: { random: Random; lexicon: Lexicon }): string {
  const sentences = Array.from({ length: 2 + Math.floor(random() * 3) }, () => {
    const clauses = Array.from({ length: 2 + Math.floor(random() * 3) }, () => wordsOf(6, lexicon));
    return `${clauses.join(`${String(Math.floor(random() * 900))}人，`)}。`;
  });
  return sentences.join('');
}

function wordsOf(count: number, { word }: Lexicon): string {
  return Array.from({ length: count }, word).join('');
}
