import { findWarnings, type Inspected } from '../../../src/desk/warnings/warnings';
import { article } from '../examples';

const lake = { name: '湖东区总工会', aliases: ['湖东区总'] };
const hill = { name: '山北区总工会', aliases: [] };
const rules = {
  units: [lake, hill],
  words: { sensitive: ['敏感词'], mistyped: [{ wrong: '帐号', right: '账号' }] },
  longestBrief: 200,
  looksLikeUnit: (name: string) => name.endsWith('工会'),
};

function inspected(change: Partial<Inspected> = {}): Inspected {
  const text = '夜校开进工地\n第一段。';
  const known = { unit: '湖东区总工会', receivedOn: '2026-08-20', length: 10, isBrief: false };
  return { text, piece: article, near: [], printed: [], ...known, ...change };
}

function credited(attribution: string | null) {
  return findWarnings(inspected({ piece: { ...article, attribution } }), rules);
}

function dated(line: string) {
  return findWarnings(inspected({ piece: { ...article, body: [line] } }), rules);
}

test('a piece without faults has none', () => {
  expect(findWarnings(inspected(), rules)).toEqual([]);
});

test("an attribution is to name the sender's unit, perhaps among others", () => {
  for (const attribution of [null, '湖东区总工会', '湖东区总', '山北区总工会、湖东区总', '陈某'])
    expect(credited(attribution)).toEqual([]);
  expect(credited('山北区总工会')).toEqual([
    { kind: 'other-unit', attribution: '山北区总工会', unit: '湖东区总工会' },
  ]);
});

test('a unit that is not in the list is named, with the sender where she is not credited', () => {
  expect(credited('山南区总工会')).toEqual([
    { kind: 'unknown-unit', named: '山南区总工会', unit: '湖东区总工会' },
  ]);
  expect(credited('湖东区总、山南区总工会')).toEqual([
    { kind: 'unknown-unit', named: '山南区总工会', unit: null },
  ]);
  expect(credited('山北区总工会、山南区总工会')).toEqual([
    { kind: 'other-unit', attribution: '山北区总工会、山南区总工会', unit: '湖东区总工会' },
    { kind: 'unknown-unit', named: '山南区总工会', unit: null },
  ]);
});

test('a date after the piece came, or over a month before, is named', () => {
  expect(dated('8月21日，召开会议。')).toEqual([{ kind: 'future-date', day: '2026-08-21' }]);
  expect(dated('2026.7.19，召开会议。')).toEqual([{ kind: 'old-date', day: '2026-07-19' }]);
  for (const line of ['8月20日，召开会议。', '7月20日，召开会议。']) expect(dated(line)).toEqual([]);
});

test('the first date counts, whether it stands in the headline, the body or the attribution', () => {
  const old = [{ kind: 'old-date', day: '2026-03-01' }];
  const wherever = [
    { ...article, headline: '三月一日即3月1日', body: ['8月20日'] },
    { ...article, attribution: '湖东区总 2026年3月1日' },
  ];
  for (const piece of wherever) expect(findWarnings(inspected({ piece }), rules)).toEqual(old);
  expect(dated('8月6日召开会议，总结3月1日以来的工作。')).toEqual([]);
});

test('a brief that is longer than a brief should be is named', () => {
  const long = { kind: 'long-brief', length: 201, longest: 200 };
  expect(findWarnings(inspected({ isBrief: true, length: 201 }), rules)).toEqual([long]);
  expect(findWarnings(inspected({ isBrief: true, length: 200 }), rules)).toEqual([]);
  expect(findWarnings(inspected({ isBrief: false, length: 201 }), rules)).toEqual([]);
});

test('everything comes in one order, the gravest first, and at most three of the likest', () => {
  const near = [7, 8, 9, 10].map((number) => ({ number, state: 'pending' as const, similarity: 0.8 }));
  const text = '这个帐号里有敏感词，，“的的';
  expect(findWarnings(inspected({ text, near }), rules)).toEqual([
    { kind: 'near-duplicate', number: 7, state: 'pending', similarity: 0.8 },
    { kind: 'near-duplicate', number: 8, state: 'pending', similarity: 0.8 },
    { kind: 'near-duplicate', number: 9, state: 'pending', similarity: 0.8 },
    { kind: 'sensitive-word', word: '敏感词' },
    { kind: 'mistyped-word', wrong: '帐号', right: '账号' },
    { kind: 'unbalanced', marks: '“”' },
    { kind: 'doubled', text: '，，' },
    { kind: 'doubled', text: '的的' },
  ]);
});

test('an old issue is named among the likest', () => {
  const place = { issue: { number: 8, runningNumber: null, date: '2025-08-31' }, column: '简讯', place: 2 };
  const printed = { ...place, headline: null, similarity: 0.6 };
  const near = [0.9, 0.7, 0.5].map((similarity, at) => ({
    number: at + 1,
    state: 'pending' as const,
    similarity,
  }));
  expect(findWarnings(inspected({ near, printed: [printed] }), rules)).toEqual([
    { kind: 'near-duplicate', ...near[0] },
    { kind: 'near-duplicate', ...near[1] },
    { kind: 'near-printed', ...printed },
  ]);
});
