import { mayRole, mayUse, rights, roles, rolesOf, type CommandWord } from '../../src/desk/rights';
import { speakers } from './examples';

/** Stranger, contact, editor, signer, admin: the letter stands where the role may. */
const expected: Record<CommandWord, string> = {
  帮助: 'SCEGA',
  登记: 'SCEGA',
  投稿: ' C   ',
  长稿: ' C   ',
  完稿: ' C   ',
  改稿: ' C   ',
  撤稿: ' C   ',
  我的来稿: ' C   ',
  来稿: ' C   ',
  待审: '  EG ',
  看: '  EG ',
  经过: '  EG ',
  采用: '  EG ',
  退改: '  EG ',
  退稿: '  EG ',
  撤销: '  EG ',
  改题: '  EG ',
  改文: '  EG ',
  署名: '  EG ',
  图说: '  EG ',
  栏目: '  EG ',
  替换: '  EG ',
  合并: '  EG ',
  本期: '  EG ',
  排序: '  EG ',
  移出: '  EG ',
  下期: '  EG ',
  期号: '  EG ',
  刊期: '  EG ',
  印发: '  EG ',
  预览: '  EG ',
  截稿: '  EG ',
  开稿: '  EG ',
  签发: '   G ',
  定时签发: '   G ',
  取消定时: '   G ',
  快讯: '  EG ',
  推送: '  EG ',
  停发: '  EG ',
  续发: '  EG ',
  取消: '  EG ',
  补发: '  EG ',
  已达: '  EG ',
  更正: '  EG ',
  查: ' CEG ',
  导入: '    A',
  同意: '    A',
  拒绝: '    A',
  单位: '    A',
  人员: '    A',
  群: '    A',
  加群: '    A',
  建群: '    A',
  停群: '    A',
  启群: '    A',
  任命: '    A',
  免去: '    A',
};
const words = Object.keys(expected) as CommandWord[];

test('every command has its row, and no other', () => {
  expect(Object.keys(rights).toSorted()).toEqual(words.toSorted());
});

test.each(words.flatMap((word) => roles.map((role, index) => [word, role, index] as const)))(
  '%s, said by a %s',
  (word, role, index) => {
    const may = expected[word][index] !== ' ';
    expect(mayRole(role, word)).toBe(may);
    expect(mayUse(speakers[role], word)).toBe(may);
  },
);

test('everybody is a stranger as well, and who may sign off is an editor', () => {
  expect(Object.values(speakers).map(rolesOf)).toEqual([
    ['stranger'],
    ['stranger', 'contact'],
    ['stranger', 'editor'],
    ['stranger', 'editor', 'signer'],
    ['stranger', 'admin'],
  ]);
});

test('who holds several roles may do what any of them may', () => {
  const { contact } = speakers.contact;
  const several = { ...speakers.admin, contact };
  expect((['投稿', '任命', '采用'] as const).map((word) => mayUse(several, word))).toEqual([
    true,
    true,
    false,
  ]);
});
