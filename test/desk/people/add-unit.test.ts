import { addUnit } from '../../../src/desk/people/add-unit';
import { noStaff } from '../../../src/desk/people/staff';
import { columns, deskOf } from '../examples';

const desk = { ...deskOf(columns), units: [{ name: '湖东区总工会', aliases: ['湖东区总'] }] };
const standing = { desk, staff: noStaff };

test('a unit is added with its aliases, each once', () => {
  const unit = { name: '湖西区总工会', aliases: ['湖西区总'] };
  const said = { name: '湖西区总工会', aliases: ['湖西区总', '湖西区 总工会', '湖西区总'] };
  expect(addUnit(said, standing)).toEqual({ ok: true, unit, staff: { ...noStaff, units: [unit] } });
});

test.each([
  ['湖东区总工会', []],
  ['湖西区总工会', ['湖西区总', '湖东区 总']],
])('%j with %j is refused: a name is taken', (name, aliases) => {
  const called = aliases[1] ?? name;
  expect(addUnit({ name, aliases }, standing)).toEqual({
    ok: false,
    why: 'unit-taken',
    called,
    unit: '湖东区总工会',
  });
});
