import { readNumeral } from './read-numeral';

/** What stands before an item: a symbol, or a number in one of six styles. `text` is what follows it. */
export type Bullet = { style: BulletStyle; number: number | null; text: string };
type BulletStyle = 'symbol' | 'dotted' | 'arabic' | 'bracketedArabic' | 'circled' | 'han' | 'bracketedHan';

export function readBullet(line: string): Bullet | null {
  for (const [style, pattern] of STYLES) {
    const match = pattern.exec(line);
    if (match)
      return { style, number: numberOf(style, match[1] ?? ''), text: line.slice(match[0].length).trim() };
  }
  return null;
}

/** 「1.5 万人」 and 「1、2、3 号楼」 are sentences, 「3.8月2日，…」 is the third item. */
const STYLES: [BulletStyle, RegExp][] = [
  ['symbol', /^([●○◎◆◇■□▲△▼▽★☆▶►➢➤✦✧❖※·•‧∙▪▫◦⊙♦🔹🔸]️?)\s*/u],
  ['symbol', /^([-*+])\s+/],
  ['dotted', /^([0-9０-９]{1,2})\s*[.．]\s*(?:(?![0-9０-９])|(?=[0-9０-９]{1,2}月))/],
  ['arabic', /^([0-9０-９]{1,2})\s*[、)）]\s*(?![0-9０-９]{1,2}[、)）])/],
  ['bracketedArabic', /^[（(]\s*([0-9０-９]{1,2})\s*[)）]\s*/],
  ['circled', /^([①-⑳])\s*/],
  ['han', /^([一二三四五六七八九十]{1,3})\s*[、.．]\s*/],
  ['bracketedHan', /^[（(]\s*([一二三四五六七八九十]{1,3})\s*[)）]\s*/],
];

function numberOf(style: BulletStyle, mark: string): number | null {
  return style === 'symbol' ? null : readNumeral(mark);
}
