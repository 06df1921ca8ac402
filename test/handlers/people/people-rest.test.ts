import {
  perhapsNumber,
  perhapsNumberAndText,
  roleAndWords,
  unitAndName,
  unitAsked,
  whoAndPerhapsRole,
} from '../../../src/handlers/people/people-rest';
import type { Rest } from '../../../src/handlers/rest';

/** What follows the word, as it was typed. */
function rest(text: string): Rest {
  return { plain: text.normalize('NFKC'), said: (from) => text.slice(from) };
}

test.each([
  [' 湖东区总工会 通讯员甲', { unit: '湖东区总工会', name: '通讯员甲' }],
  ['：湖东区总工会，通讯员甲', { unit: '湖东区总工会', name: '通讯员甲' }],
  ['\u3000湖东区 总工会\n通讯员甲\n', { unit: '湖东区总工会', name: '通讯员甲' }],
  ['湖东区总工会 通讯员甲', null],
  [' 通讯员甲', null],
  ['', null],
  [` 湖东区总工会 ${'开展活动'.repeat(6)}`, null],
  [` ${'湖东区总工会'.repeat(7)} 通讯员甲`, null],
])('登记%j', (text, meant) => {
  expect(unitAndName(rest(text))).toEqual(meant);
});

test.each([
  ['', { number: null }],
  [' 3', { number: 3 }],
  ['３', { number: 3 }],
  [' 登记 3', { number: 3 }],
  [' 一下', null],
])('同意%j', (text, meant) => {
  expect(perhapsNumber(rest(text))).toEqual(meant);
});

test.each([
  ['', { number: null, text: '' }],
  [' 3', { number: 3, text: '' }],
  ['3 不是本单位的人\n请核对', { number: 3, text: '不是本单位的人\n请核对' }],
  [' 登记 3：（一）不符', { number: 3, text: '（一）不符' }],
  [' 不是本单位的人', { number: null, text: '不是本单位的人' }],
  ['浪费，从我做起', null],
])('拒绝%j', (text, meant) => {
  expect(perhapsNumberAndText(rest(text))).toEqual(meant);
});

test.each([
  ['', { does: 'list' }],
  [' 湖东区总工会', { does: 'show', name: '湖东区总工会' }],
  [' 湖东区 总工会', { does: 'show', name: '湖东区总工会' }],
  [' 增加 湖西区总工会', { does: 'add', name: '湖西区总工会', aliases: [] }],
  [
    ' 增加 湖西区总工会 湖西区总、湖西工会 西区总',
    { does: 'add', name: '湖西区总工会', aliases: ['湖西区总', '湖西工会', '西区总'] },
  ],
  [' 增加', null],
  [' 组织职工春游，湖东区总工会全体人员参加', null],
  ['：湖东区总工会。', { does: 'show', name: '湖东区总工会。' }],
  ['开展了活动', null],
  [` ${'开展活动'.repeat(11)}`, null],
])('单位%j', (text, meant) => {
  expect(unitAsked(rest(text))).toEqual(meant);
});

test.each([
  [
    ' 编辑 editor-third 编辑三',
    { role: 'editor', who: 'editor-third', words: ['编辑三'], maySignOff: false },
  ],
  [' 编辑 编辑二 签发', { role: 'editor', who: '编辑二', words: [], maySignOff: true }],
  [' 管理员 boss 签发', { role: 'admin', who: 'boss', words: ['签发'], maySignOff: false }],
  [
    ' 通讯员 stranger 湖东区总工会 通讯员甲',
    { role: 'contact', who: 'stranger', words: ['湖东区总工会', '通讯员甲'], maySignOff: false },
  ],
  [' 主席 boss', null],
  [' 编辑', null],
  ['编辑 boss 编辑三', null],
  [` 编辑 boss ${'开展活动'.repeat(11)}`, null],
])('任命%j', (text, meant) => {
  expect(roleAndWords(rest(text))).toEqual(meant);
});

test.each([
  [' 编辑二', { who: '编辑二', role: null }],
  [' 编辑 编辑二', { who: '编辑二', role: 'editor' }],
  [' 编辑', { who: '编辑', role: null }],
  [' 编辑二 编辑一', null],
  ['', null],
  [` ${'a'.repeat(65)}`, null],
])('免去%j', (text, meant) => {
  expect(whoAndPerhapsRole(rest(text))).toEqual(meant);
});
