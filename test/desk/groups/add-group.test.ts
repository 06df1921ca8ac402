import { addGroup, askForGroup, dropCheck } from '../../../src/desk/groups/add-group';
import { by } from '../examples';
import { added, groupsOf, keys, written } from './example-groups';

const fresh = { name: '港口群', key: keys.fresh };
const cause = by('desk-admin', 5);
const check = { id: cause.cause, name: '港口群', address: { key: keys.fresh }, by: 'desk-admin', at: 5 };
const stopped = [{ name: added.name, by: 'desk-admin', at: 3 }];

test('the address of a new group waits to be tried, and the group gets nothing yet', () => {
  const groups = groupsOf({ added: [added] });
  expect(askForGroup(fresh, groups, cause)).toEqual({
    ok: true,
    name: '港口群',
    book: { ...groups.book, checking: [check] },
  });
});

test('once it is taken the group is like one of desk.yaml of which nothing else is said', () => {
  const groups = groupsOf({ added: [added], checking: [check] });
  const group = { name: '港口群', via: 'webhook', style: 'digest', receives: ['bulletin'] };
  expect(addGroup(check, groups)).toEqual({
    ok: true,
    group: { ...group, address: keys.fresh },
    book: { ...groups.book, checking: [], added: [added, { ...group, address: { key: keys.fresh } }] },
  });
});

test('a chat that the app has made becomes a group of its own door, in the place of one that rests', () => {
  const members = ['editor-first', 'contact-lake'];
  const wanted = { name: added.name, key: 'chat1', members };
  const asked = askForGroup(wanted, groupsOf({ added: [added], stopped }), cause);
  const made = { ...check, name: added.name, address: { key: 'chat1' }, members };
  expect(asked).toMatchObject({ ok: true, book: { checking: [made] } });
  const group = { ...added, via: 'appchat', address: { key: 'chat1' } };
  expect(addGroup(made, groupsOf({ added: [added], stopped, checking: [made] }))).toMatchObject({
    ok: true,
    group: { name: added.name, via: 'appchat', address: 'chat1' },
    book: { added: [group], stopped: [], checking: [] },
  });
});

test.each([
  ['a name of the file', { ...fresh, name: written.name }, { why: 'group-exists', isWritten: true }],
  ['a name that was added', { ...fresh, name: added.name }, { why: 'group-exists', isWritten: false }],
  ['the same name, typed otherwise', { ...fresh, name: '长桥 街道群' }, { name: added.name }],
  ['the address of a group of the file', { ...fresh, key: keys.written }, { group: written.name }],
  ['an address that was added', { ...fresh, key: keys.added }, { why: 'address-taken', group: added.name }],
  ['no name', { ...fresh, name: '' }, { why: 'group-name', most: 30 }],
  ['a name that is too long', { ...fresh, name: '群'.repeat(31) }, { why: 'group-name' }],
  ['a name with an address in it', { ...fresh, name: `群 ${keys.added}` }, { why: 'group-name' }],
  ['a name with a line in it', { ...fresh, name: '群｜一' }, { why: 'group-name', isNew: false }],
  ['no name for a chat', { name: '', key: 'chat1', members: ['a', 'b'] }, { why: 'group-name', isNew: true }],
])('%s is refused', (_, wanted, refusal) => {
  expect(askForGroup(wanted, groupsOf({ added: [added] }), cause)).toMatchObject({ ok: false, ...refusal });
});

test('a name of thirty characters is one', () => {
  expect(askForGroup({ ...fresh, name: '群'.repeat(30) }, groupsOf(), cause).ok).toBe(true);
});

test('while an address is tried, neither its name nor itself can be used again', () => {
  const groups = groupsOf({ checking: [check] });
  expect(askForGroup({ ...fresh, key: keys.added }, groups, cause)).toMatchObject({ why: 'group-checking' });
  expect(askForGroup({ ...fresh, name: '海湾群' }, groups, cause)).toMatchObject({
    why: 'address-taken',
    group: '港口群',
  });
});

test('a group that was added and stopped gets another address, and goes on', () => {
  const other = { name: '长桥 街道群', key: keys.fresh };
  const groups = groupsOf({ added: [added], stopped });
  const asked = askForGroup(other, groups, cause);
  expect(asked).toMatchObject({ ok: true, name: added.name, book: { added: [added], stopped } });
  const tried = { ...check, name: added.name };
  expect(addGroup(tried, groupsOf({ added: [added], stopped, checking: [tried] }))).toMatchObject({
    ok: true,
    book: { added: [{ ...added, address: { key: keys.fresh } }], stopped: [], checking: [] },
  });
});

test('a group whose address cannot be opened gets it again', () => {
  const locked = { ...added, address: { locked: 'sealed' } };
  const groups = groupsOf({ added: [locked] });
  expect(askForGroup({ name: added.name, key: keys.added }, groups, cause).ok).toBe(true);
});

test('a stopped group of the file keeps the address that stands there', () => {
  const groups = groupsOf({ stopped: [{ name: written.name, by: 'desk-admin', at: 3 }] });
  expect(askForGroup({ ...fresh, name: written.name }, groups, cause)).toMatchObject({
    why: 'group-exists',
    isWritten: true,
  });
});

test('what was taken meanwhile is refused even after the address was tried', () => {
  const late = { ...check, name: written.name };
  expect(addGroup(late, groupsOf({ checking: [late] }))).toMatchObject({ why: 'group-exists' });
  const twin = { ...check, address: { key: keys.added } };
  expect(addGroup(twin, groupsOf({ added: [added], checking: [twin] }))).toMatchObject({
    why: 'address-taken',
  });
});

test('an address that cannot be opened any more is not added', () => {
  const lost = { ...check, address: { locked: 'sealed' } };
  expect(addGroup(lost, groupsOf({ checking: [lost] }))).toEqual({
    ok: false,
    why: 'group-locked',
    name: '港口群',
  });
});

test('of what was refused nothing stays', () => {
  const { book } = groupsOf({ checking: [check, { ...check, id: 'other' }] });
  expect(dropCheck(check, book)).toEqual({ ...book, checking: [{ ...check, id: 'other' }] });
});
