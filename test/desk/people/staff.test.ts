import { namedPeople, noStaff, withStaff } from '../../../src/desk/people/staff';
import { columns, deskOf } from '../examples';

const desk = {
  ...deskOf(columns),
  units: [{ name: '湖东区总工会', aliases: ['湖东工会'] }],
  contacts: [{ userid: 'contact-lake', name: '湖东区通讯员', unit: '湖东区总工会' }],
  editors: [{ userid: 'editor-first', name: '编辑一', maySignOff: true }],
  admins: [{ userid: 'desk-admin', name: '管理员' }],
};

test('what was changed by command wins over desk.yaml', () => {
  const staff = {
    ...noStaff,
    contacts: {
      'contact-lake': null,
      stranger: { userid: 'stranger', name: '通讯员甲', unit: '湖西区总工会' },
    },
    editors: { 'editor-first': { userid: 'editor-first', name: '编辑一', maySignOff: false } },
    units: [{ name: '湖西区总工会', aliases: [] }],
  };
  expect(withStaff(desk, staff)).toEqual({
    ...desk,
    contacts: [{ userid: 'stranger', name: '通讯员甲', unit: '湖西区总工会' }],
    editors: [{ userid: 'editor-first', name: '编辑一', maySignOff: false }],
    units: [...desk.units, { name: '湖西区总工会', aliases: [] }],
  });
});

test('a contact of a unit that desk.yaml calls otherwise by now is a contact of that unit', () => {
  const staff = {
    ...noStaff,
    contacts: { stranger: { userid: 'stranger', name: '通讯员甲', unit: '湖东工会' } },
  };
  expect(withStaff(desk, staff).contacts[1]?.unit).toBe('湖东区总工会');
});

test('former people are named, those of today as they are called now', () => {
  const { admins } = namedPeople(desk, { ...noStaff, former: { gone: '编辑三', 'desk-admin': '管理员甲' } });
  expect(admins).toEqual([
    { userid: 'gone', name: '编辑三' },
    { userid: 'desk-admin', name: '管理员甲' },
    { userid: 'desk-admin', name: '管理员' },
  ]);
});
