import { archiveView, countYears, spanOf } from '../../../src/pages/views/archive-view';
import { voiceOf } from '../../../src/format/voice';
import { archivedAs, summerIssue } from '../issues';

const admins = [{ userid: 'desk-admin', name: '管理员一' }];
const voice = voiceOf({ contacts: [], editors: [], admins }, 'Asia/Shanghai');

test('years are counted, the latest first, those without a date last', () => {
  const days = [0, '2025-12-31', '2026-01-01', '2026-08-31', 0].map((day) =>
    typeof day === 'string' ? Date.parse(day) : day,
  );
  expect(countYears(days)).toEqual([
    { year: 2026, count: 2 },
    { year: 2025, count: 1 },
    { year: null, count: 2 },
  ]);
  expect(countYears([])).toEqual([]);
});

test('a year begins with its first day and ends before the next', () => {
  expect(spanOf(2026)).toEqual([Date.parse('2026-01-01'), Date.parse('2027-01-01')]);
  expect(spanOf(null)).toEqual([0, 1]);
  expect(spanOf(1970)[0]).toBe(1);
});

test('an issue is listed with its day, its first headlines and its corrections', () => {
  const archived = archivedAs('d8', {});
  const imported = { by: 'desk-admin', source: '文件“旧.txt”', notUnderstood: [] };
  const nameless = { number: null, runningNumber: null, date: null, columns: [summerIssue.columns[3]!] };
  const undated = archivedAs('i1', nameless, { imported });
  const years = [
    { year: 2026, count: 1 },
    { year: null, count: 1 },
  ];
  expect(
    archiveView(years, 2026, {
      issues: [
        { archived, corrections: [{ text: '“四百”应为\n“四百一十”。' }] },
        { archived: undated, corrections: [] },
      ],
      voice,
    }),
  ).toEqual({
    year: '2026年',
    years: [
      { name: '2026年', count: '1 期', href: '/archive?year=2026', isChosen: true },
      { name: '没有日期的', count: '1 期', href: '/archive?year=none', isChosen: false },
    ],
    issues: [
      {
        title: '第8期（总第152期）',
        date: '2026年8月31日',
        summary:
          '把服务送到最需要的职工身边——在全市工会工作座谈会上的讲话；湖东区总工会为高温一线职工送清凉；夜校开进三个工地；共 5 篇；简讯 3 则',
        corrections: '有更正 1 则：“四百”应为 “四百一十”。',
        href: '/issues/d8',
        imported: '',
      },
      {
        title: '未编期号的一期',
        date: '',
        summary: '简讯 3 则',
        corrections: '',
        href: '/issues/i1',
        imported: '存档件：由管理员一于2026年8月31日导入',
      },
    ],
  });
});
