import type { Letter } from '../desk/letter';
import { escapeText } from './printing/escape-text';
import { splitText } from './printing/split-text';

/** WeCom cuts a text message beyond this [90236]. */
export const mostTextBytes = 2048;

/** Words for a person, made harmless and cut into as many messages as they need. */
export function textLetters(text: string): Letter[] {
  return splitText(escapeText(text), mostTextBytes).map((part) => ({ kind: 'text', text: part }));
}

/** Letters that went into one message because the person has had many (WeCom drops beyond 30 a minute). */
export function joinTexts(texts: string[]): string {
  return texts.join('\n————\n');
}
