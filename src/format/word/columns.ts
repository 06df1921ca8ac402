import { LineRuleType, type Paragraph } from 'docx';
import type { BulletinColumn } from '../../desk/bulletin';
import { entryLines } from './entry';
import type { Layout } from './layout';
import { measure } from './measures';
import type { Pictures } from './picture';
import { styled } from './styled';
import { textRun } from './text-run';

export type ColumnsPlace = { layout: Layout; pictures: Pictures; onNewPage: boolean };

/** 报核: column by column, an empty one left out; on a page of its own where a contents list stands before it. */
export function columnsLines(
  columns: BulletinColumn[],
  { layout, pictures, onNewPage }: ColumnsPlace,
): Paragraph[] {
  const filled = columns.filter(({ entries }) => entries.length > 0);
  const last = filled.at(-1)?.entries.at(-1);
  return filled.flatMap(({ name, entries }, at) => [
    ...mark(name, { layout, onNewPage: onNewPage && at === 0 }),
    ...entries.flatMap((entry) => entryLines(entry, { layout, pictures, isLast: entry === last })),
  ]);
}

/** Without a name only the new page is left of it. */
function mark(name: string, { layout, onNewPage }: Omit<ColumnsPlace, 'pictures'>): Paragraph[] {
  const spacing = { before: 0, line: measure(layout).pitch, lineRule: LineRuleType.EXACT };
  const top = onNewPage ? { pageBreakBefore: true, spacing } : {};
  if (name === '' && !onNewPage) return [];
  const children = name === '' ? [] : [textRun(`【${name}】`)];
  return [styled('column', children, top)];
}
