import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  RelativeVerticalPosition,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
  type ITableCellOptions,
} from 'docx';
import type { Bulletin } from '../../desk/bulletin';
import type { Layout } from './layout';
import { eighths, measure, twips } from './measures';
import { styled } from './styled';
import { textRun } from './text-run';

/**
 * 报尾 between two rules at the foot of the last page, as the 版记 of a document stands (GB/T 9704-2012, 7.4):
 * the receivers, below a thin rule the number of copies. Nothing where there is neither.
 */
export function footer({ distribution, copies }: Bulletin, layout: Layout): (Table | Paragraph)[] {
  const lines = [
    ...(distribution.length === 0 ? [] : [receivers(distribution)]),
    ...(copies === undefined ? [] : [copiesLine(copies)]),
  ];
  return lines.length === 0 ? [] : [table(lines, layout), ending()];
}

function receivers(distribution: string[]): Paragraph {
  const text = `本期印发：${distribution.join('、')}`;
  return styled('distribution', [textRun(text)]);
}

function copiesLine(copies: number): Paragraph {
  return styled('distribution', [textRun(`共印${copies}份`)], { alignment: AlignmentType.RIGHT });
}

function table(lines: Paragraph[], layout: Layout): Table {
  const width = measure(layout).textWidth;
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: [width],
    layout: TableLayoutType.FIXED,
    margins: { top: 60, bottom: 60, left: 0, right: 0 },
    float: {
      horizontalAnchor: TableAnchorType.PAGE,
      absoluteHorizontalPosition: twips(layout.page.left),
      verticalAnchor: TableAnchorType.MARGIN,
      relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
      topFromText: 280,
    },
    rows: lines.map((line, at) => row(line, { first: at === 0, last: at === lines.length - 1, layout })),
  });
}

type Place = { first: boolean; last: boolean; layout: Layout };

function row(line: Paragraph, place: Place): TableRow {
  return new TableRow({
    cantSplit: true,
    children: [new TableCell({ children: [line], borders: bordersOf(place) })],
  });
}

/** 首条分隔线和末条分隔线用粗线，中间的分隔线用细线 (7.4.1). */
function bordersOf({ first, last, layout: { rules } }: Place): NonNullable<ITableCellOptions['borders']> {
  const none = { style: BorderStyle.NIL, size: 0 };
  return {
    top: rule(first ? rules.thick : rules.thin),
    bottom: rule(last ? rules.thick : rules.thin),
    left: none,
    right: none,
  };
}

function rule(thickness: number) {
  return { style: BorderStyle.SINGLE, color: '000000', size: eighths(thickness) };
}

/** A table must be followed by a paragraph: this one takes no room. */
function ending(): Paragraph {
  return new Paragraph({ spacing: { line: 20, lineRule: 'exact' } });
}
