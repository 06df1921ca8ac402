import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainText } from '../../simulator/plain-text';
import type { Config } from '../../src/config';
import type { Group } from '../../src/desk/desk-config';
import { readWord } from '../../src/jobs/reading/read-word';
import { openNewsroom, type Newsroom } from '../support/newsroom';
import { bloodDrive, nightSchool } from '../support/sentences';
import { closeIssueOfTwo, signOff } from '../support/signing';

let room: Newsroom;
const folder = mkdtempSync(join(tmpdir(), 'jianbao-styles-'));
afterEach(() => room.close());
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const [districts, industry, offices] = ['区总工会工作群', '产业和企业工会群', '市总机关群'] as const;
const name = '江城工运第1期（总第1期）.docx';

/** The groups of the example with these styles. */
function styled(...styles: Partial<Group>[]): (config: Config) => Config {
  return (config) => {
    const groups = config.desk.groups.map((group, at) => ({ ...group, ...styles[at] }));
    return { ...config, dataDir: folder, desk: { ...config.desk, groups } };
  };
}

function chatOf(group: string): string[] {
  return room.platform.posts(group).map(({ kind, text }) => (kind === 'file' ? text : plainText(text)));
}

async function wordOf(group: string): Promise<string | null> {
  const file = room.platform.posts(group).at(-1)?.file;
  return file ? readWord(file.bytes) : null;
}

test('each group reads the issue in its style; who reads a digest has all of it in the file', async () => {
  room = await openNewsroom(
    styled({ style: 'full' }, { style: 'digest' }, { style: 'digest', columns: ['简讯'] }),
  );
  await closeIssueOfTwo(room);
  expect(await signOff(room)).toBe(
    [
      '第1期（总第1期）：2 篇，将发到 3 个群：',
      `${districts}：全文 1 段`,
      `${industry}：目录和简讯 1 段，附 Word 文件`,
      `${offices}：目录和简讯 1 段，附 Word 文件（只收简讯）`,
      '确认无误，请在十分钟内照样回复下面一行（稿件或群一有变动即作废）：',
      '签发 四位数',
    ].join('\n'),
  );
  await room.hears('editor-first', '第1期（总第1期）推送结束。3 个群：3 已推送');
  expect(chatOf(districts)).toEqual([expect.stringContaining(nightSchool.body)]);

  const [digest = '', file] = chatOf(industry);
  expect(file).toBe(name);
  expect(digest).toContain(`${nightSchool.name}（湖东区总工会）`);
  expect(digest).toContain(bloodDrive.text);
  expect(digest).not.toContain(nightSchool.body);
  const word = await wordOf(industry);
  for (const words of [nightSchool.name, nightSchool.body, bloodDrive.text.slice(1, 20)])
    expect(word).toContain(words);

  expect(chatOf(offices)).toEqual([expect.not.stringContaining(nightSchool.name), name]);
  const briefs = await wordOf(offices);
  expect(briefs).toContain(bloodDrive.text.slice(1, 20));
  expect(briefs).not.toContain(nightSchool.name);

  await room.says('editor-second', '推送');
  await room.skips('editor-second', 2);
  await room.hears(
    'editor-second',
    [
      '第1期（总第1期）推送情况，3 个群：3 已推送',
      `${districts}：1 段已推送`,
      `${industry}：2 段已推送`,
      `${offices}：2 段已推送`,
    ].join('\n'),
  );
});

test('a preview is what the groups would get, each rendering once, to this editor only', async () => {
  room = await openNewsroom(styled({ style: 'full' }, { style: 'digest' }, { style: 'full' }));
  await closeIssueOfTwo(room);
  await room.says('editor-second', '预览');
  await room.hears(
    'editor-second',
    [
      '第1期（总第1期）预览，只发给您一人：',
      `${districts}、${offices}：全文 1 段`,
      `${industry}：目录和简讯 1 段，附 Word 文件`,
      '手机上一条装不下的段会接着下一条。Word 文件做好就来。',
    ].join('\n'),
    `—— ${districts}、${offices} ——`,
  );
  const full = await room.next('editor-second');
  await room.hears('editor-second', `—— ${industry} ——`);
  const digest = await room.next('editor-second');
  await room.hears('editor-second', name);
  await room.isQuiet();
  const shown = room.platform.heard('editor-second').at(-1)?.file?.bytes ?? Buffer.alloc(0);
  const previewed = await readWord(shown);
  await signOff(room);
  await room.hears('editor-first', '第1期（总第1期）推送结束。3 个群：3 已推送');
  expect(room.platform.posts(districts)[0]?.text).toBe(full);
  expect(room.platform.posts(industry)[0]?.text).toBe(digest);
  expect(await wordOf(industry)).toBe(previewed);
});

test('where all groups read the same there is nothing to tell apart, and without a group it is still seen', async () => {
  room = await openNewsroom(
    styled({ receives: ['briefs'] }, { receives: ['briefs'] }, { receives: ['briefs'] }),
  );
  await closeIssueOfTwo(room);
  await room.says('editor-first', '预览');
  await room.hears(
    'editor-first',
    '第1期（总第1期）预览，只发给您一人；还没有群会收到它。\n下面是全文 1 段。手机上一条装不下的段会接着下一条。',
  );
  expect(await room.next('editor-first')).toContain(nightSchool.body);
  await room.isQuiet();
});

test('a file that the group’s robot does not take is refused alone, and the report says why', async () => {
  room = await openNewsroom(styled({ style: 'full' }, { style: 'digest' }, { style: 'full' }));
  await closeIssueOfTwo(room);
  room.platform.fault({ path: '/cgi-bin/webhook/upload_media', errcode: 45001 });
  await signOff(room);
  await room.hears(
    'editor-first',
    [
      `第1期（总第1期）推送结束。3 个群：2 已推送，1 失败（${industry}：文件的类型或大小不合要求）`,
      `${industry}：1 段已推送，1 段未送达，不完整。`,
      '失败的，找到原因后发“补发 群名”。',
    ].join('\n'),
  );
  expect(chatOf(industry)).toHaveLength(1);
});

test('a file that goes out without an answer is 未确认, and is not sent again', async () => {
  room = await openNewsroom(styled({ style: 'digest' }, { receives: ['briefs'] }, { receives: ['briefs'] }));
  await closeIssueOfTwo(room);
  const key = room.config.desk.groups[0]?.address ?? '';
  room.platform.fault({ path: '/cgi-bin/webhook/upload_media', key, times: 1, delayMs: 300 });
  const send = { path: '/cgi-bin/webhook/send', key };
  const signing = signOff(room);
  while (room.platform.posts(districts).length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  room.platform.fault({ ...send, reset: 'after' });
  await signing;
  await room.hears(
    'editor-first',
    `第1期（总第1期）推送结束。1 个群：1 未确认\n${districts}：第2段未确认，可能已经显示，请到群里看一眼：看到了，发“已达 ${districts}”；没有，发“补发 ${districts}”。`,
  );
  expect(chatOf(districts)).toHaveLength(2);
});
