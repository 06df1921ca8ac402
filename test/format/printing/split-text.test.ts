import * as fc from 'fast-check';
import { splitSentences } from '../../../src/format/printing/split-sentences';
import { splitText } from '../../../src/format/printing/split-text';
import { anyLine } from '../pieces';

describe('plain text in messages', () => {
  it('stays whole where it fits', () => {
    expect(splitText('一\n\n二', 100)).toEqual(['一\n\n二']);
  });

  it('is cut at line ends', () => {
    expect(splitText('一二三\n四五六\n七', 20)).toEqual(['一二三\n四五六', '七']);
  });

  it('is cut behind a sentence where a line is too long, quotes with their sentence', () => {
    expect(splitText('他说：“好！”大家笑了。散会。', 36)).toEqual(['他说：“好！”大家笑了。', '散会。']);
  });

  it('is cut between characters as a reader sees them where a sentence is too long', () => {
    expect(splitText('👨‍👩‍👧👨‍👩‍👧工会', 20)).toEqual(['👨‍👩‍👧', '👨‍👩‍👧', '工会']);
  });

  it('loses nothing and keeps the limit', () => {
    const texts = fc.array(anyLine, { minLength: 1, maxLength: 12 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(texts, fc.integer({ min: 30, max: 200 }), (text, maxBytes) => {
        const parts = splitText(text, maxBytes);
        expect(parts.join('').replaceAll('\n', '')).toBe(text.replaceAll('\n', ''));
        expect(parts.every((part) => Buffer.byteLength(part) <= maxBytes)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('sentences', () => {
  it('end with their mark and the quotes and brackets behind it', () => {
    expect(splitSentences('甲。乙！”丙……丁；戊（己。）庚')).toEqual([
      '甲。',
      '乙！”',
      '丙……',
      '丁；',
      '戊（己。）',
      '庚',
    ]);
  });
});
