import {
  correctionAsked,
  distributionAndCopies,
  issueDay,
  issueNumbers,
} from '../../../src/handlers/issue/issue-rest';
import type { Reads } from '../../../src/handlers/rest';

function read<Args>(reads: Reads<Args>, said: string): Args | null {
  return reads({ plain: said.normalize('NFKC'), said: (from) => said.slice(from) });
}

test.each([
  [' 8 总 152', { number: 8, runningNumber: 152, isSure: false }],
  ['8总152', { number: 8, runningNumber: 152, isSure: false }],
  [' 8', { number: 8, runningNumber: null, isSure: false }],
  [' 第8期（总第152期）', { number: 8, runningNumber: 152, isSure: false }],
  [' 第８期　总第１５２期。', { number: 8, runningNumber: 152, isSure: false }],
  ['：八 总 一百五十二', { number: 8, runningNumber: 152, isSure: false }],
  [' 8，总期号 152', { number: 8, runningNumber: 152, isSure: false }],
  [' 9 总 153 确认', { number: 9, runningNumber: 153, isSure: true }],
  [' 9 确认', { number: 9, runningNumber: null, isSure: true }],
  ['', null],
  [' 0', null],
  [' 8 152', null],
  [' 8 总', null],
  [' 123456', null],
  [' 8 总 152 吧', null],
  [' 已定', null],
])('期号%s', (said, numbers) => {
  expect(read(issueNumbers, said)).toEqual(numbers);
});

test.each([
  [' 2026-08-20', { day: '2026-08-20' }],
  ['：８月２０日。', { day: '8月20日' }],
  ['今天', { day: '今天' }],
  [' 定在今天', null],
  ['', null],
])('刊期%s', (said, day) => {
  expect(read(issueDay, said)).toEqual(day);
});

test.each([
  [' 各区总工会、市总各部室 共印 80 份', { distribution: ['各区总工会', '市总各部室'], copies: 80 }],
  ['：各市（县）总工会，市总各部室', { distribution: ['各市（县）总工会', '市总各部室'], copies: null }],
  [' 各区总工会\n市总各部室（共印８０份）', { distribution: ['各区总工会', '市总各部室'], copies: 80 }],
  [' 各区总工会、共八十份。', { distribution: ['各区总工会'], copies: 80 }],
  [' 共印 80 份', { distribution: null, copies: 80 }],
  [' 本期印发：各区总工会', { distribution: ['各区总工会'], copies: null }],
  ['通知各区总工会', null],
  [' 、', null],
  ['', null],
])('印发%s', (said, asked) => {
  expect(read(distributionAndCopies, said)).toEqual(asked);
});

const nothing = { number: null, year: null, runningNumber: null };

test.each([
  [' 8期 “甲”应为“乙”。', { ...nothing, number: 8 }, '“甲”应为“乙”。'],
  ['第８期：“甲”应为“乙”。\n特此更正。 ', { ...nothing, number: 8 }, '“甲”应为“乙”。\n特此更正。'],
  [' 第八期“甲”应为“乙”。', { ...nothing, number: 8 }, '“甲”应为“乙”。'],
  [' 8 “甲”应为“乙”。', { ...nothing, number: 8 }, '“甲”应为“乙”。'],
  [' 2026年第8期 “甲”应为“乙”。', { ...nothing, number: 8, year: 2026 }, '“甲”应为“乙”。'],
  [' 总第152期，“甲”应为“乙”。', { ...nothing, runningNumber: 152 }, '“甲”应为“乙”。'],
  [' 第8期（总第152期）12人应为21人', { ...nothing, number: 8, runningNumber: 152 }, '12人应为21人'],
  [' 8期 12人应为21人', { ...nothing, number: 8 }, '12人应为21人'],
  [' 8期', { ...nothing, number: 8 }, ''],
  [' 8', { ...nothing, number: 8 }, ''],
  ['1234 第一条', { ...nothing, number: 1234 }, '第一条'],
])('更正%s', (said, which, text) => {
  expect(read(correctionAsked, said)).toEqual({ which, text });
});

test.each([' 0420', '１２３４。', '\n0420 '])('更正%s is a code', (said) => {
  expect(read(correctionAsked, said)).toEqual({ code: said.normalize('NFKC').replace(/\D/gu, '') });
});

test.each(['', ' 一下', ' 8月31日的简讯', ' 2026年的简讯', ' 0期 甲'])('更正%s is no command', (said) => {
  expect(read(correctionAsked, said)).toBeNull();
});
