import {
  changeAttribution,
  changeBody,
  changeColumn,
  changeHeadline,
} from '../../../src/desk/entries/edit-entry';
import { by, entryOf } from '../examples';

const cause = by('editor-first', 30);
const entry = entryOf(12);
const printed = { kind: 'article', instead: '工作动态' } as const;
const same = { ok: false, why: 'nothing-changed', number: 12 };

test('a headline over two lines, with the change', () => {
  expect(changeHeadline(entry, { ...printed, headline: '夜校开进\n三个工地' }, cause)).toEqual({
    ok: true,
    entry: {
      ...entry,
      piece: { ...entry.piece, headline: '夜校开进\n三个工地' },
      changes: [{ ...cause, what: 'headline', before: '夜校开进工地', after: '夜校开进\n三个工地' }],
    },
  });
});

test('a brief prints no headline, so it gets none', () => {
  const to = { headline: '标题', kind: 'brief', instead: '工作动态' } as const;
  expect(changeHeadline({ ...entry, column: '简讯' }, to, cause)).toEqual({
    ok: false,
    why: 'brief-has-no-headline',
    number: 12,
    column: '简讯',
    instead: '工作动态',
  });
});

test('a body has a paragraph for every line', () => {
  const ruled = changeBody(entry, '一。\n\n　　二。\n三。', cause);
  expect(ruled).toMatchObject({
    ok: true,
    entry: {
      piece: { ...entry.piece, body: ['一。', '二。', '三。'] },
      changes: [{ ...cause, what: 'body', before: '第一段。\n第二段。', after: '一。\n二。\n三。' }],
    },
  });
});

test.each([
  ['山北区总工会', '山北区总工会'],
  ['（山北区总工会）', '山北区总工会'],
  [' (山北区总工会) ', '山北区总工会'],
  ['山北区总工会（宣教部）', '山北区总工会（宣教部）'],
])('an attribution said as %s is %s', (said, kept) => {
  expect(changeAttribution(entry, said, cause)).toMatchObject({
    entry: {
      piece: { attribution: kept },
      changes: [{ what: 'attribution', before: '湖东区总工会', after: kept }],
    },
  });
});

test('a text that came out of nothing has no before', () => {
  const bare = { ...entry, piece: { ...entry.piece, attribution: null } };
  expect(changeAttribution(bare, '甲', cause)).toMatchObject({ entry: { changes: [{ before: null }] } });
});

test('another column changes nothing of the text', () => {
  expect(changeColumn(entry, '简讯', cause)).toEqual({
    ok: true,
    entry: {
      ...entry,
      column: '简讯',
      changes: [{ ...cause, what: 'column', before: '工作动态', after: '简讯' }],
    },
  });
});

test('what stays as it was is no change', () => {
  expect(changeHeadline(entry, { ...printed, headline: ' 夜校开进工地\n' }, cause)).toEqual(same);
  expect(changeBody(entry, '第一段。\n\n第二段。', cause)).toEqual(same);
  expect(changeAttribution(entry, '（湖东区总工会）', cause)).toEqual(same);
  expect(changeColumn(entry, '工作动态', cause)).toEqual(same);
});
