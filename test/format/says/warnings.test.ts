import type { Warning } from '../../../src/desk/warnings/warnings';
import { cardWarning, warningText } from '../../../src/format/says/warnings';

test.each<[Warning, string, string]>([
  [
    { kind: 'near-duplicate', number: 7, state: 'pending', similarity: 0.816 },
    '提醒：与来稿 7（待审）相似 82%，请核对是否重复。',
    '与来稿 7（待审）相似 82%',
  ],
  [
    { kind: 'near-duplicate', number: 123456, state: 'printed', similarity: 1 },
    '提醒：与来稿 123456（已刊出）相似 100%，请核对是否重复。',
    '与来稿 123456（已刊出）相似 100%',
  ],
  [
    {
      kind: 'near-printed',
      issue: { number: 8, runningNumber: 152, date: '2025-08-31' },
      column: '工作动态',
      place: 2,
      headline: '夜校开进工地\n送课四百余人次',
      similarity: 0.816,
    },
    '提醒：与第8期（总第152期）“工作动态”《夜校开进工地 送课四百余人次》相似 82%，请核对是否重复。',
    '与2025年第8期《夜校开进工地 送课四百余…》相似 82%',
  ],
  [
    {
      kind: 'near-printed',
      issue: { number: null, runningNumber: null, date: '2025-08-31' },
      column: '简讯',
      place: 12,
      headline: null,
      similarity: 1,
    },
    '提醒：与2025-08-31的一期“简讯”第 12 条相似 100%，请核对是否重复。',
    '与2025-08-31的一期简讯第12条相似 100%',
  ],
  [
    { kind: 'other-unit', attribution: '山北区总工会', unit: '湖东区总工会' },
    '提醒：署名“山北区总工会”不是来稿单位“湖东区总工会”，请核对。',
    '署名“山北区总工会”不是来稿单位',
  ],
  [
    { kind: 'unknown-unit', named: '山南区总工会', unit: null },
    '提醒：署名“山南区总工会”不在单位名单里，请核对。',
    '“山南区总工会”不在单位名单里',
  ],
  [
    { kind: 'unknown-unit', named: '山南区总工会', unit: '湖东区总工会' },
    '提醒：署名“山南区总工会”不在单位名单里，也不是来稿单位“湖东区总工会”，请核对。',
    '“山南区总工会”不在单位名单里',
  ],
  [
    { kind: 'future-date', day: '2026-08-21' },
    '提醒：文中的日期 2026-08-21 在收稿之后，请核对。',
    '日期 2026-08-21 在收稿之后',
  ],
  [
    { kind: 'old-date', day: '2026-07-01' },
    '提醒：文中的日期 2026-07-01 距收稿已超过一个月，请核对。',
    '日期 2026-07-01 已过一个月',
  ],
  [
    { kind: 'long-brief', length: 231, longest: 200 },
    '提醒：简讯有 231 字，超过 200 字，请考虑精简。',
    '简讯 231 字，超过 200 字',
  ],
  [
    { kind: 'sensitive-word', word: '敏感词' },
    '提醒：有需要留意的词“敏感词”，请斟酌。',
    '有需留意的词“敏感词”',
  ],
  [
    { kind: 'mistyped-word', wrong: '帐号', right: '账号' },
    '提醒：“帐号”一般写作“账号”，请核对。',
    '“帐号”应为“账号”',
  ],
  [{ kind: 'unbalanced', marks: '“”' }, '提醒：引号“” 不成对，请检查。', '引号“” 不成对'],
  [{ kind: 'unbalanced', marks: '《》' }, '提醒：书名号《》 不成对，请检查。', '书名号《》 不成对'],
  [{ kind: 'unbalanced', marks: '（）' }, '提醒：括号（） 不成对，请检查。', '括号（） 不成对'],
  [{ kind: 'doubled', text: '的的' }, '提醒：“的的”重复，请核对。', '“的的”重复'],
])('%j', (warning, sentence, onCard) => {
  expect(warningText(warning)).toBe(sentence);
  expect(cardWarning(warning)).toBe(onCard);
});

test('whatever it quotes, a warning fits the row of a card', () => {
  const long = '江城市交通运输集团有限责任公司第三分公司机关工会委员会';
  const issue = { number: null, runningNumber: null, date: '2025-08-31' };
  const all: Warning[] = [
    { kind: 'near-duplicate', number: 999_999, state: 'accepted', similarity: 1 },
    { kind: 'near-printed', issue, column: long, place: 12, headline: long, similarity: 1 },
    { kind: 'near-printed', issue, column: long, place: 12, headline: null, similarity: 1 },
    { kind: 'other-unit', attribution: long, unit: long },
    { kind: 'unknown-unit', named: long, unit: long },
    { kind: 'long-brief', length: 12_345, longest: 12_345 },
    { kind: 'sensitive-word', word: long },
    { kind: 'mistyped-word', wrong: long, right: long },
    { kind: 'doubled', text: long },
  ];
  for (const warning of all) expect(cardWarning(warning).length).toBeLessThanOrEqual(30);
});
