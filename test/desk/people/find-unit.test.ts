import type { Unit } from '../../../src/desk/desk-config';
import { findUnit } from '../../../src/desk/people/find-unit';

const [lake, hill, port, bus, ship] = [
  { name: '湖东区总工会', aliases: ['湖东区总', '湖东工会'] },
  { name: '山北区总工会', aliases: ['山北区总'] },
  { name: '港口新区总工会', aliases: [] },
  { name: '江城公交公司工会', aliases: ['公交公司工会'] },
  { name: 'Ａ厂 工会', aliases: [] },
] as const satisfies Unit[];
const units: Unit[] = [lake, hill, port, bus, ship];

test.each([
  ['湖东区总工会', lake],
  ['湖东区总', lake],
  [' 湖东区 总工会\u3000', lake],
  ['a厂工会', ship],
  ['公交公司工会', bus],
])('%j is a name of a unit', (called, unit) => {
  expect(findUnit(called, units)).toEqual({ unit, near: [] });
});

test.each([
  ['湖东总工', ['湖东区总工会']],
  ['湖东', ['湖东区总工会']],
  ['山北区工会', ['山北区总工会']],
  ['港口总工会', ['港口新区总工会']],
  ['公交', ['江城公交公司工会']],
  ['江城市公交公司工会委员会', ['江城公交公司工会']],
  ['水务集团', []],
  ['水', []],
  ['', []],
])('for %j these are offered: %j', (called, near) => {
  expect(findUnit(called, units)).toEqual({ unit: null, near });
});

test('three are offered at most, the likeliest first', () => {
  const many = ['东一区总工会', '西二区总工会', '东三区总工会', '东四区总工会', '城东四区总工会'];
  const units = many.map((name) => ({ name, aliases: [] }));
  expect(findUnit('东四区总工', units).near).toEqual(['东四区总工会', '城东四区总工会', '东一区总工会']);
});
