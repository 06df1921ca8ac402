import { digestOfBulletin } from '../../../src/desk/issues/edition';
import { frozenBulletin } from '../examples';

test('the same bulletin has the same digest after it was kept, and a changed word another', () => {
  const { bulletin } = frozenBulletin([]);
  const kept = JSON.parse(JSON.stringify(bulletin)) as typeof bulletin;
  expect(digestOfBulletin(kept)).toBe(digestOfBulletin(bulletin));
  expect(digestOfBulletin({ ...bulletin, copies: 80 })).not.toBe(digestOfBulletin(bulletin));
});
