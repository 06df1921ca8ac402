import { startGroup, stopGroup } from '../../../src/desk/groups/stop-group';
import { by } from '../examples';
import { added, groupsOf, keys, written } from './example-groups';

const cause = by('desk-admin', 5);
const stop = { name: written.name, by: 'desk-admin', at: 5 };
const locked = { ...added, address: { locked: 'sealed' } };

test.each([written.name, added.name])('%s is stopped, by whom and when', (name) => {
  const groups = groupsOf({ added: [added] });
  expect(stopGroup(name, groups, cause)).toEqual({
    ok: true,
    name,
    book: { ...groups.book, stopped: [{ ...stop, name }] },
  });
});

test('a stopped group is started, and no other', () => {
  const others = [{ ...stop, name: added.name }];
  const groups = groupsOf({ added: [added], stopped: [stop, ...others] });
  expect(startGroup('区总 工会工作群', groups)).toEqual({
    ok: true,
    name: written.name,
    book: { ...groups.book, stopped: others },
  });
});

test('what is so already is not changed', () => {
  expect(stopGroup(written.name, groupsOf({ stopped: [stop] }), by('other', 9))).toEqual({
    ok: false,
    why: 'group-stopped',
    ...stop,
  });
  expect(startGroup(written.name, groupsOf())).toMatchObject({ why: 'group-running', name: written.name });
});

test('a group whose address cannot be opened is stopped, not started', () => {
  expect(stopGroup(added.name, groupsOf({ added: [locked] }), cause).ok).toBe(true);
  expect(startGroup(added.name, groupsOf({ added: [locked] }))).toMatchObject({ why: 'group-locked' });
  const stopped = [{ ...stop, name: added.name }];
  expect(startGroup(added.name, groupsOf({ added: [locked], stopped }))).toMatchObject({
    why: 'group-locked',
  });
});

test('a name that no group has is told beside those that there are', () => {
  const check = { id: 'm', name: '港口群', address: { key: keys.fresh }, by: 'desk-admin', at: 1 };
  const groups = groupsOf({ added: [added], stopped: [stop], checking: [check] });
  expect(stopGroup('海湾群', groups, cause)).toEqual({
    ok: false,
    why: 'no-such-group',
    called: '海湾群',
    groups: [added.name, written.name],
  });
  expect(startGroup('港口群', groups)).toMatchObject({ why: 'group-checking', name: '港口群' });
});
