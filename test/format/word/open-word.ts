import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { fromBufferPromise } from 'yauzl';
import type { FileChild } from 'docx';
import { Document } from 'docx';
import type { Bulletin, Piece } from '../../../src/desk/bulletin';
import { defaultLayout, type Layout } from '../../../src/format/word/layout';
import { packWord, wordDocument } from '../../../src/format/word/word-document';

/** A printed paragraph: its style and its text, a line break as ⏎, a tab as ⇥. */
export type Printed = { style: string; text: string; xml: string };

export const nothing: Bulletin = {
  title: null,
  number: null,
  runningNumber: null,
  date: null,
  publisher: null,
  columns: [],
  distribution: [],
};

export const article: Piece = {
  headline: '夜校开进三个工地',
  author: null,
  body: ['湖东区总工会在三个工地办起夜校。'],
  attribution: '湖东区总工会',
};

export const brief: Piece = {
  headline: null,
  author: null,
  body: ['本周三，六十人献血。'],
  attribution: '山北区总工会',
};

/** The parts of the file by their names. */
export async function openWord(bytes: Buffer): Promise<Map<string, string>> {
  const parts = new Map<string, string>();
  const zip = await fromBufferPromise(bytes, { lazyEntries: true });
  for await (const entry of zip.eachEntry()) {
    const pieces: Buffer[] = [];
    for await (const piece of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>)
      pieces.push(piece);
    parts.set(entry.fileName, Buffer.concat(pieces).toString());
  }
  return parts;
}

export async function printWord(
  bulletin: Bulletin,
  layout: Layout = defaultLayout,
): Promise<Map<string, string>> {
  return openWord(await packWord(wordDocument(bulletin, layout, new Map()), layout));
}

/** What these paragraphs make of a page, in order. */
export async function printed(children: FileChild[]): Promise<Printed[]> {
  const parts = await openWord(await packWord(new Document({ sections: [{ children }] }), defaultLayout));
  return paragraphsOf(parts.get('word/document.xml') ?? '');
}

export function paragraphsOf(xml: string): Printed[] {
  return Array.from(xml.matchAll(/<w:p>.*?<\/w:p>|<w:p\/>/gsu), ([paragraph]) => ({
    style: /<w:pStyle w:val="bulletin-([^"]*)"/u.exec(paragraph)?.[1] ?? '',
    text: textOf(paragraph),
    xml: paragraph,
  }));
}

/** `style text` a line. */
export function linesOf(paragraphs: Printed[]): string[] {
  return paragraphs.map(({ style, text }) => `${style} ${text}`.trim());
}

const texts = new XMLParser({ trimValues: false, parseTagValue: false });

function textOf(paragraph: string): string {
  const bare = paragraph.replace(/<w:br\/>/gu, '<w:t>⏎</w:t>').replace(/<w:tab\/>/gu, '<w:t>⇥</w:t>');
  return Array.from(bare.matchAll(/<w:t(?: [^>]*)?>[^<]*<\/w:t>/gu), ([run]) => {
    const read = texts.parse(run) as { 'w:t': string };
    return read['w:t'];
  }).join('');
}

/** What an XML parser would stumble over (XML 1.0, 2.2), in any part of the file. */
export function faultsIn(parts: Map<string, string>): string[] {
  return [...parts]
    .filter(([name]) => /\.(?:xml|rels)$/u.test(name))
    .flatMap(([name, text]) => {
      const verdict = XMLValidator.validate(text);
      // eslint-disable-next-line no-control-regex -- they are what is looked for
      const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/u.test(text);
      return [...(verdict === true ? [] : [`${name}: ${verdict.err.msg}`]), ...(forbidden ? [name] : [])];
    });
}
