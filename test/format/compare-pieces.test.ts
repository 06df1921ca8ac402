import type { Piece } from '../../src/desk/bulletin';
import { comparePieces } from '../../src/format/compare-pieces';

const written: Piece = {
  headline: '夜校开进三个工地',
  author: null,
  body: ['一段。', '二段。', '三段。', '四段。'],
  attribution: '湖东区总工会',
};

test('what is printed as it was written has no changes', () => {
  expect(comparePieces(written, { ...written, body: [...written.body] })).toEqual([]);
});

test('every text that was changed, in printing order', () => {
  const printed = { headline: '夜校开进四个工地', author: '主席', body: written.body, attribution: null };
  expect(comparePieces(written, printed)).toEqual([
    '标题“…校开进三个工地 → 校开进四个工地”',
    '作者“（无） → 主席”',
    '署名“湖东区总工会 → （无）”',
  ]);
});

test.each([
  [
    'paragraphs one by one',
    ['壹段。', '二段。', '叁段。', '四段。'],
    ['正文“一段。 → 壹段。”', '正文“三段。 → 叁段。”'],
  ],
  ['a paragraph left out', ['一段。', '三段。', '四段。'], ['正文“二段。 → （无）”']],
  ['a paragraph more', ['一段。', '二段。', '三段。', '四段。', '五段。'], ['正文“（无） → 五段。”']],
  ['two made one', ['一段。', '二段，三段。', '四段。'], ['正文“二段。／三段。 → 二段，三段。”']],
  [
    'the same paragraph once more',
    ['一段。', '一段。', '二段。', '三段。', '四段。'],
    ['正文“（无） → 一段。”'],
  ],
])('%s', (_, body, changes) => {
  expect(comparePieces(written, { ...written, body })).toEqual(changes);
});
