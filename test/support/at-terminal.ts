import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(__dirname, '..', '..');

export type Said = { code: number; stdout: string; stderr: string };

/** Runs a program of bin/ as an administrator does. */
export async function atTerminal(
  program: string,
  args: string[],
  env: Record<string, string>,
): Promise<Said> {
  const options = { cwd: root, env: { PATH: process.env['PATH'] ?? '', ...env } };
  try {
    const run = promisify(execFile);
    const said = await run('node', ['--import', 'tsx', `bin/${program}.ts`, ...args], options);
    return { code: 0, ...said };
  } catch (error) {
    const { code, stdout, stderr } = error as Said;
    return { code, stdout, stderr };
  }
}
