import type { Bulletin } from '../../../src/desk/bulletin';
import { lateBulletin } from '../../../src/desk/issues/late-bulletin';
import { article, frozenBulletin } from '../examples';

const order = ['领导言论', '工作动态', '简讯'];

function bulletinOf(...names: string[]): Bulletin {
  const columns = names.map((name) => ({ name, entries: [article] }));
  return { ...frozenBulletin([]).bulletin, columns };
}

test('all columns, as they stood in the bulletin that had them all', () => {
  const whole = bulletinOf('简讯', '工作动态', '从前的栏目');
  expect(lateBulletin(undefined, { bulletins: [bulletinOf('简讯'), whole], order })).toEqual(whole);
});

test('the columns that the group takes', () => {
  const bulletins = [bulletinOf('领导言论', '简讯')];
  expect(lateBulletin(['简讯', '工作动态'], { bulletins, order })).toEqual(bulletinOf('简讯'));
});

test('where nobody got all of it, it is put together in the order of the desk', () => {
  const bulletins = [bulletinOf('领导言论', '简讯'), bulletinOf('工作动态', '简讯')];
  expect(lateBulletin(undefined, { bulletins, order })).toEqual(bulletinOf('领导言论', '工作动态', '简讯'));
});

test('nothing where none of its columns was printed, or nothing was frozen', () => {
  expect(lateBulletin(['工作动态'], { bulletins: [bulletinOf('简讯')], order })).toBeNull();
  expect(lateBulletin(undefined, { bulletins: [], order })).toBeNull();
});
