import { createHash } from 'node:crypto';
import { cardFault, cardText, groupCardFault } from './card';
import { fieldsOf, listOf, textOf, type Fields } from './json';
import { cutToBytes } from './limits';

type Filename = (mediaId: string) => string | null;
export type Kind = {
  /** The errcode for what is wrong with it, null for nothing. */
  fault: (content: Fields, filename: Filename) => number | null;
  /** What a reader sees; of text and markdown the string as it was sent. */
  show: (content: Fields, filename: Filename) => string;
};

const content = (fields: Fields): string => textOf(fields['content']);
const isTooLong = (text: string, maxBytes: number): boolean => Buffer.byteLength(text) > maxBytes;

const upTo = (maxBytes: number): Kind => ({
  fault: (fields) => (!content(fields) ? 44004 : isTooLong(content(fields), maxBytes) ? 45002 : null),
  show: content,
});

const mediaFault: Kind['fault'] = ({ media_id }, filename) => {
  if (!textOf(media_id)) return 41006;
  return filename(textOf(media_id)) === null ? 40007 : null;
};
const media: Kind = {
  fault: mediaFault,
  show: ({ media_id }, filename) => filename(textOf(media_id)) ?? '',
};

const news: Kind = {
  fault: ({ articles }) => newsFault(listOf(articles)),
  show: ({ articles }) => listOf(articles).map(articleText).join('\n'),
};

const textcard: Kind = {
  fault: ({ title, description, url }) => {
    if (!textOf(title)) return 41016;
    return textOf(description) && textOf(url) && !isTooLong(textOf(url), 2048) ? null : 40058;
  },
  show: (card) => plainDescription(articleText(card)),
};

/** Of a self-built app [90236]. */
export const appKinds: Record<string, Kind> = {
  text: {
    fault: (fields) => (content(fields) ? null : 44004),
    show: (fields) => cutToBytes(content(fields), 2048),
  },
  markdown: upTo(2048),
  image: media,
  voice: media,
  video: media,
  file: media,
  textcard,
  news,
  template_card: { fault: cardFault, show: cardText },
};

/** Of a chat that the app has made: cards with buttons are not among them [90248]. */
export const appchatKinds: Record<string, Kind> = {
  text: upTo(2048),
  markdown: upTo(2048),
  image: media,
  voice: media,
  video: media,
  file: media,
  textcard,
  news,
};

/** Of a group's webhook [91770]. */
export const webhookKinds: Record<string, Kind> = {
  text: upTo(2048),
  markdown: upTo(4096),
  markdown_v2: upTo(4096),
  image: { fault: pictureFault, show: () => '' },
  voice: media,
  file: media,
  news,
  template_card: { fault: groupCardFault, show: cardText },
};

/** The part of a request that is named after its msgtype. */
export function contentOf(request: Fields): Fields {
  return fieldsOf(request[textOf(request['msgtype'])]);
}

function newsFault(articles: Fields[]): number | null {
  if (articles.length === 0) return 44004;
  if (articles.length > 8) return 45008;
  if (articles.some(({ title }) => !textOf(title))) return 41016;
  return articles.some(({ url }) => !textOf(url)) ? 40058 : null;
}

function articleText({ title, description }: Fields): string {
  const lines = [cutToBytes(textOf(title), 128), cutToBytes(textOf(description), 512)];
  return lines.filter((line) => line !== '').join('\n');
}

/** A description may hold breaks and coloured blocks [90236]. */
function plainDescription(text: string): string {
  const lines = text.replaceAll(/<br\s*\/?>|<\/div>/g, '\n').replaceAll(/<[^>]*>/g, '');
  return lines.split('\n').filter(Boolean).join('\n');
}

function pictureFault({ base64, md5 }: Fields): number | null {
  const bytes = Buffer.from(textOf(base64), 'base64');
  if (bytes.length === 0) return 44001;
  if (bytes.length > 2 * 1024 * 1024) return 40009;
  return createHash('md5').update(bytes).digest('hex') === md5 ? null : 40058;
}
