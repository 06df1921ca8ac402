import { readNumeral } from './read-numeral';

/** What stands before an item: a symbol, or a number in one of five styles. `text` is what follows it. */
export type Bullet = { style: BulletStyle; number: number | null; text: string };
export type BulletStyle = 'symbol' | 'arabic' | 'bracketedArabic' | 'circled' | 'han' | 'bracketedHan';

export function readBullet(line: string): Bullet | null {
  for (const [style, pattern] of STYLES) {
    const match = pattern.exec(line);
    if (match)
      return { style, number: numberOf(style, match[1] ?? ''), text: line.slice(match[0].length).trim() };
  }
  return null;
}

/** A number counts as a mark only when no digit follows it: 「1.5 万人」 is a sentence. */
const STYLES: [BulletStyle, RegExp][] = [
  ['symbol', /^([●○◎◆◇■□▲△▼▽★☆▶►➢➤✦✧❖※·•‧∙▪▫◦⊙♦🔹🔸]️?)\s*/u],
  ['symbol', /^([-*+])\s+/],
  ['arabic', /^([0-9０-９]{1,2})\s*(?:[.．、)）]|\.\s)\s*(?![0-9０-９])/],
  ['bracketedArabic', /^[（(]\s*([0-9０-９]{1,2})\s*[)）]\s*/],
  ['circled', /^([①-⑳])\s*/],
  ['han', /^([一二三四五六七八九十]{1,3})\s*[、.．]\s*/],
  ['bracketedHan', /^[（(]\s*([一二三四五六七八九十]{1,3})\s*[)）]\s*/],
];

function numberOf(style: BulletStyle, mark: string): number | null {
  return style === 'symbol' ? null : readNumeral(mark);
}
