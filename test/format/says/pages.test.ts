import {
  copies,
  correctedOn,
  foundCount,
  pageWords,
  summary,
  yearName,
} from '../../../src/format/says/pages';
import { notices } from '../../../src/format/says/pages';
import { summerIssue } from '../../pages/issues';

test('a share card names the first three headlines and counts the rest', () => {
  expect(summary(summerIssue)).toBe(
    '把服务送到最需要的职工身边——在全市工会工作座谈会上的讲话；湖东区总工会为高温一线职工送清凉；夜校开进三个工地；共 5 篇；简讯 3 则',
  );
  expect(summary({ ...summerIssue, columns: [summerIssue.columns[2]!] })).toBe('什么是高温津贴');
  expect(summary({ ...summerIssue, columns: [] })).toBe('');
});

test('counts and days are said as they are printed', () => {
  expect(copies(120)).toBe('共印 120 份');
  expect(correctedOn('2026-09-02')).toBe('2026年9月2日更正');
  expect(yearName(null)).toBe('没有日期的');
  expect(foundCount(2, null)).toBe('找到 2 篇。');
});

test('every notice says what to do next', () => {
  for (const { text } of Object.values(notices)) expect(text).toMatch(/请/u);
  expect(pageWords.again).toBe('再打开一次');
});
