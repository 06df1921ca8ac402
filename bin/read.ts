import { readFileSync } from 'node:fs';
import { decodeText } from '../src/format/reading/decode-text';
import { readBulletin } from '../src/format/reading/read-bulletin';

/** `npm run -s read -- FILE`: what `format` understands of an issue in plain text, as JSON; `-` is standard input. */
function main(file: string | undefined): void {
  const bytes = file === undefined ? undefined : readBytes(file);
  const text = bytes && decodeText(bytes);
  if (file === undefined) stop(2, '请给出文件：npm run -s read -- 文件名（- 表示标准输入）。');
  else if (text === undefined) stop(1, `读不到${nameOf(file)}：请检查文件名，以及是否有权读取。`);
  else if (text === null)
    stop(1, `${nameOf(file)}不是 UTF-8 或 GB18030 编码的纯文本，请另存为 UTF-8 后再试。`);
  else process.stdout.write(`${JSON.stringify(understood(text), null, 2)}\n`);
}

function readBytes(file: string): Buffer | undefined {
  try {
    return readFileSync(file === '-' ? 0 : file);
  } catch {
    return undefined;
  }
}

function understood(text: string): object {
  const { bulletin, notUnderstood } = readBulletin(text);
  const { title, number, runningNumber, date, publisher, columns, distribution } = bulletin;
  return { title, number, runningNumber, date, publisher, columns, distribution, notUnderstood };
}

function nameOf(file: string): string {
  return file === '-' ? '标准输入' : `文件“${file}”`;
}

function stop(code: number, sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = code;
}

main(process.argv[2]);
