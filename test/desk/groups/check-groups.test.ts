import { checkGroups } from '../../../src/desk/groups/check-groups';
import { noGroups } from '../../../src/desk/groups/group-book';
import { added, file, keys, written } from './example-groups';

test('what fits is not mentioned', () => {
  const locked = { ...added, name: '港口群', address: { locked: 'sealed' } };
  expect(checkGroups({ ...noGroups, added: [added, locked] }, file)).toEqual([]);
});

test('a group that desk.yaml has as well, by its name or its address, is to be taken out there', () => {
  const [name, address] = [
    { ...added, name: '区总 工会工作群' },
    { ...added, address: { key: keys.written } },
  ];
  expect(checkGroups({ ...noGroups, added: [name, address] }, file)).toEqual([
    '群“区总工会工作群”已经用指令加过，请从 desk.yaml 的 groups 里删去这一条，或者改用别的群名',
    `desk.yaml 的群“${written.name}”与用指令加的群“长桥街道群”是同一个地址，请从 desk.yaml 的 groups 里删去这一条`,
  ]);
});
