import { distributionAndCopies, issueDay, issueNumbers } from '../../../src/handlers/issue/issue-rest';
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
