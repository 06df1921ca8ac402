import { AlignmentType, DocumentGridType, Footer, PageNumber, TextRun, type ISectionOptions } from 'docx';
import type { Layout } from './layout';
import { measure, points, twips } from './measures';
import { styled } from './styled';

/** Paper, margins and lines of a page, and its number outside: odd pages on the right, even ones on the left. */
export function pageSection(layout: Layout): Omit<ISectionOptions, 'children'> {
  return {
    properties: {
      page: paper(layout),
      grid: { type: DocumentGridType.LINES, linePitch: measure(layout).pitch },
    },
    footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
  };
}

function paper({ page, faces }: Layout) {
  const bottom = page.height - page.top - page.textHeight;
  const right = page.width - page.left - page.textWidth;
  return {
    size: { width: twips(page.width), height: twips(page.height) },
    margin: {
      top: twips(page.top),
      bottom: twips(bottom),
      left: twips(page.left),
      right: twips(right),
      header: twips(15),
      footer: Math.max(0, twips(bottom - page.pageNumberBelow) - points(faces.pageNumber.size * 0.65)),
    },
  };
}

/** 一字线上距版心下边缘 7 mm (7.5): the dash is in the middle of the line. */
function pageNumber(alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Footer {
  const number = new TextRun({ children: ['—', PageNumber.CURRENT, '—'], font: { hint: 'eastAsia' } });
  return new Footer({
    children: [styled('pageNumber', [number], { alignment })],
  });
}
