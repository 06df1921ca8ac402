import { randomBytes } from 'node:crypto';
import { Document, ImageRun, Packer, Paragraph } from 'docx';
import { zipOf, type Entry } from './zip';

/** The smallest picture that there is. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
  'base64',
);

/** A picture unlike any other; nobody looks further than its first bytes. */
export function jpg(): Buffer {
  return Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), randomBytes(60)]);
}

/** A Word file with these paragraphs, as Word would write it. */
export function wordFile(paragraphs: string[], withPicture = false): Promise<Buffer> {
  const picture = new ImageRun({ type: 'png', data: png, transformation: { width: 10, height: 10 } });
  const children = [
    ...paragraphs.map((text) => new Paragraph(text)),
    ...(withPicture ? [new Paragraph({ children: [picture] })] : []),
  ];
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

/** Something that claims to be a Word file. */
export function zipWith(...entries: Entry[]): Buffer {
  return zipOf([{ name: 'word/document.xml', bytes: Buffer.from('<w:document/>') }, ...entries]);
}

export const hostile = {
  oldWord: Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(500)]),
  macros: zipWith({ name: 'word/vbaProject.bin', bytes: Buffer.from('Sub AutoOpen()') }),
  bomb: () => zipWith({ name: 'word/big.xml', bytes: Buffer.alloc(30 * 1024 * 1024) }),
  lying: () => zipWith({ name: 'word/big.xml', bytes: Buffer.alloc(1024 * 1024), claims: { size: 100 } }),
  crowded: () =>
    zipWith(...Array.from({ length: 2000 }, (_, n) => ({ name: `word/${n}.xml`, bytes: Buffer.from('x') }))),
  sheet: zipOf([{ name: 'xl/workbook.xml', bytes: Buffer.from('<workbook/>') }]),
};
