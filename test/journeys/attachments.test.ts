import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hostile, jpg, png, wordFile } from '../support/files';
import { openNewsroom, type Newsroom } from '../support/newsroom';
import { nightSchool, receiptOf } from '../support/sentences';

let room: Newsroom;
let dataDir: string;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'jianbao-data-'));
  room = await openNewsroom((config) => ({ ...config, dataDir }));
});
afterEach(async () => {
  await room.close();
  rmSync(dataDir, { recursive: true });
});

const minute = 60_000;
const day = 24 * 60 * minute;

async function shows(bytes: Buffer): Promise<void> {
  const mediaId = room.platform.storeMedia({ filename: 'picture', bytes, type: 'image/jpeg' });
  await room.platform.showPicture('contact-lake', mediaId);
}

async function sends(bytes: Buffer, fileName: string): Promise<void> {
  const mediaId = room.platform.storeMedia({ filename: fileName, bytes });
  await room.platform.sendFile('contact-lake', mediaId, fileName);
}

async function nightSchoolArrives(): Promise<void> {
  await room.says('contact-lake', nightSchool.text);
  await room.hears('contact-lake', receiptOf(1, nightSchool));
}

test('pictures join the submission that came before them and are kept by their content', async () => {
  await nightSchoolArrives();
  const picture = jpg();
  await shows(picture);
  await room.hears('contact-lake', '图片已附在来稿 1（第 1 张）。');
  await shows(png);
  await room.hears('contact-lake', '图片已附在来稿 1（第 2 张）。');
  const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  expect(readdirSync(join(dataDir, 'media')).sort()).toEqual(
    [`${hash(picture)}.jpg`, `${hash(png)}.png`].sort(),
  );
  expect(readFileSync(join(dataDir, 'media', `${hash(picture)}.jpg`))).toEqual(picture);
  await room.says('editor-first', '看 1');
  let read = '';
  while (!read.includes('附图 2 张')) read = await room.next('editor-first');
  expect(read).toContain('建议栏目：工作动态　字数：45　附图 2 张\n');
});

test('nine pictures are taken; the tenth is not', async () => {
  await nightSchoolArrives();
  for (let n = 1; n <= 9; n += 1) {
    await shows(jpg());
    await room.hears('contact-lake', `图片已附在来稿 1（第 ${n} 张）。`);
  }
  await shows(jpg());
  await room.hears('contact-lake', '这张图片没有收下：来稿 1 已有 9 张图片，不能再多。');
});

test('ten minutes count from the text or the last picture; later ones want a text first', async () => {
  await nightSchoolArrives();
  room.later(9 * minute);
  await shows(jpg());
  await room.hears('contact-lake', '图片已附在来稿 1（第 1 张）。');
  room.later(9 * minute);
  await shows(jpg());
  await room.hears('contact-lake', '图片已附在来稿 1（第 2 张）。');
  room.later(11 * minute);
  await shows(jpg());
  await room.hears(
    'contact-lake',
    '这张图片没有收下：十分钟内没有您的待审来稿。请先发文字，十分钟内再发图片。',
  );
});

test('a picture for a returned piece wants the revision first', async () => {
  await nightSchoolArrives();
  await room.says('editor-first', '退改 1 请附照片');
  await room.skips('contact-lake', 1);
  await shows(jpg());
  await room.hears(
    'contact-lake',
    '这张图片没有收下：十分钟内没有您的待审来稿。请先发文字（退改的来稿 1 发“改稿 1 新的全文”），十分钟内再发图片。',
  );
});

test('a picture that WeCom has no more, one that is too large and one that is none are taken off again', async () => {
  await nightSchoolArrives();
  const gone = room.platform.storeMedia({ filename: 'a.jpg', bytes: jpg() });
  room.later(3 * day);
  await room.says('contact-lake', `投稿 ${nightSchool.text}`);
  await room.skips('contact-lake', 1);
  await room.platform.showPicture('contact-lake', gone);
  await room.hears('contact-lake', '来稿 2 的图片没有收下：在企业微信里已经过期，取不到了。请再发一次。');
  await shows(Buffer.concat([jpg(), Buffer.alloc(10 * 1024 * 1024)]));
  await room.hears('contact-lake', '来稿 2 的图片没有收下：超过 10 MB。请缩小后再发。');
  await shows(Buffer.from('GIF89a…'));
  await room.hears('contact-lake', '来稿 2 的图片没有收下：不是 JPG 或 PNG 图片。请换成这两种格式再发。');
  await shows(jpg());
  await room.hears('contact-lake', '图片已附在来稿 2（第 1 张）。');
});

test('a picture within a long piece goes with it', async () => {
  await room.says('contact-lake', `长稿\n${nightSchool.text}`);
  await room.skips('contact-lake', 1);
  await shows(jpg());
  await room.hears('contact-lake', '图片已附在长稿（第 1 张）。');
  await sends(Buffer.from('任何内容的一个文本文件，十五个字以上。'), '稿.txt');
  await room.hears('contact-lake', '长稿还开着，这个文件没有收下。请先发“完稿”，再把文件发一次。');
  await room.says('contact-lake', '完稿');
  await room.hears('contact-lake', receiptOf(1, nightSchool));
  await shows(jpg());
  await room.hears('contact-lake', '图片已附在来稿 1（第 2 张）。');
});

test('only contacts send pictures and files', async () => {
  const mediaId = room.platform.storeMedia({ filename: 'a.jpg', bytes: jpg() });
  await room.platform.showPicture('editor-first', mediaId);
  await room.hears('editor-first', '这一种消息收不了，刚才这一条没有收下。请把内容用文字发来。');
  await room.platform.sendFile('stranger', mediaId, 'a.docx');
  expect(await room.next('stranger')).toMatch(/^您好，这里是简报编辑部。您还没有登记为通讯员/u);
  await room.isQuiet();
});

test('a Word file becomes a submission, and its pictures are asked for apart', async () => {
  await sends(await wordFile(nightSchool.text.split('\n'), true), '夜校.docx');
  await room.hears(
    'contact-lake',
    `文件里的图片没有收下，要附图请在十分钟内另外发来。\n${receiptOf(1, nightSchool)}`,
  );
  await shows(jpg());
  await room.hears('contact-lake', '图片已附在来稿 1（第 1 张）。');
});

test('a plain text file becomes a submission', async () => {
  await sends(Buffer.from(nightSchool.text), '夜校.txt');
  await room.hears('contact-lake', receiptOf(1, nightSchool));
});

const plain = '或者把文字直接发来。';

test.each<[what: string, bytes: () => Buffer | Promise<Buffer>, answer: string]>([
  ['of 0 bytes', () => Buffer.alloc(0), '收到的是空文件（0 字节）。请检查后再发一次。'],
  [
    'of an old Word',
    () => hostile.oldWord,
    `是旧版 Word 文件（.doc）或加了密码。请另存为不加密码的 .docx 再发，${plain}`,
  ],
  [
    'with macros',
    () => hostile.macros,
    `文件带有宏，为了安全没有打开。请另存为不带宏的 .docx 再发，${plain}`,
  ],
  ['that unpacks to too much', hostile.bomb, '解压后太大，为了安全没有打开。请把文字直接发来。'],
  ['that lies about its size', hostile.lying, `文件损坏，打不开。请用 Word 重新保存后再发，${plain}`],
  [
    'of another program',
    () => hostile.sheet,
    `只能读 Word（.docx）和纯文本（.txt）文件。请换成这两种再发，${plain}`,
  ],
  ['without words', () => wordFile([], true), '里面没有文字。如果文字在图片里，请把文字直接发来。'],
  ['with too few words', () => wordFile(['见附件']), '里面的文字不到 15 个字。请发全文。'],
])('a file %s gets a clear answer', async (_what, bytes, answer) => {
  await sends(await bytes(), '稿件.docx');
  await room.hears('contact-lake', `文件“稿件.docx”没有收作来稿：${answer}`);
  await room.isQuiet();
});
