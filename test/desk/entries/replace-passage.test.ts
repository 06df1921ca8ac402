import type { Piece } from '../../../src/desk/bulletin';
import { replacePassage } from '../../../src/desk/entries/replace-passage';
import { by, entryOf } from '../examples';

const cause = by('editor-first', 30);
const piece: Piece = {
  headline: '夜校开进\n三个工地',
  author: '主席',
  body: ['湖东区办起夜校。', '四百人次听课，费用$100。'],
  attribution: '湖东区总工会',
};
const entry = { ...entryOf(12), piece };

function replaced(passage: string, instead: string) {
  return replacePassage(entry, { passage, instead }, cause);
}

test.each<[string, string, Partial<Piece>]>([
  ['三个', '四个', { headline: '夜校开进\n四个工地' }],
  ['开进\n三个', '开进三个', { headline: '夜校开进三个工地' }],
  ['主席', '副主席', { author: '副主席' }],
  ['夜校。', '夜校，\n八月开课。', { body: ['湖东区办起夜校，', '八月开课。', '四百人次听课，费用$100。'] }],
  ['夜校。\n四百', '夜校，四百', { body: ['湖东区办起夜校，四百人次听课，费用$100。'] }],
  ['，费用$100', '', { body: ['湖东区办起夜校。', '四百人次听课。'] }],
  ['四百', '$&', { body: ['湖东区办起夜校。', '$&人次听课，费用$100。'] }],
  ['湖东区总工会', '', { attribution: null }],
  ['总工会', '总', { attribution: '湖东区总' }],
])('%j becomes %j', (passage, instead, changed) => {
  expect(replaced(passage, instead)).toMatchObject({
    ok: true,
    entry: {
      piece: { ...piece, ...changed },
      changes: [{ ...cause, what: 'replaced', before: passage, after: instead || null }],
    },
    field: Object.keys(changed)[0],
  });
});

test('a passage that is not there exactly is refused', () => {
  for (const passage of ['五个', '湖东 区', '＄100'])
    expect(replaced(passage, '四')).toEqual({ ok: false, why: 'passage-not-found', number: 12, passage });
});

test('a passage that is there more than once is refused, with the places', () => {
  const refusal = { ok: false, why: 'passage-repeated', number: 12 };
  expect(replaced('夜校', '学校')).toEqual({
    ...refusal,
    passage: '夜校',
    places: [
      { field: 'headline', times: 1 },
      { field: 'body', times: 1 },
    ],
  });
  expect(replaced('。', '！')).toEqual({ ...refusal, passage: '。', places: [{ field: 'body', times: 2 }] });
});

test('places that overlap are two', () => {
  const doubled = { ...entry, piece: { ...piece, body: ['哈哈哈'] } };
  expect(replacePassage(doubled, { passage: '哈哈', instead: '嘿' }, cause)).toMatchObject({
    why: 'passage-repeated',
    places: [{ field: 'body', times: 2 }],
  });
});

test('a replacement that leaves the text as it is changes nothing', () => {
  const same = { ok: false, why: 'nothing-changed', number: 12 };
  expect(replaced('三个', '三个')).toEqual(same);
  expect(replaced('夜校。', '夜校。\n')).toEqual(same);
});

test('an entry keeps some body', () => {
  expect(replaced('湖东区办起夜校。\n四百人次听课，费用$100。', '')).toEqual({
    ok: false,
    why: 'body-gone',
    number: 12,
  });
});
