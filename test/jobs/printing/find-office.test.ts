import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findOffice } from '../../../src/jobs/printing/find-office';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jianbao-test-'));
  for (const name of ['one', 'two']) mkdirSync(join(folder, name));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function place(name: string, mode = 0o755): string {
  const path = join(folder, name);
  writeFileSync(path, '#!/bin/sh\n');
  chmodSync(path, mode);
  return path;
}

function search(named: string | null) {
  return findOffice({ named, path: `${folder}/one::${folder}/two` });
}

test('it is the first soffice on the PATH', async () => {
  place('two/soffice');
  expect(await search(null)).toEqual({ program: join(folder, 'two/soffice') });
  place('one/libreoffice');
  expect(await search(null)).toEqual({ program: join(folder, 'two/soffice') });
  place('one/soffice');
  expect(await search(null)).toEqual({ program: join(folder, 'one/soffice') });
});

test('where there is only a libreoffice, that one', async () => {
  place('two/libreoffice');
  expect(await search(null)).toEqual({ program: join(folder, 'two/libreoffice') });
});

test('a folder of that name, and a file that cannot be run, are none', async () => {
  mkdirSync(join(folder, 'one/soffice'));
  place('two/soffice', 0o644);
  expect(await search(null)).toEqual({ why: 'not-found' });
});

test('one that is named is taken by its path or by its name, and nothing instead of it', async () => {
  place('one/soffice');
  const program = place('two/office-of-ours');
  expect(await search(program)).toEqual({ program });
  expect(await search('office-of-ours')).toEqual({ program });
  expect(await search(join(folder, 'none'))).toEqual({ why: 'not-runnable' });
  expect(await search('none')).toEqual({ why: 'not-runnable' });
});

test('off is off, wherever one is', async () => {
  place('one/soffice');
  expect(await search('off')).toEqual({ why: 'off' });
});
