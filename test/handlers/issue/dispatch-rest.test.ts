import { perhapsGroup, perhapsKind } from '../../../src/handlers/issue/dispatch-rest';

function rest(text: string) {
  return { plain: text.normalize('NFKC'), said: (from: number) => text.slice(from) };
}

test.each([
  ['', { kind: null }],
  ['。', { kind: null }],
  [' 全部', { kind: null }],
  [' 更正', { kind: 'correction' }],
  ['简报', { kind: 'issue' }],
  ['：快讯', { kind: 'briefs' }],
  [' 甲群', null],
  ['下午的会', null],
])('停发%s', (text, wanted) => {
  expect(perhapsKind(rest(text))).toEqual(wanted);
});

test.each([
  ['', { to: 'nobody' }],
  [' 全部', { to: 'all' }],
  ['：所有群。', { to: 'all' }],
  [' 市总机关群', { to: 'group', name: '市总机关群' }],
  [' 甲群，谢谢', null],
  ['一次', null],
])('补发%s', (text, wanted) => {
  expect(perhapsGroup(rest(text))).toEqual(wanted);
});
