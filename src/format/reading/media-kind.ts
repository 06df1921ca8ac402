export type MediaKind = 'jpg' | 'png' | 'zip' | 'compound' | 'other';

/** First bytes, in hex. A compound file is an old .doc, or any Office file with a password. */
const marks: [start: string, kind: MediaKind][] = [
  ['ffd8ff', 'jpg'],
  ['89504e470d0a1a0a', 'png'],
  ['504b0304', 'zip'],
  ['504b0506', 'zip'],
  ['d0cf11e0', 'compound'],
];

/** What a file is by its first bytes; its name and what the sender says of it are not to be trusted. */
export function mediaKind(bytes: Buffer): MediaKind {
  const start = bytes.toString('hex', 0, 8);
  return marks.find(([mark]) => start.startsWith(mark))?.[1] ?? 'other';
}
