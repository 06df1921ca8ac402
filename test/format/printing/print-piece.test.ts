import * as fc from 'fast-check';
import { printPiece } from '../../../src/format/printing/print-piece';
import { readPiece } from '../../../src/format/reading/read-piece';
import { anyPiece } from '../pieces';

const piece = { headline: '职工书屋开张', author: null, body: ['8月3日，书屋开张。'], attribution: null };

describe('a piece as plain text', () => {
  it('sets its paragraphs in and puts the attribution behind the last', () => {
    expect(printPiece({ ...piece, body: ['一段。', '二段。'], attribution: '湖滨区总工会' })).toBe(
      '职工书屋开张\n　　一段。\n　　二段。（湖滨区总工会）',
    );
  });

  it('labels an author that would not be known as one', () => {
    expect(printPiece({ ...piece, author: '湖边的人' })).toBe(
      '职工书屋开张\n作者：湖边的人\n　　8月3日，书屋开张。',
    );
  });

  it('has no invisible mark where nothing can be mistaken', () => {
    expect(printPiece({ ...piece, body: ['1、走访江城（滨海）公司。', '一是慰问（详见附件）'] })).not.toMatch(
      /[\u2063\u2064]/,
    );
  });

  it('marks a paragraph that would be a column, and a bracket that is no attribution', () => {
    expect(printPiece({ ...piece, body: ['【简讯】', '会议开到十点。（湖滨区总工会）'] })).toBe(
      '职工书屋开张\n　　\u2063【简讯】\n　　会议开到十点。（湖滨区总工会）\u2063',
    );
  });

  it('keeps a bracket before a headline from naming a column', () => {
    const piece = { headline: '【简讯】第8期出刊', author: null, body: ['●这是清单'], attribution: null };
    expect(readPiece(printPiece(piece)).piece).toEqual(piece);
  });

  it('reads back as the same piece, whatever was typed into it', () => {
    fc.assert(
      fc.property(anyPiece, (any) => {
        expect(readPiece(printPiece(any)).piece).toEqual(any);
      }),
      { numRuns: 300 },
    );
  });
});
