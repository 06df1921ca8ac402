import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'jianbao-read-'));
const issue = '江城工运\n第8期\n\n【简讯】\n●8月6日，慰问环卫工人。（临江县总）\n第2页\n';

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function read(args: string[], input = ''): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'bin/read.ts', ...args],
    { cwd: root, input, encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

describe('npm run -s read', () => {
  const understood = {
    title: '江城工运',
    number: 8,
    runningNumber: null,
    date: null,
    publisher: null,
    columns: [
      {
        name: '简讯',
        entries: [
          { headline: null, author: null, body: ['8月6日，慰问环卫工人。'], attribution: '临江县总' },
        ],
      },
    ],
    distribution: [],
    notUnderstood: [{ line: 6, text: '第2页' }],
  };

  it('prints what it understands of a file', () => {
    const file = join(folder, 'issue.txt');
    writeFileSync(file, issue);
    expect(read([file])).toEqual({
      status: 0,
      stdout: `${JSON.stringify(understood, null, 2)}\n`,
      stderr: '',
    });
  });

  it('reads standard input for -', () => {
    expect(read(['-'], issue)).toMatchObject({
      status: 0,
      stdout: `${JSON.stringify(understood, null, 2)}\n`,
    });
  });

  it('says which file it cannot read', () => {
    expect(read([join(folder, 'none.txt')])).toEqual({
      status: 1,
      stdout: '',
      stderr: `读不到文件“${join(folder, 'none.txt')}”：请检查文件名，以及是否有权读取。\n`,
    });
  });

  it('reads GB 18030 as older programs write it', () => {
    const file = join(folder, 'gbk.txt');
    writeFileSync(file, Buffer.from([0xbd, 0xad, 0xb3, 0xc7]));
    expect(JSON.parse(read([file]).stdout)).toMatchObject({ notUnderstood: [{ line: 1, text: '江城' }] });
  });

  it('says that a file is no text', () => {
    const file = join(folder, 'picture.txt');
    writeFileSync(file, Buffer.from([0xff, 0x00, 0xff]));
    expect(read([file])).toMatchObject({
      status: 1,
      stdout: '',
      stderr: `文件“${file}”不是 UTF-8 或 GB18030 编码的纯文本，请另存为 UTF-8 后再试。\n`,
    });
  });

  it('asks for a file where none is named', () => {
    expect(read([])).toMatchObject({
      status: 2,
      stderr: '请给出文件：npm run -s read -- 文件名（- 表示标准输入）。\n',
    });
  });
});
