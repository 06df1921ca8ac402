import { noGroups, receivingGroup, withGroups } from '../../../src/desk/groups/group-book';
import { added, file, keys, written } from './example-groups';

test('what nobody has changed is as desk.yaml states it', () => {
  expect(withGroups(file, noGroups)).toEqual({ ...file, idleGroups: [] });
});

test('an added group gets what goes out, behind those of the file', () => {
  const { groups, idleGroups } = withGroups(file, { ...noGroups, added: [added] });
  expect(groups).toEqual([written, { ...added, address: keys.added }]);
  expect(idleGroups).toEqual([]);
});

test('a stopped group stands apart, of the file or added', () => {
  const stopped = [written, added].map(({ name }, at) => ({ name, by: 'desk-admin', at }));
  const { groups, idleGroups } = withGroups(file, { ...noGroups, added: [added], stopped });
  expect(groups).toEqual([]);
  expect(idleGroups).toEqual([
    { ...written, stop: stopped[0] },
    { ...added, address: keys.added, stop: stopped[1] },
  ]);
});

test('a group whose address cannot be opened gets nothing', () => {
  const locked = { ...added, address: { locked: 'sealed' } };
  const { groups, idleGroups } = withGroups(file, { ...noGroups, added: [locked] });
  expect(groups).toEqual([written]);
  expect(idleGroups).toEqual([{ ...added, address: null, stop: null }]);
});

test('one group by its name is what it is among all of them', () => {
  const stop = { by: 'desk-admin', at: 1 };
  const locked = { ...added, address: { locked: 'sealed' } };
  const books = [
    noGroups,
    { ...noGroups, added: [added] },
    { ...noGroups, added: [locked] },
    { ...noGroups, added: [added], stopped: [written, added].map(({ name }) => ({ name, ...stop })) },
  ];
  for (const book of books)
    for (const name of [written.name, added.name, '没有的群'])
      expect(receivingGroup(file, book, name)).toEqual(
        withGroups(file, book).groups.find((group) => group.name === name),
      );
});
