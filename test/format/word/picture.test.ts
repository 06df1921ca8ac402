import { defaultLayout } from '../../../src/format/word/layout';
import { pictureLines } from '../../../src/format/word/picture';
import { png } from '../../support/files';
import { linesOf, printed } from './open-word';

const file = 'media/one.png';

function lines(size: { width: number; height: number }, caption: string | null = '夜校第一课') {
  return printed(pictureLines({ file, caption }, defaultLayout, new Map([[file, { bytes: png, ...size }]])));
}

it('stands above its caption and stays with it', async () => {
  const [picture, caption] = await lines({ width: 400, height: 300 });
  expect(linesOf([picture!, caption!])).toEqual(['caption', 'caption 夜校第一课']);
  expect(picture!.xml).toContain('<w:keepNext/>');
  expect(picture!.xml).toContain('w:lineRule="auto"');
  expect(picture!.xml).toContain('descr="夜校第一课"');
});

it('stands alone without one', async () => {
  const all = await lines({ width: 400, height: 300 }, null);
  expect(linesOf(all)).toEqual(['caption']);
  expect(all[0]!.xml).not.toContain('keepNext');
});

/** EMU, 36,000 to the millimetre. */
it.each([
  ['as wide as it may be', { width: 4000, height: 1000 }, [130, 32.5]],
  ['as high as it may be', { width: 1000, height: 4000 }, [22.5, 90]],
  ['as large as on a screen', { width: 192, height: 96 }, [50.8, 25.4]],
  ['at least to be seen', { width: 100_000, height: 1 }, [130, 0.26]],
])('is %s', async (_what, size, [width, height]) => {
  const [, x, y] = /<wp:extent cx="(\d+)" cy="(\d+)"/u.exec((await lines(size))[0]!.xml) ?? [];
  expect(Math.abs(Number(x) / 36_000 - width!)).toBeLessThan(0.3);
  expect(Math.abs(Number(y) / 36_000 - height!)).toBeLessThan(0.3);
});

it('leaves its caption where it is not to be had, or is none', async () => {
  const broken = new Map([[file, { bytes: Buffer.from('GIF89a'), width: 10, height: 10 }]]);
  for (const pictures of [new Map<string, never>(), broken])
    expect(linesOf(await printed(pictureLines({ file, caption: '夜校' }, defaultLayout, pictures)))).toEqual([
      'caption 夜校',
    ]);
});

it('has a hostile caption as text', async () => {
  const [picture, caption] = await lines({ width: 10, height: 10 }, '"<x>&\n\u0007');
  expect(caption!.text).toBe('"<x>& ');
  expect(picture!.xml).toContain('descr="&quot;&lt;x&gt;&amp; "');
});
