import type { Bulletin } from '../../desk/bulletin';
import { splitGraphemes } from '../printing/split-graphemes';
import { byteLength } from '../printing/pack-blocks';
import { printNumbers } from '../printing/print-bulletin';

/** 江城工运第8期（总第152期）.docx, without what a file system or a chat client refuses in a name. */
export function wordFileName(bulletin: Bulletin): string {
  const title = permitted(bulletin.title ?? '') || '简报';
  const [short = ''] = splitGraphemes(title, (piece) => byteLength(piece) <= longestTitle);
  return `${short}${printNumbers(bulletin)}.docx`;
}

/** Most file systems take 255 bytes for a name; the numbers take up to 60 of them. */
const longestTitle = 150;

/** Windows forbids these, and a name that begins with a dot is hidden elsewhere. */
function permitted(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\\/:*?"<>|]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.]+|[\s.]+$/gu, '');
}
