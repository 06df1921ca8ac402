import { byteLength, packBlocks, type Block } from './pack-blocks';
import { splitGraphemes } from './split-graphemes';
import { splitSentences } from './split-sentences';

/** Plain text in messages of at most `maxBytes` UTF-8 bytes: cut at line ends, else sentences, else characters. */
export function splitText(text: string, maxBytes: number): string[] {
  return packBlocks(text.split('\n').map(lineBlock), maxBytes);
}

function lineBlock(line: string): Block {
  return {
    text: line,
    before: '\n',
    finer: () => splitSentences(line).map((sentence, at) => sentenceBlock(sentence, at === 0 ? '\n' : '')),
  };
}

function sentenceBlock(text: string, before: string): Block {
  return {
    text,
    before,
    finer: (room) =>
      splitGraphemes(text, (piece) => byteLength(piece) <= room).map((piece) => pieceBlock(piece)),
  };
}

function pieceBlock(text: string): Block {
  return { text, before: '', finer: () => [] };
}
