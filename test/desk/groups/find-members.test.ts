import { findMembers } from '../../../src/desk/groups/find-members';

const people = {
  contacts: [
    { userid: 'contact-lake', name: '湖东区通讯员', unit: '湖东区总工会' },
    { userid: 'contact-hill', name: '同名', unit: '湖东区总工会' },
  ],
  editors: [
    { userid: 'Editor-First', name: '编辑一', maySignOff: true },
    { userid: 'editor-second', name: '同名', maySignOff: false },
  ],
  admins: [{ userid: 'desk-admin' }],
};

test('people of the desk go by name or account, others by account, each once and in order', () => {
  const called = ['编辑一', 'editor-first', ' 湖东区通讯员', 'DESK-ADMIN', 'reader-9', 'Reader-9'];
  expect(findMembers(called, people)).toEqual({
    ok: true,
    userids: ['Editor-First', 'contact-lake', 'desk-admin', 'Reader-9'],
  });
});

test('names that nobody has are told, all of them', () => {
  expect(findMembers(['编辑一', '编辑九', '编辑八'], people)).toEqual({
    ok: false,
    why: 'unknown-members',
    called: ['编辑九', '编辑八'],
  });
});

test('a name that two have is asked about', () => {
  expect(findMembers(['编辑一', '同名'], people)).toMatchObject({ ok: false, why: 'which-person' });
});

test('one person is no group', () => {
  expect(findMembers(['编辑一', 'editor-first'], people)).toEqual({ ok: false, why: 'too-few-members' });
});
