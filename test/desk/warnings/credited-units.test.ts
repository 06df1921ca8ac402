import { creditedUnits } from '../../../src/desk/warnings/credited-units';

const units = [
  { name: '湖东区总工会', aliases: ['湖东区总'] },
  { name: '山北区总工会', aliases: [] },
  { name: '市总生活部、研究室', aliases: [] },
];

function credited(attribution: string) {
  return creditedUnits(attribution, units, (name) => /工会$|总$|部$|室$/u.test(name));
}

test.each([
  ['湖东区总工会', ['湖东区总工会'], []],
  ['湖东区总', ['湖东区总工会'], []],
  ['湖东区 总工会', ['湖东区总工会'], []],
  ['湖东区总供稿', ['湖东区总工会'], []],
  ['供稿：湖东区总工会', ['湖东区总工会'], []],
  ['湖东区总工会宣传教育部', ['湖东区总工会'], []],
  ['湖东区总、山北区总工会', ['湖东区总工会', '山北区总工会'], []],
  ['湖东区总工会 8月3日 陈某', ['湖东区总工会'], []],
  ['市总生活部、研究室', ['市总生活部、研究室'], []],
  ['山南区总工会', [], ['山南区总工会']],
  ['湖东区总工会 山南区总', ['湖东区总工会'], ['山南区总']],
  ['陈某', [], []],
])('%s', (attribution, known, unknown) => {
  expect(credited(attribution)).toEqual({ known, unknown });
});
