import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Config } from '../../src/config';
import { withOffice } from '../format/word/office';
import { hangs, noted, running, standIn, untilGone } from '../jobs/printing/stand-in';
import { openPage, openReadingRoom, startBrowser, type ReadingRoom } from '../pages/reading-room';
import { bloodDrive, nightSchool } from '../support/sentences';
import { signOff } from '../support/signing';

let room: ReadingRoom;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jianbao-test-'));
});
afterEach(async () => {
  await room.close();
  rmSync(folder, { recursive: true, force: true });
});

const path = process.env['PATH'] ?? '';
const total = '第1期（总第1期）推送结束。3 个群：3 已推送';

/** Every group reads a digest with the Word file, and PDFs are made with this program. */
function printedBy(named: string | null): (config: Config) => Config {
  return (config) => {
    const groups = config.desk.groups.map((group) => ({ ...group, style: 'digest' as const }));
    const fonts = join(__dirname, '..', '..', 'config', 'fonts.conf');
    return { ...config, office: { named, path }, fonts, desk: { ...config.desk, groups } };
  };
}

/** A piece and a brief go out to all groups; what is said about them is another story. */
async function issueGoesOut(): Promise<void> {
  await room.says('contact-lake', nightSchool.text);
  await room.skips('contact-lake', 1);
  await room.says('contact-hill', bloodDrive.text);
  await room.skips('contact-hill', 1);
  await room.says('editor-first', '采用 1 2');
  await room.skips('editor-first', 3);
  await room.says('editor-first', '截稿');
  await room.skips('editor-first', 1);
  await signOff(room);
  await room.hears('editor-first', total);
}

async function untilPrinted(state: 'made' | 'lost'): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 100) {
    if ((await room.store.openReader().pdf('d1'))?.state === state) return;
    await sleep(100);
  }
  throw new Error(`the PDF is not ${state}`);
}

async function details(): Promise<string[]> {
  const ready = await fetch(`http://127.0.0.1:${room.port()}/readyz`);
  return ((await ready.json()) as { details: string[] }).details;
}

withOffice('with a LibreOffice', () => {
  it('the page of an issue that has gone out hands a member its PDF, and a stranger nothing', async () => {
    room = await openReadingRoom(printedBy(null));
    const browser = await startBrowser();
    expect(await details()).toEqual(['pdf: made by LibreOffice']);
    await issueGoesOut();
    await untilPrinted('made');

    room.platform.handPhoneTo('contact-lake');
    const { page, complaints } = await openPage(browser);
    await page.goto(`${room.url}/issues/d1`);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载 PDF 文件' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('江城工运第1期（总第1期）.pdf');
    const { stdout } = await promisify(execFile)('pdftotext', ['-raw', await file.path(), '-']);
    const text = stdout.normalize('NFKC').replace(/\s/gu, '');
    for (const words of [nightSchool.name, nightSchool.body, bloodDrive.text.slice(1)])
      expect(text.split(words.normalize('NFKC'))).toHaveLength(2);
    expect(complaints).toEqual([]);

    room.platform.handPhoneTo(null);
    const { page: elsewhere } = await openPage(browser);
    expect((await elsewhere.goto(`${room.url}/issues/d1/pdf`))?.status()).toBe(403);
    expect(await elsewhere.locator('h1').textContent()).toBe('这里只对本单位成员开放');
    await browser.close();
  }, 120_000);
});

test('one that hangs holds up neither the groups nor a stop, and the next to start prints', async () => {
  room = await openReadingRoom(printedBy(standIn(folder, hangs)));
  await issueGoesOut();
  expect(room.platform.posts('区总工会工作群').at(-1)?.file?.filename).toBe('江城工运第1期（总第1期）.docx');
  const pids = await noted(folder);
  expect(running(pids)).toEqual(pids);
  expect((await room.store.openReader().pdf('d1'))?.state).toBe('waiting');

  standIn(folder, 'echo %PDF-1.7 >$out/issue.pdf');
  const stopped = Date.now();
  await room.restart();
  expect(Date.now() - stopped).toBeLessThan(10_000);
  expect(await untilGone(pids)).toEqual([]);
  await untilPrinted('made');
}, 60_000);

test('one that dies leaves the Word file alone', async () => {
  room = await openReadingRoom(printedBy(standIn(folder, 'exit 77')));
  await issueGoesOut();
  await untilPrinted('lost');
  expect((await room.store.openReader().archived('d1'))?.word?.name).toBe('江城工运第1期（总第1期）.docx');
  expect(room.logged.filter((line) => line.includes('a PDF could not be made'))).toHaveLength(3);
  expect(await details()).toEqual(['pdf: made by LibreOffice']);
}, 60_000);

test('without one the Word file stands alone, which is no fault', async () => {
  room = await openReadingRoom(printedBy(join(folder, 'none')));
  await issueGoesOut();
  const ready = await fetch(`http://127.0.0.1:${room.port()}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([
    200,
    {
      ok: true,
      problems: [],
      details: ['pdf: not made, the Word file stands alone: SOFFICE names nothing that can be run'],
    },
  ]);
  expect((await room.store.openReader().pdf('d1'))?.state).toBe('waiting');
}, 60_000);
