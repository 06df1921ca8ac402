import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultLayout } from '../../src/format/word/layout';

const root = join(__dirname, '..', '..');
const file = join(root, 'config', 'fonts.conf');
const wanted = [...new Set(Object.values(defaultLayout.faces).flatMap(({ fonts }) => fonts))];
const [fontconfig, match] = ['fc-pattern', 'fc-match'];

const isThere = spawnSync('sh', ['-c', `command -v ${fontconfig}`]).status === 0;
const testHere = isThere ? test : test.skip;

/** What fontconfig takes for a font, the most wanted first. */
function standIns(font: string): string[] {
  const env = { ...process.env, FONTCONFIG_FILE: file };
  const asked = ['--config', '--format', '%{family}', font];
  return execFileSync(fontconfig, asked, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    .toString()
    .split(',');
}

test('every font of the layout has something to stand in for it', () => {
  const text = readFileSync(file, 'utf8');
  expect(wanted.filter((font) => !text.includes(`<family>${font}</family>\n    <accept>`))).toEqual([]);
});

testHere('a font that is there stands for itself', () => {
  expect(wanted.map((font) => standIns(font)[0])).toEqual(wanted);
});

testHere.each([
  ['方正小标宋简体', ['方正小标宋_GBK', '华文中宋', 'Noto Serif CJK SC']],
  ['黑体', ['SimHei', '微软雅黑', 'Noto Sans CJK SC']],
  ['楷体_GB2312', ['楷体', 'KaiTi', 'AR PL UKai CN', '宋体', 'Noto Serif CJK SC']],
  ['仿宋_GB2312', ['仿宋', 'FangSong', 'FandolFang', '宋体', 'Noto Serif CJK SC']],
  ['宋体', ['SimSun', 'Noto Serif CJK SC']],
])('for %s there are others in this order', (font, others) => {
  const places = others.map((other) => standIns(font).indexOf(other));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((one, other) => one - other));
});

testHere('fontconfig has nothing to say against the file', () => {
  const env = { ...process.env, FONTCONFIG_FILE: file };
  expect(spawnSync(match, ['黑体'], { env }).stderr.toString()).toBe('');
});
