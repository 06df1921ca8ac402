import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const root = join(__dirname, '..', '..');

export type Built = { main: string; remove: () => void };

/** The program as it stands, built in a folder of its own: dist/ may be built anew by another test meanwhile. */
export function buildBot(): Built {
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-built-'));
  const tsc = join(root, 'node_modules', '.bin', 'tsc');
  execFileSync(tsc, ['-p', 'tsconfig.build.json', '--noCheck', '--outDir', join(folder, 'dist')], {
    cwd: root,
  });
  cpSync(join(root, 'src/pages/templates'), join(folder, 'dist/pages/templates'), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return {
    main: join(folder, 'dist', 'main.js'),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
