import { findPerson } from '../../../src/desk/people/find-person';
import { columns, deskOf } from '../examples';

const desk = {
  ...deskOf(columns),
  contacts: [
    { userid: 'contact-lake', name: '湖东区通讯员', unit: '湖东区总工会' },
    { userid: 'contact-hill', name: '通讯员', unit: '山北区总工会' },
    { userid: 'contact-port', name: '通讯员', unit: '港口新区总工会' },
    { userid: 'both', name: '编辑二', unit: '市总办公室' },
  ],
  editors: [{ userid: 'both', name: '编辑二', maySignOff: true }],
  admins: [{ userid: 'desk-admin' }, { userid: 'both', name: '管理员二' }],
};

test.each([
  ['contact-lake', { userid: 'contact-lake', name: '湖东区通讯员' }],
  ['Contact-LAKE', { userid: 'contact-lake', name: '湖东区通讯员' }],
  ['湖东区通讯员', { userid: 'contact-lake', name: '湖东区通讯员' }],
  ['湖东区 通讯员', { userid: 'contact-lake', name: '湖东区通讯员' }],
  ['编辑二', { userid: 'both', name: '编辑二' }],
  ['管理员二', { userid: 'both', name: '管理员二' }],
  ['desk-admin', { userid: 'desk-admin', name: 'desk-admin' }],
  ['nobody', null],
])('%j is found', (called, person) => {
  expect(findPerson(called, desk)).toEqual({ ok: true, person });
});

test('of two with one name the accounts are told', () => {
  expect(findPerson('通讯员', desk)).toEqual({
    ok: false,
    why: 'which-person',
    called: '通讯员',
    userids: ['contact-hill', 'contact-port'],
  });
});
