import type { BulletinColumn } from '../../desk/bulletin';
import { withCreditsBelow } from './credits-below';
import type { FoundColumn } from './find-columns';
import { lineKind } from './line-kind';
import { readBullet } from './read-bullet';
import { readEntry, type ReadEntry } from './read-entry';
import type { Line } from './read-lines';
import { splitEntries } from './split-entries';
import type { Titles } from './titles';

/** The entries of a column, each with the line it begins with; `gaps`: whether blank lines part entries in this issue. */
export function readColumn(
  { name, lines }: FoundColumn,
  titles: Titles,
  gaps: boolean,
): { column: BulletinColumn; places: number[]; notUnderstood: Line[] } {
  const pages = lines.filter((line) => lineKind(line) === 'page');
  const text = withCreditsBelow(lines.filter((line) => !pages.includes(line)));
  const read = splitEntries(text, titles, gaps).map((group) => ({ group, ...readEntry(group, titles) }));
  const entries = read.map((one, at) =>
    isIntroduction(one, read.slice(at + 1)) ? { ...one, complete: false } : one,
  );
  const whole = entries.filter(({ complete }) => complete);
  return {
    column: { name, entries: whole.map(({ piece }) => piece) },
    places: whole.map(({ group }) => group[0]?.at ?? 0),
    notUnderstood: [...pages, ...entries.flatMap(({ complete, group, extra }) => (complete ? extra : group))],
  };
}

type Read = ReadEntry & { group: Line[] };

/** 编者按, or a paragraph without bullet, headline and credit above articles: said of them, and no entry. */
function isIntroduction({ piece, group }: Read, after: Read[]): boolean {
  const [first] = group;
  if (!first || piece.headline !== null || readBullet(first.text) !== null) return false;
  if (EDITORS_WORD.test(first.text)) return true;
  return after.length > 0 && piece.attribution === null && after.every((one) => one.piece.headline !== null);
}

const EDITORS_WORD = /^[【〔（(]?\s*(?:编者按|编者的话|编\s*按|按\s*语)\s*[】〕）)]?\s*[:：]?/;
