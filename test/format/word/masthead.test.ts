import { defaultLayout } from '../../../src/format/word/layout';
import { masthead } from '../../../src/format/word/masthead';
import { linesOf, nothing, printed } from './open-word';

const whole = {
  ...nothing,
  title: '江城工运',
  number: 8,
  runningNumber: 152,
  date: '2026-08-31',
  publisher: '江城市总工会办公室',
};

it('has the title in red, the numbers below it, publisher left and day right above a red rule', async () => {
  const lines = await printed(masthead(whole, defaultLayout));
  expect(linesOf(lines)).toEqual([
    'title 江城工运',
    'numbers 第8期（总第152期）',
    'imprint 江城市总工会办公室⇥2026年8月31日',
    'imprint',
  ]);
  expect(lines[0]!.xml).toContain('<w:color w:val="FF0000"/>');
  expect(lines[3]!.xml).toContain('<w:bottom w:val="single" w:color="FF0000" w:sz="18" w:space="0"/>');
});

it('has the title as large as it may be, or as it fits on one line', async () => {
  const sizeOf = async (title: string) =>
    /<w:sz w:val="(\d+)"/u.exec((await printed(masthead({ ...whole, title }, defaultLayout)))[0]!.xml)?.[1];
  expect(await sizeOf('工运')).toBe('128');
  expect(await sizeOf('江城市总工会工作简报')).toBe('88');
  expect(await sizeOf('工'.repeat(60))).toBe('44');
});

it('has room between the characters of a short title, and none behind the last', async () => {
  const [title] = await printed(masthead(whole, defaultLayout));
  const runs = title!.xml.split('</w:r>');
  expect(runs[0]).toContain('<w:spacing w:val="320"/>');
  expect(runs[1]).not.toContain('w:spacing');
});

it.each([
  ['nothing is known', {}, []],
  ['there is no title', { number: 8 }, ['numbers 第8期', 'imprint']],
  ['there is no publisher', { date: '2026-08-31' }, ['imprint ⇥2026年8月31日', 'imprint']],
  ['there is no day', { publisher: '江城市总工会' }, ['imprint 江城市总工会', 'imprint']],
])('leaves out what is not there where %s', async (_what, known, lines) => {
  expect(linesOf(await printed(masthead({ ...nothing, ...known }, defaultLayout)))).toEqual(lines);
});
