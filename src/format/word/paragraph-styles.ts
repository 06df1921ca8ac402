import { ImportedXmlComponent, type ICharacterStyleOptions, type IParagraphStyleOptions } from 'docx';
import type { Face, Layout, Part } from './layout';
import { halves, measure } from './measures';
import { exactly, shapes, type ParagraphPart } from './paragraph-shapes';

/** A style for every part, named as the office knows it, so that the file can be changed in Word as a whole. */
export function paragraphStyles(layout: Layout): IParagraphStyleOptions[] {
  const measures = measure(layout);
  return (Object.keys(shapes) as ParagraphPart[]).map((part) => {
    const face = layout.faces[part];
    const paragraph = { spacing: exactly(measures.pitch), ...shapes[part].shape(measures, face) };
    const run = { ...runOf(face), ...(fillsLines.has(part) ? { characterSpacing: measures.spacing } : {}) };
    return { id: styleId(part), name: shapes[part].name, basedOn: BASE, quickFormat: true, paragraph, run };
  });
}

const BASE = 'bulletin';

/**
 * What all have in common and the library cannot say. A comma may hang out into the margin, as Word lets it anyway;
 * LibreOffice (7.4, at least) reads that setting the wrong way round, and without it loses some that hang. Lines
 * keep their own distance, whatever the page's grid, and none stands alone on a page.
 */
export function baseStyle(): ImportedXmlComponent {
  return ImportedXmlComponent.fromXmlString(
    `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${BASE}"><w:name w:val="简报"/><w:pPr>` +
      '<w:widowControl/><w:overflowPunct w:val="1"/><w:snapToGrid w:val="0"/></w:pPr></w:style>',
  );
}

/** The attribution is a part of the last paragraph, in letters of its own. */
export function attributionStyle({ faces }: Layout): ICharacterStyleOptions {
  return { id: styleId('attribution'), name: '简报 署名', quickFormat: true, run: runOf(faces.attribution) };
}

export function styleId(part: Part): string {
  return `bulletin-${part}`;
}

/** The first font alone: the others stand in the font table. */
export function runOf({ fonts: [font = ''], size }: Face) {
  return { font: { ascii: font, hAnsi: font, eastAsia: font, cs: font }, size: halves(size) };
}

/** Full lines of so many characters. */
const fillsLines = new Set<Part>(['body', 'firstHeading', 'secondHeading']);
