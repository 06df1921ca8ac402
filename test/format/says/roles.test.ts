import { whoseCommand } from '../../../src/format/says/roles';

test.each([
  ['采用', '编辑'],
  ['投稿', '通讯员'],
  ['任命', '管理员'],
  ['签发', '有签发权的编辑'],
] as const)('%s is a command of %s', (word, whose) => {
  expect(whoseCommand(word)).toBe(whose);
});
