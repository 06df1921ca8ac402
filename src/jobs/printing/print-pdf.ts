import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runAlone } from './run-alone';

export type Office = {
  /** The Word file as a PDF; null where this process is about to end. It rejects where none was made. */
  print: (word: Buffer) => Promise<Buffer | null>;
};

export type Printer = {
  program: string;
  /** PATH */
  path: string;
  /** What stands in for fonts that this machine does not have, as fontconfig reads it; null: it has its own way. */
  fonts: string | null;
  patienceMs: number;
  signal: AbortSignal;
};

/**
 * One LibreOffice for one file, with a home, a profile and a folder of its own that are gone afterwards: two that share
 * a profile stop each other.
 */
export async function printPdf(word: Buffer, printer: Printer): Promise<Buffer | null> {
  const folder = await mkdtemp(join(tmpdir(), 'jianbao-pdf-'));
  try {
    await writeFile(join(folder, 'issue.docx'), word);
    await writeProfile(folder);
    const code = await runOffice(folder, printer);
    if (printer.signal.aborted) return null;
    if (code !== 0)
      throw new Error(code === null ? 'LibreOffice did not end' : `LibreOffice ended with ${code}`);
    return pdfOf(await readFile(join(folder, 'issue.pdf')));
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function runOffice(folder: string, printer: Printer): Promise<number | null> {
  const { program, path, fonts, patienceMs, signal } = printer;
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  const what = ['--convert-to', 'pdf:writer_pdf_Export', '--outdir', folder, join(folder, 'issue.docx')];
  const own = { PATH: path, HOME: folder, TMPDIR: folder, LANG: 'C.UTF-8' };
  const env = fonts === null ? own : { ...own, FONTCONFIG_FILE: resolve(fonts) };
  const command = [program, profile, '--headless', '--norestore', ...what];
  return runAlone(command, { env, folder, patienceMs, signal });
}

/** Nothing is fetched for a document, whatever it says: a Word file may name pictures that stand elsewhere. */
async function writeProfile(folder: string): Promise<void> {
  const user = join(folder, 'profile', 'user');
  await mkdir(user, { recursive: true });
  await writeFile(join(user, 'registrymodifications.xcu'), settings);
}

const settings = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
`;

/** It ends with 0 also where it could not write. */
function pdfOf(bytes: Buffer): Buffer {
  if (!bytes.subarray(0, 5).equals(Buffer.from('%PDF-'))) throw new Error('LibreOffice made something else');
  return bytes;
}
