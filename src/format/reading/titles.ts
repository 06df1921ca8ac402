import { readBullet } from './read-bullet';

/** What a contents list names, in the form in which lines are compared. */
export type Titles = ReadonlySet<string>;

export function isListed(text: string, titles: Titles): boolean {
  if (titles.size === 0 || text.length > 100) return false;
  const words = wordsOf(text);
  return words.length >= 4 && titles.has(words);
}

/** Letters and digits only, without the bullet before and the leaders and page number behind. */
export function wordsOf(text: string): string {
  const item = readBullet(text)?.text ?? text;
  return item
    .replace(PAGE, '')
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

export function hasPage(text: string): boolean {
  return PAGE.test(text);
}

const PAGE =
  /(?:[.…·・\-—_‥⋯]{2,}|\s|\t)\s*[（(【[/]?\s*[Pp]?\d{1,3}\s*[)）】\]]?$|\s*[（(/]\s*[Pp]?\d{1,3}\s*[)）]?$/;
