import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

export const root = join(__dirname, '..', '..');

export type Piece = {
  headline: string | null;
  author: string | null;
  body: string[];
  attribution: string | null;
};

export type PlainIssue = {
  columns: { name: string; entries: Piece[] }[];
  distribution: string[];
  notUnderstood: { line: number; text: string }[];
};

/** What the project's own reader understands of an issue in plain text. */
export function readIssue(file: string): PlainIssue {
  const printed = execFileSync(process.execPath, ['--import', 'tsx', 'bin/read.ts', file], {
    cwd: root,
    encoding: 'utf8',
  });
  return JSON.parse(printed) as PlainIssue;
}

/** The piece as a contact would type it into the chat. */
export function asMessage({ headline, author, body, attribution }: Piece): string {
  const credit = attribution === null ? '' : `（${attribution}）`;
  return [headline, author, ...body.slice(0, -1), `${body.at(-1) ?? ''}${credit}`]
    .filter((line) => line !== null)
    .join('\n');
}

/** Every sentence of an issue in order, to look for in what the groups read. */
export function sentencesOf({ columns, distribution }: PlainIssue): string[] {
  const pieces = columns.flatMap(({ entries }) => entries);
  const texts = pieces.flatMap(({ headline, author, body, attribution }) => [
    headline,
    author,
    ...body,
    attribution,
  ]);
  return [...texts.filter((text) => text !== null), distribution.join('、')].flatMap(cut);
}

/** The sentences that do not stand in the text, in their order, behind one another. */
export function missingIn(text: string, sentences: string[]): string[] {
  const squeezed = text.replace(/\s/gu, '');
  const body = squeezed.slice(squeezed.lastIndexOf('目录') + 1);
  let at = 0;
  return sentences.filter((sentence) => {
    const found = body.indexOf(sentence.replace(/\s/gu, ''), at);
    if (found !== -1) at = found + sentence.replace(/\s/gu, '').length;
    return found === -1;
  });
}

function cut(text: string): string[] {
  return text
    .split(/(?<=[。！？；])|\n/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
