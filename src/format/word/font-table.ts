import type { Layout } from './layout';

/**
 * word/fontTable.xml, which says what stands in for a font that a computer does not have (`altName`, ECMA-376
 * part 1, 17.8.3.1: a list parted by commas). Fonts are named, never shipped: 方正小标宋 may not be.
 */
export function fontTable({ faces }: Layout): string {
  const lists = new Map(Object.values(faces).map(({ fonts }) => [fonts[0] ?? '', fonts.slice(1)]));
  const fonts = [...lists].map(([name, others]) => fontElement(name, others));
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="${NAMESPACE}">${fonts.join('')}</w:fonts>`;
}

const NAMESPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** 86: the character set of simplified Chinese. */
function fontElement(name: string, others: string[]): string {
  const instead = others.length === 0 ? '' : `<w:altName w:val="${escapeXml(others.join(','))}"/>`;
  return `<w:font w:name="${escapeXml(name)}">${instead}<w:charset w:val="86"/></w:font>`;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (found) => `&#${found.charCodeAt(0)};`);
}
