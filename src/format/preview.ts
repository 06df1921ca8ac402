import type { Letter } from '../desk/letter';
import { splitText } from './printing/split-text';

/** An app's markdown message holds 2,048 bytes [90236], a group's 4,096: a long part takes two messages here. */
const mostMarkdownBytes = 2048;

export function previewLetters(parts: string[]): Letter[] {
  return parts
    .flatMap((part) => splitText(part, mostMarkdownBytes))
    .map((text) => ({ kind: 'markdown', text }));
}
