import { registrationCard } from '../../src/format/registration-card';
import { voiceOf } from '../../src/format/voice';
import { askAgain, askFor, confirm, turnDown } from '../../src/desk/people/registration';

const people = { contacts: [], editors: [], admins: [{ userid: 'desk-admin', name: '管理员' }] };
const voice = voiceOf(people, 'Asia/Shanghai');
const august3 = Date.parse('2026-08-03T10:32:00+08:00');
const asked = askFor({ name: '通讯员甲', unit: '湖东区总工会', formerUnit: null }, 3, {
  by: 'stranger',
  at: august3,
  cause: 'message-1',
});
const admin = { by: 'desk-admin', at: august3, cause: 'message-2' };

test('an admin sees who wants to be registered for what, with two buttons', () => {
  expect(registrationCard(asked, voice, { taskId: 'r3-1', settled: false })).toEqual({
    taskId: 'r3-1',
    headline: '登记 3',
    summary: '申请登记为通讯员',
    text: '',
    rows: [
      { name: '姓名', value: '通讯员甲' },
      { name: '单位', value: '湖东区总工会' },
      { name: '账号', value: 'stranger' },
    ],
    choice: null,
    buttons: [
      { text: '同意', key: 'confirm:3', style: 1 },
      { text: '拒绝', key: 'refuse:3', style: 3 },
    ],
    settled: null,
    line: '登记 3｜湖东区总工会｜通讯员甲｜发“同意 3”或“拒绝 3 理由”',
  });
});

test('of a contact it shows the unit that she leaves', () => {
  const moving = { ...asked, formerUnit: '山北区总工会' };
  const { summary, rows } = registrationCard(moving, voice, { taskId: 'r3-1', settled: false });
  expect(summary).toBe('通讯员申请换单位');
  expect(rows).toContainEqual({ name: '原单位', value: '山北区总工会' });
});

test('a settled card says who decided what, when and why', () => {
  const confirmed = confirm(asked, admin);
  const refused = turnDown(asked, { reason: '不是本单位的人' }, admin);
  if (!confirmed.ok || !refused.ok) throw new Error('refused');
  const settled = { taskId: 'r3-1', settled: true };
  expect(registrationCard(confirmed.registration, voice, settled)).toMatchObject({
    text: '8月3日 10:32 管理员 同意',
    settled: '已同意',
  });
  expect(registrationCard(refused.registration, voice, settled)).toMatchObject({
    text: '8月3日 10:32 管理员 拒绝：不是本单位的人',
    settled: '已拒绝',
  });
});

test('a card whose words were replaced points to the new one', () => {
  const again = askAgain(asked, asked, { by: 'stranger', at: august3, cause: 'message-3' });
  expect(registrationCard(again, voice, { taskId: 'r3-1', settled: true })).toMatchObject({
    text: '8月3日 10:32 通讯员甲 改过，请看新的卡片，或发“同意 3”',
    settled: '已改过',
  });
});

test('what is longer than a card shows is shortened', () => {
  const long = { ...asked, userid: 'a'.repeat(64), unit: '湖'.repeat(40) };
  const { rows } = registrationCard(long, voice, { taskId: 'r3-1', settled: false });
  expect(rows.map(({ value }) => value)).toEqual(['通讯员甲', `${'湖'.repeat(29)}…`, `${'a'.repeat(29)}…`]);
});
