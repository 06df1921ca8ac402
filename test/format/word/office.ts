import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A printed line and where it stands, in millimetres from the top left. */
type Placed = { text: string; left: number; top: number; right: number; bottom: number };

export type Pdf = { pages: Placed[][]; text: string; path: string };

/** Tests that print; without an office program they are left out, and say so. */
export function withOffice(name: string, body: () => void): void {
  const missing = ['soffice', 'pdftotext', 'pdftoppm'].filter((program) => isMissing(program));
  if (missing.length === 0) describe(name, body);
  else test.skip(`${name}: left out, there is no ${missing.join(', ')} here`, () => undefined);
}

function isMissing(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status !== 0;
}

/** Word files as LibreOffice prints them, in one go; the folder is gone after `look`. */
export async function print<T>(files: Buffer[], look: (pdfs: Pdf[]) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'jianbao-test-'));
  try {
    return await look(await convert(files, folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function convert(files: Buffer[], folder: string): Promise<Pdf[]> {
  const names = files.map((_, at) => join(folder, `${at}.docx`));
  await Promise.all(files.map((bytes, at) => writeFile(names[at]!, bytes)));
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  const options = ['--headless', '--convert-to', 'pdf', '--outdir', folder];
  await run('soffice', [profile, ...options, ...names], { timeout: 100_000 });
  return Promise.all(names.map((name) => readPdf(name.replace('.docx', '.pdf'))));
}

async function readPdf(path: string): Promise<Pdf> {
  const [boxes, raw] = await Promise.all([
    run('pdftotext', ['-bbox-layout', path, '-']),
    run('pdftotext', ['-raw', path, '-']),
  ]);
  const pages = boxes.stdout.split('<page ').slice(1).map(linesIn);
  return { pages, text: raw.stdout, path };
}

function linesIn(page: string): Placed[] {
  const pattern = /<line xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)<\/line>/gsu;
  return Array.from(page.matchAll(pattern), ([, left, top, right, bottom, words = '']) => ({
    text: words.replace(/<[^>]*>|\s/gu, ''),
    left: millimetres(left),
    top: millimetres(top),
    right: millimetres(right),
    bottom: millimetres(bottom),
  }));
}

function millimetres(points: string | undefined): number {
  return (Number(points) / 72) * 25.4;
}

/** Where a page is red: rows of the picture that have red in them, in millimetres, with the red part's edges. */
export async function redRows({ path }: Pdf, page: number) {
  const at = String(page);
  await run('pdftoppm', ['-r', '127', '-f', at, '-l', at, path, `${path}-${at}`]);
  const folder = join(path, '..');
  const name = (await readdir(folder)).find((file) => file.includes(`.pdf-${at}-`) && file.endsWith('.ppm'));
  return rowsOf(await readFile(join(folder, name ?? '')));
}

/** Five pixels to the millimetre at 127 to the inch. */
function rowsOf(picture: Buffer): { at: number; left: number; right: number }[] {
  const [header = '', width = ''] =
    /^P6\s+(\d+)\s+\d+\s+\d+\s/u.exec(picture.toString('latin1', 0, 40)) ?? [];
  const bytesPerRow = Number(width) * 3;
  const rows = Array.from({ length: (picture.length - header.length) / bytesPerRow }, (_, row) =>
    redIn(picture.subarray(header.length + row * bytesPerRow, header.length + (row + 1) * bytesPerRow)),
  );
  return rows.flatMap((columns, row) =>
    columns.length === 0 ? [] : [{ at: row / 5, left: columns[0]! / 5, right: columns.at(-1)! / 5 }],
  );
}

function redIn(row: Buffer): number[] {
  const columns = Array.from({ length: row.length / 3 }, (_, column) => column);
  return columns.filter(
    (column) => row[column * 3]! > 200 && row[column * 3 + 1]! < 80 && row[column * 3 + 2]! < 80,
  );
}
