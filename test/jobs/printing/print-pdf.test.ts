import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Bulletin } from '../../../src/desk/bulletin';
import { splitSentences } from '../../../src/format/printing/split-sentences';
import { readBulletin } from '../../../src/format/reading/read-bulletin';
import { defaultLayout } from '../../../src/format/word/layout';
import { makeWord } from '../../../src/jobs/make-word';
import { findOffice } from '../../../src/jobs/printing/find-office';
import { printPdf, type Printer } from '../../../src/jobs/printing/print-pdf';
import { withOffice } from '../../format/word/office';
import { openWord } from '../../format/word/open-word';
import { zipOf } from '../../support/zip';
import { hangs, noted, standIn, untilGone } from './stand-in';

const root = join(__dirname, '..', '..', '..');
const patienceMs = 120_000;
const path = process.env['PATH'] ?? '';
const never = new AbortController().signal;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jianbao-test-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const example: Bulletin = {
  ...readBulletin(readFileSync(join(root, 'simulator', 'demo', 'example-issue.txt'), 'utf8')).bulletin,
  title: '江城工运',
  number: 8,
  runningNumber: 152,
  date: '2026-08-31',
  publisher: '江城市总工会办公室',
  copies: 120,
};

function wordOf(bulletin: Bulletin): Promise<Buffer> {
  return makeWord(bulletin, { layout: defaultLayout, readPicture: () => Promise.reject(new Error('none')) });
}

/** With the LibreOffice of this machine and the fonts as configured. */
async function printed(word: Buffer): Promise<string> {
  const found = await findOffice({ named: null, path });
  const program = 'program' in found ? found.program : '';
  const fonts = join(root, 'config', 'fonts.conf');
  const pdf = await printPdf(word, { program, path, fonts, patienceMs, signal: never });
  const file = join(folder, 'printed.pdf');
  writeFileSync(file, pdf ?? '');
  return file;
}

async function read(program: string, ...args: string[]): Promise<string> {
  return (await promisify(execFile)(program, args)).stdout;
}

/** A font's own forms of a character (⼯) are that character. */
function plain(text: string): string {
  return text.replace(/—\d+—/gu, '').normalize('NFKC').replace(/\s/gu, '');
}

withOffice('an issue printed by LibreOffice', () => {
  it(
    'has every sentence once, in order',
    async () => {
      const text = plain(await read('pdftotext', '-raw', await printed(await wordOf(example)), '-'));
      const pieces = example.columns.flatMap(({ entries }) => entries);
      const sentences = pieces.flatMap(({ body }) => body.flatMap(splitSentences)).map(plain);
      const places = sentences.map((sentence) => text.indexOf(sentence));
      expect(sentences.length).toBeGreaterThan(30);
      expect(places).not.toContain(-1);
      expect(places).toEqual(places.toSorted((one, other) => one - other));
      expect(sentences.map((sentence) => text.split(sentence).length - 1)).toEqual(sentences.map(() => 1));
    },
    patienceMs,
  );

  it(
    'is embedded in the fonts that stand in for those of a Chinese office',
    async () => {
      const listed = await read('pdffonts', await printed(await wordOf(example)));
      const fonts = listed.split('\n').slice(2).filter(Boolean);
      const names = fonts.map((line) => /^\w{6}\+(\S+)/u.exec(line)?.[1] ?? line);
      expect(fonts.filter((line) => !/ yes yes yes /u.test(line))).toEqual([]);
      expect(names.filter((name) => !/^(?:Noto(?:Serif|Sans)CJK|UKai)/u.test(name))).toEqual([]);
      for (const wanted of [/^NotoSerifCJK.*-(?:Bold|Black)/u, /^NotoSerifCJK.*-Regular/u, /^NotoSansCJK/u])
        expect(names.filter((name) => wanted.test(name))).not.toEqual([]);
    },
    patienceMs,
  );

  it(
    'fetches nothing, whatever a Word file names or a text says',
    async () => {
      const asked: string[] = [];
      const server = createServer((request, response) => {
        asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
        response.writeHead(404).end();
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const text = `{ INCLUDEPICTURE "${url}/field.png" } <img src="${url}/html.png"> ${url}/plain`;
      const entry = { headline: text, author: text, body: [text], attribution: text };
      const word = await wordOf({ ...example, columns: [{ name: text, entries: [entry] }] });
      const file = await printed(await withLinkedPicture(word, `${url}/linked.png`));
      expect(plain(await read('pdftotext', '-raw', file, '-'))).toContain('INCLUDEPICTURE');
      expect(asked).toEqual([]);
      await new Promise((resolve) => server.close(resolve));
    },
    patienceMs,
  );
});

/** As no Word file of ours is: with a picture that stands elsewhere. */
async function withLinkedPicture(word: Buffer, url: string): Promise<Buffer> {
  const drawing = 'http://schemas.openxmlformats.org/drawingml/2006';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const picture =
    `<w:p><w:r><w:drawing><wp:inline xmlns:wp="${drawing}/wordprocessingDrawing"><wp:extent cx="914400" cy="914400"/>` +
    `<wp:docPr id="99" name="p"/><a:graphic xmlns:a="${drawing}/main"><a:graphicData uri="${drawing}/picture">` +
    `<pic:pic xmlns:pic="${drawing}/picture"><pic:nvPicPr><pic:cNvPr id="0" name="p"/><pic:cNvPicPr/></pic:nvPicPr>` +
    `<pic:blipFill><a:blip xmlns:r="${office}" r:link="linked"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="914400" cy="914400"/></a:xfrm>` +
    `<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
  const relation = `<Relationship Id="linked" Type="${office}/image" Target="${url}" TargetMode="External"/>`;
  const changed: Record<string, (xml: string) => string> = {
    'word/document.xml': (xml) => xml.replace('<w:body>', `<w:body>${picture}`),
    'word/_rels/document.xml.rels': (xml) => xml.replace('</Relationships>', `${relation}</Relationships>`),
  };
  const parts = [...(await openWord(word))];
  return zipOf(parts.map(([name, xml]) => ({ name, bytes: Buffer.from(changed[name]?.(xml) ?? xml) })));
}

describe('a stand-in for LibreOffice', () => {
  function printWith(body: string, changed: Partial<Printer> = {}): Promise<Buffer | null> {
    const program = standIn(folder, body);
    return printPdf(Buffer.from('word'), {
      program,
      path,
      fonts: null,
      patienceMs: 20_000,
      signal: never,
      ...changed,
    });
  }

  function foldersOfOurs(): string[] {
    return readdirSync(tmpdir()).filter((name) => name.startsWith('jianbao-pdf-'));
  }

  it('prints the Word file, and knows where the fonts are and none of our secrets', async () => {
    process.env['WECOM_SECRET'] = 'secret-of-the-app';
    const body = '(cat "$1"; echo; env) >$out/found; (printf %%PDF-; cat $out/found) >$out/issue.pdf';
    const text = (await printWith(body, { fonts: 'config/fonts.conf' }))?.toString() ?? '';
    delete process.env['WECOM_SECRET'];
    expect(text).toMatch(/^%PDF-word\n/u);
    expect(text).toContain(`\nFONTCONFIG_FILE=${join(process.cwd(), 'config/fonts.conf')}\n`);
    expect(text).not.toContain('secret-of-the-app');
  });

  it.each([
    ['dies', 'exit 77', 'LibreOffice ended with 77'],
    [
      'dies with its file half written',
      'echo %PDF- >$out/issue.pdf; kill -SEGV $$',
      'LibreOffice ended with 139',
    ],
    ['writes nothing', 'exit 0', 'ENOENT'],
    ['writes something else', 'echo sorry >$out/issue.pdf', 'LibreOffice made something else'],
  ])('that %s has made none, and leaves no folder behind', async (_, body, said) => {
    const before = foldersOfOurs();
    await expect(printWith(body)).rejects.toThrow(said);
    expect(foldersOfOurs()).toEqual(before);
  });

  it('that hangs is given up, with all that it has started', async () => {
    await expect(printWith(hangs, { patienceMs: 1000 })).rejects.toThrow('LibreOffice did not end');
    expect(await untilGone(await noted(folder))).toEqual([]);
  });

  it('that is told to stop has neither failed nor made any', async () => {
    const stopping = new AbortController();
    const printing = printWith(hangs, { signal: stopping.signal });
    await noted(folder);
    stopping.abort();
    expect(await printing).toBeNull();
  });
});
