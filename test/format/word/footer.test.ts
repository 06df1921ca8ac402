import { footer } from '../../../src/format/word/footer';
import { defaultLayout } from '../../../src/format/word/layout';
import { linesOf, nothing, printed, printWord } from './open-word';

const distribution = ['市总工会领导', '各区总工会'];

it.each([
  [
    'receivers and copies',
    { distribution, copies: 120 },
    ['distribution 本期印发：市总工会领导、各区总工会', 'distribution 共印120份', ''],
  ],
  ['receivers alone', { distribution }, ['distribution 本期印发：市总工会领导、各区总工会', '']],
  ['copies alone', { copies: 120 }, ['distribution 共印120份', '']],
  ['nothing', {}, []],
])('prints %s', async (_what, known, lines) => {
  expect(linesOf(await printed(footer({ ...nothing, ...known }, defaultLayout)))).toEqual(lines);
});

it('stands at the foot of the page between thick rules, with a thin one inside', async () => {
  const xml = (await printWord({ ...nothing, distribution, copies: 120 })).get('word/document.xml') ?? '';
  expect(/<w:tblpPr [^>]*>/u.exec(xml)?.[0]).toBe(
    '<w:tblpPr w:topFromText="280" w:tblpX="1587" w:horzAnchor="page" w:tblpYSpec="bottom" w:vertAnchor="margin"/>',
  );
  const borders = Array.from(xml.matchAll(/<w:tcBorders>(.*?)<\/w:tcBorders>/gu), ([, all = '']) =>
    Array.from(all.matchAll(/<w:(\w+) w:val="(\w+)"(?: w:color="\w+")? w:sz="(\d+)"/gu), ([, ...one]) =>
      one.join(' '),
    ),
  );
  expect(borders).toEqual([
    ['top single 8', 'left nil 0', 'bottom single 6', 'right nil 0'],
    ['top single 6', 'left nil 0', 'bottom single 8', 'right nil 0'],
  ]);
});
