import { editDistance } from '../../../src/desk/people/edit-distance';

test.each([
  ['湖东区总工会', '湖东区总工会', 0],
  ['湖东总工会', '湖东区总工会', 1],
  ['湖西区总工会', '湖东区总工会', 1],
  ['', '湖东', 2],
  ['湖东', '', 2],
  ['总工会湖东', '湖东总工会', 4],
])('from %j to %j it is %d', (one, other, far) => {
  expect(editDistance(one, other)).toBe(far);
});
