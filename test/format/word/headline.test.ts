import { headlineLines } from '../../../src/format/word/headline';
import { defaultLayout } from '../../../src/format/word/layout';
import { linesOf, printed } from './open-word';

it('has no room between its lines', async () => {
  const [first, middle, last] = await printed(headlineLines('一\n二\n三', defaultLayout));
  expect(first!.xml).toContain('<w:spacing w:after="0" ');
  expect(middle!.xml).toContain('<w:spacing w:after="0" w:before="0" ');
  expect(last!.xml).toContain('<w:spacing w:before="0" ');
});

it('is set closer where it is too long by one character', async () => {
  const [line] = await printed(headlineLines('把二十一个字的标题排成一行要靠紧一点点才行', defaultLayout));
  expect(line!.text).not.toContain('⏎');
  expect(line!.xml).toContain('<w:spacing w:val="-24"/>');
});

it('is broken where it is longer, and a paragraph all the same', async () => {
  const headline = '湖东区总工会深入推进新就业形态劳动者入会工作';
  expect(linesOf(await printed(headlineLines(headline, defaultLayout)))).toEqual([
    'headline 湖东区总工会深入推进⏎新就业形态劳动者入会工作',
  ]);
});
