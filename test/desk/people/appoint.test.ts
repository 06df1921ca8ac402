import { appoint, dismiss, leave, lossesOf, rename, type Post } from '../../../src/desk/people/appoint';
import { noStaff, withStaff, type Staff } from '../../../src/desk/people/staff';
import { columns, deskOf } from '../examples';

const desk = {
  ...deskOf(columns),
  units: [{ name: '湖东区总工会', aliases: [] }],
  contacts: [{ userid: 'contact-lake', name: '湖东区通讯员', unit: '湖东区总工会' }],
  editors: [
    { userid: 'editor-first', name: '编辑一', maySignOff: true },
    { userid: 'editor-second', name: '编辑二', maySignOff: false },
  ],
  admins: [{ userid: 'desk-admin', name: '管理员' }],
};
const standing = { desk, staff: noStaff };
const second = (maySignOff: boolean): Post => ({
  role: 'editor',
  person: { userid: 'editor-second', name: '编辑二', maySignOff },
});

function staffOf(ruled: { ok: boolean; staff?: Staff }): Staff {
  if (!ruled.staff) throw new Error('refused');
  return ruled.staff;
}

test('who is appointed stands on the desk; who is appointed again is changed', () => {
  const once = staffOf(appoint(second(true), standing));
  expect(once).toEqual({ ...noStaff, editors: { 'editor-second': second(true).person } });
  const after = withStaff(desk, once);
  expect(after.editors.map(({ maySignOff }) => maySignOff)).toEqual([true, true]);
  const twice = appoint(second(false), { desk: after, staff: once });
  expect(staffOf(twice).editors['editor-second']?.maySignOff).toBe(false);
});

test('an appointment that changes nothing is refused', () => {
  expect(appoint(second(false), standing)).toEqual({
    ok: false,
    why: 'already-appointed',
    userid: 'editor-second',
    role: 'editor',
  });
});

test('the last admin stays, and the last editor who may sign off', () => {
  expect(dismiss('desk-admin', ['admin', 'editor', 'contact'], standing)).toEqual({
    ok: false,
    why: 'last-admin',
    userid: 'desk-admin',
  });
  const first: Post = {
    role: 'editor',
    person: { userid: 'editor-first', name: '编辑一', maySignOff: false },
  };
  const last = { ok: false, why: 'last-signer', userid: 'editor-first' };
  expect(dismiss('editor-first', ['editor'], standing)).toEqual(last);
  expect(appoint(first, standing)).toEqual(last);
});

test('a desk that has lost its admins already can still be changed', () => {
  const without = { desk: { ...desk, admins: [] }, staff: noStaff };
  expect(dismiss('editor-second', ['editor'], without)).toMatchObject({ ok: true });
});

test('who is dismissed is off the desk, and her name is kept', () => {
  const ruled = dismiss('contact-lake', ['admin', 'editor', 'contact'], standing);
  expect(ruled).toEqual({
    ok: true,
    posts: [{ role: 'contact', person: desk.contacts[0] }],
    staff: { ...noStaff, contacts: { 'contact-lake': null }, former: { 'contact-lake': '湖东区通讯员' } },
  });
  expect(withStaff(desk, staffOf(ruled)).contacts).toEqual([]);
});

test('nobody is dismissed from what she does not hold', () => {
  const not = { ok: false, why: 'not-appointed', userid: 'contact-lake' };
  expect(dismiss('contact-lake', ['editor'], standing)).toEqual({ ...not, role: 'editor' });
  expect(dismiss('nobody', ['admin', 'editor', 'contact'], standing)).toMatchObject({ role: null });
});

test('nothing forbids leaving; what the desk has lost by it is known', () => {
  const { staff, posts } = leave('desk-admin', standing);
  expect(posts.map(({ role }) => role)).toEqual(['admin']);
  expect(lossesOf(desk, staff)).toEqual(['last-admin']);
  expect(lossesOf(desk, leave('editor-first', standing).staff)).toEqual(['last-signer']);
  expect(lossesOf(desk, leave('editor-second', standing).staff)).toEqual([]);
});

test('all roles go with a renamed account', () => {
  const both = { ...desk, admins: [...desk.admins, { userid: 'editor-first', name: '编辑一' }] };
  const { staff } = rename('editor-first', 'first.editor', { desk: both, staff: noStaff });
  const after = withStaff(both, staff);
  expect(after.editors).toEqual([
    { userid: 'editor-second', name: '编辑二', maySignOff: false },
    { userid: 'first.editor', name: '编辑一', maySignOff: true },
  ]);
  expect(after.admins).toEqual([
    { userid: 'desk-admin', name: '管理员' },
    { userid: 'first.editor', name: '编辑一' },
  ]);
  expect(staff.former).toEqual({ 'editor-first': '编辑一' });
});
