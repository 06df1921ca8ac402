import { goingOut, goingTo } from '../../../src/format/says/quiet';

test('by day it goes out now, in the quiet hours from their end on', () => {
  expect(goingTo(3, null)).toBe('正在发往 3 个群');
  expect(goingTo(3, '9月1日 07:00')).toBe('夜里不往群里发，9月1日 07:00 起发往 3 个群');
  expect(goingOut(null)).toBe('正在推送');
  expect(goingOut('9月1日 07:00')).toBe('夜里不往群里发，9月1日 07:00 起推送');
});
