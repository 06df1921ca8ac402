import { Document, Packer } from 'docx';
import type { Bulletin } from '../../desk/bulletin';
import { printNumbers } from '../printing/print-bulletin';
import { columnsLines } from './columns';
import { contents } from './contents';
import { fontTable } from './font-table';
import { footer } from './footer';
import type { Layout } from './layout';
import { masthead } from './masthead';
import { pageSection } from './page';
import { attributionStyle, baseStyle, paragraphStyles, runOf } from './paragraph-styles';
import type { Pictures } from './picture';
import { printable } from './text-run';

/** The bulletin as an office prints it: 报头, 报核, 报尾. */
export function wordDocument(bulletin: Bulletin, layout: Layout, pictures: Pictures): Document {
  const listed = contents(bulletin, layout);
  const children = [
    ...masthead(bulletin, layout),
    ...listed,
    ...columnsLines(bulletin.columns, { layout, pictures, onNewPage: listed.length > 0 }),
    ...footer(bulletin, layout),
  ];
  return new Document({
    ...properties(bulletin),
    styles: {
      default: {
        document: { run: { ...runOf(layout.faces.body), language: { value: 'en-US', eastAsia: 'zh-CN' } } },
      },
      importedStyles: [baseStyle()],
      paragraphStyles: paragraphStyles(layout),
      characterStyles: [attributionStyle(layout)],
    },
    evenAndOddHeaderAndFooters: true,
    compatibility: { version: 15, doNotExpandShiftReturn: true },
    sections: [{ ...pageSection(layout), children }],
  });
}

/** The file's bytes. Fonts that stand in for others are named here: the library knows only fonts that it ships. */
export function packWord(document: Document, layout: Layout): Promise<Buffer> {
  return Packer.toBuffer(document, undefined, [{ path: 'word/fontTable.xml', data: fontTable(layout) }]);
}

function properties(bulletin: Bulletin) {
  const title = printable([bulletin.title, printNumbers(bulletin)].filter(Boolean).join(''));
  const publisher = printable(bulletin.publisher ?? bulletin.title ?? '');
  return { title, creator: publisher, lastModifiedBy: publisher };
}
