import { checkStaff } from '../../../src/desk/people/check-staff';
import { noStaff, type Staff } from '../../../src/desk/people/staff';
import { columns, deskOf } from '../examples';

const desk = {
  ...deskOf(columns),
  units: [{ name: '湖东区总工会', aliases: ['湖东区总'] }],
  editors: [{ userid: 'editor-first', name: '编辑一', maySignOff: true }],
  admins: [{ userid: 'desk-admin', name: '管理员' }],
};
const contact = (unit: string): Staff['contacts'] => ({
  stranger: { userid: 'stranger', name: '通讯员甲', unit },
});

test('nothing is wrong with a desk that nobody has changed, nor with one that was changed well', () => {
  expect(checkStaff(noStaff, desk)).toEqual([]);
  const units = [{ name: '湖西区总工会', aliases: ['湖西区总'] }];
  expect(checkStaff({ ...noStaff, contacts: contact('湖西区总工会'), units }, desk)).toEqual([]);
  expect(checkStaff({ ...noStaff, contacts: contact('湖东区总') }, desk)).toEqual([]);
});

test('all that no longer fits is told together, with what to write in desk.yaml', () => {
  const staff: Staff = {
    ...noStaff,
    contacts: contact('水务集团工会'),
    editors: { 'editor-first': null },
    admins: { 'desk-admin': null },
    units: [
      { name: '湖东区总工会', aliases: ['湖东区总'] },
      { name: '湖西区总工会', aliases: ['湖东区总'] },
    ],
  };
  expect(checkStaff(staff, desk)).toEqual([
    '单位“湖东区总工会”已经用指令增加过，请从 desk.yaml 的 units 里删去这一条（通讯员照旧写它的名称）',
    'desk.yaml 的单位“湖东区总工会”与用指令增加的“湖西区总工会”都叫“湖东区总”，请在 desk.yaml 里改掉这个名称或别名',
    '用指令登记的通讯员通讯员甲（账号 stranger）属于“水务集团工会”，desk.yaml 里已经没有这个单位，请写回 units，或写作另一个单位的别名',
    'desk.yaml 里的管理员都已经用指令免去或离开，请在 admins 里另写一位',
    'desk.yaml 里可以签发的编辑都已经用指令免去或离开，请在 editors 里另写一位 maySignOff: true 的',
  ]);
});
