import { askAgain, askFor, confirm, lastMoveOf, turnDown } from '../../../src/desk/people/registration';
import { by } from '../examples';

const wanted = { name: '通讯员甲', unit: '湖东区总工会', formerUnit: null };
const asked = askFor(wanted, 3, by('stranger', 1));
const admin = by('desk-admin', 5);

test('it waits with who asked and when', () => {
  expect(asked).toEqual({
    schema: 1,
    number: 3,
    userid: 'stranger',
    name: '通讯员甲',
    unit: '湖东区总工会',
    formerUnit: null,
    state: 'waiting',
    moves: [{ state: 'waiting', by: 'stranger', at: 1, cause: 'message-of-stranger-1' }],
  });
});

test('asked again it keeps its number and has other words', () => {
  const again = askAgain(asked, { ...wanted, unit: '山北区总工会' }, by('stranger', 2));
  expect(again).toMatchObject({ number: 3, userid: 'stranger', unit: '山北区总工会', state: 'waiting' });
  expect(again.moves).toHaveLength(2);
});

test('it is confirmed or refused once, with who, when and why', () => {
  const confirmed = confirm(asked, admin);
  expect(confirmed).toMatchObject({ ok: true, registration: { state: 'confirmed' } });
  const refused = turnDown(asked, { reason: '不是本单位的人' }, admin);
  if (!refused.ok) throw new Error(refused.why);
  expect(lastMoveOf(refused.registration)).toEqual({
    state: 'refused',
    by: 'desk-admin',
    at: 5,
    cause: 'message-of-desk-admin-5',
    reason: '不是本单位的人',
  });
  const late = {
    ok: false,
    why: 'registration-decided',
    number: 3,
    name: '通讯员甲',
    by: 'desk-admin',
    at: 5,
  };
  expect(confirm(refused.registration, by('other-admin', 9))).toEqual({ ...late, state: 'refused' });
  if (!confirmed.ok) throw new Error(confirmed.why);
  expect(turnDown(confirmed.registration, { reason: '' }, admin)).toEqual({ ...late, state: 'confirmed' });
});

test('without a reason none is kept', () => {
  const refused = turnDown(asked, { reason: '' }, admin);
  expect(refused.ok && lastMoveOf(refused.registration)).not.toHaveProperty('reason');
});

test('what was asked anew is not decided by a card that shows the old words', () => {
  const again = askAgain(asked, { ...wanted, unit: '山北区总工会' }, by('stranger', 2));
  const changed = { ok: false, why: 'registration-changed', number: 3 };
  expect(confirm(again, admin, 1)).toEqual(changed);
  expect(turnDown(again, { reason: '', shown: 1 }, admin)).toEqual(changed);
  expect(confirm(again, admin, 2).ok).toBe(true);
});
