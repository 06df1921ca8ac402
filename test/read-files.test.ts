import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFiles } from '../src/read-files';
import { fullEnv, smallDesk } from './config/example';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jianbao-test-'));
  writeFileSync(join(folder, 'desk.yaml'), smallDesk);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function read() {
  return readFiles({ ...fullEnv, DESK_CONFIG: join(folder, 'desk.yaml') });
}

test('a desk without words.yaml has no words', () => {
  expect(read()).toMatchObject({ ok: true, config: { desk: { words: { sensitive: [], mistyped: [] } } } });
});

test('words.yaml is looked for beside the desk’s file', () => {
  writeFileSync(join(folder, 'words.yaml'), 'sensitive: [史上最]\n');
  expect(read()).toMatchObject({ ok: true, config: { desk: { words: { sensitive: ['史上最'] } } } });
  writeFileSync(join(folder, 'words.yaml'), 'sensitive: 史上最\n');
  expect(read()).toEqual({
    ok: false,
    mistakes: [`${join(folder, 'words.yaml')}:1 sensitive：应为列表，如 [词一, 词二]，现在是“史上最”`],
  });
});

test('a desk that is not there is told by its path', () => {
  expect(readFiles({ ...fullEnv, DESK_CONFIG: join(folder, 'none.yaml') })).toEqual({
    ok: false,
    mistakes: [`${join(folder, 'none.yaml')}：找不到这个文件；文件在别处时请用环境变量 DESK_CONFIG 写明位置`],
  });
});

test('layout.yaml is looked for beside the desk’s file, and its mistakes are told with the others', () => {
  expect(read()).toMatchObject({ ok: true, config: { layout: { page: { lines: 22 } } } });
  writeFileSync(join(folder, 'layout.yaml'), 'page: { lines: 24 }\n');
  expect(read()).toMatchObject({ ok: true, config: { layout: { page: { lines: 24 } } } });
  writeFileSync(join(folder, 'layout.yaml'), 'page: { lines: 二十 }\n');
  expect(read()).toEqual({
    ok: false,
    mistakes: [`${join(folder, 'layout.yaml')}:1 page.lines：应为 1 以上的整数，现在是“二十”`],
  });
});

test('fonts.conf is looked for beside the desk’s file', () => {
  expect(read()).toMatchObject({ ok: true, config: { fonts: null } });
  writeFileSync(join(folder, 'fonts.conf'), '<fontconfig/>');
  expect(read()).toMatchObject({ ok: true, config: { fonts: join(folder, 'fonts.conf') } });
});
