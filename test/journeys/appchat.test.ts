import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainText } from '../../simulator/plain-text';
import type { Config } from '../../src/config';
import type { Group } from '../../src/desk/desk-config';
import { openNewsroom, type Newsroom } from '../support/newsroom';
import { bloodDrive, nightSchool } from '../support/sentences';
import { closeIssueOfTwo, signOff } from '../support/signing';

let room: Newsroom;
const folder = mkdtempSync(join(tmpdir(), 'jianbao-appchat-'));
afterEach(() => room.close());
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const [districts, offices, industry, leaders] = ['区总工会工作群', '机关群', '产业群', '领导群'] as const;
const pages = 'https://bulletin.example.org';

const chat = (name: string, style: Group['style']): Group => ({
  name,
  via: 'appchat',
  address: `chat${[districts, offices, industry, leaders].indexOf(name as typeof offices)}`,
  style,
  receives: ['bulletin'],
});

/** The first group of the example, and chats of the app. */
async function open(first: Group['style'], ...chats: Group[]): Promise<void> {
  room = await openNewsroom((config: Config) => {
    const groups = [{ ...config.desk.groups[0]!, style: first }, ...chats];
    return { ...config, dataDir: folder, publicUrl: pages, desk: { ...config.desk, groups } };
  });
  for (const { name, address } of chats)
    room.platform.addChat({
      chatid: address,
      name,
      userids: ['contact-lake', 'editor-first', 'editor-second'],
    });
}

const kinds = (group: string) => room.platform.posts(group).map(({ kind }) => kind);
const callsOf = (path: string) =>
  room.platform.calls.filter((call) => call.path === `/cgi-bin/${path}`).length;

async function report(): Promise<string> {
  for (;;) {
    const told = await room.next('editor-first');
    if (told.includes('推送结束')) return told;
  }
}

test('a group with a robot and chats of the app read the same issue, each in its style, and one file goes up for all chats', async () => {
  await open('digest', chat(offices, 'digest'), chat(industry, 'digest'), chat(leaders, 'card'));
  await closeIssueOfTwo(room);
  expect(await signOff(room)).toContain(`\n${leaders}：一张卡片，点开是整期的网页\n`);
  expect(await report()).toBe('第1期（总第1期）推送结束。4 个群：4 已推送');
  for (const group of [districts, offices, industry]) {
    expect(kinds(group)).toEqual(['markdown', 'file']);
    const [digest, file] = room.platform.posts(group);
    expect(plainText(digest!.text)).toContain(bloodDrive.text);
    expect(file!.text).toBe('江城工运第1期（总第1期）.docx');
    expect(file!.file!.bytes.equals(room.platform.posts(districts)[1]!.file!.bytes)).toBe(true);
  }
  const [card, ...more] = room.platform.posts(leaders);
  expect(more).toEqual([]);
  expect([card!.kind, card!.link]).toEqual(['textcard', `${pages}/issues/d1`]);
  expect(card!.text.replace(/\d+年\d+月\d+日/u, '某日')).toBe(
    `江城工运 第1期（总第1期）\n江城市总工会办公室\u3000某日\n${nightSchool.name}\n工作动态：1 篇；简讯：1 则`,
  );
  expect([callsOf('media/upload'), callsOf('webhook/upload_media')]).toEqual([1, 1]);
}, 60_000);

test('a long issue comes to a chat in parts of 2,048 bytes, in order and complete', async () => {
  await open('full', chat(offices, 'full'));
  const paragraphs = Array.from(
    { length: 40 },
    (_, at) => `第${at + 1}场培训在工地举办，职工踊跃参加，反响很好。`,
  );
  await room.says('contact-lake', `培训走进工地\n${paragraphs.slice(0, 20).join('\n')}\n（湖东区总工会）`);
  await room.skips('contact-lake', 1);
  await room.says('contact-hill', `培训走进车间\n${paragraphs.slice(20).join('\n')}\n（山北区总工会）`);
  await room.skips('contact-hill', 1);
  await room.says('editor-first', '采用 1 2');
  await room.says('editor-first', '截稿');
  for (;;) if ((await room.next('editor-first')).includes('已截稿')) break;
  await signOff(room);
  expect(await report()).toBe('第1期（总第1期）推送结束。2 个群：2 已推送');
  const parts = room.platform.posts(offices).map(({ text }) => text);
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.length).toBeGreaterThan(kinds(districts).length);
  expect(Math.max(...parts.map((part) => Buffer.byteLength(part)))).toBeLessThanOrEqual(2048);
  const read = parts.map(plainText).join('\n');
  const places = paragraphs.map((paragraph) => read.indexOf(paragraph));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
}, 60_000);

test('a chat that was disbanded, or belongs to another app, fails alone, with words', async () => {
  await open('full', chat(offices, 'full'), chat(industry, 'full'));
  room.platform.removeChat(offices);
  await closeIssueOfTwo(room);
  await signOff(room);
  expect(await report()).toBe(
    `第1期（总第1期）推送结束。3 个群：2 已推送，1 失败（${offices}：没有这个群，或群已解散）\n失败的，找到原因后发“补发 群名”。`,
  );
  expect(kinds(industry)).toEqual(['markdown']);
}, 60_000);

test('a file that WeCom has forgotten goes up again, and is shown once', async () => {
  await open('full', chat(offices, 'digest'));
  await closeIssueOfTwo(room);
  const signing = signOff(room);
  while (kinds(offices).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  room.platform.fault({ path: '/cgi-bin/appchat/send', errcode: 40007 });
  await signing;
  expect(await report()).toBe('第1期（总第1期）推送结束。2 个群：2 已推送');
  expect(kinds(offices)).toEqual(['markdown', 'file']);
  expect(callsOf('media/upload')).toBe(2);
}, 60_000);

test('an admin has the app make a group, which then gets the issue; it is stopped and started like any other', async () => {
  await open('full');
  await room.says('desk-admin', '建群 机关群 编辑一、没有的人');
  await room.hears(
    'desk-admin',
    '人员里没有“没有的人”，群没有建。姓名只认登记过的人，发“人员”看全部；别的人请写企业微信账号。',
  );
  await room.says('desk-admin', '建群 机关群 编辑一、编辑二 stranger');
  await room.hears(
    'desk-admin',
    '正在建群“机关群”，共 3 人，好了马上告诉您。',
    '群“机关群”已建好，群主编辑一，共 3 人。\n群里已发一句问候，成员看得到了。\n收整期简报（目录、简讯和 Word 文件），全部栏目，从下一次推送起。添人、减人请群主在群里做。',
  );
  expect(room.platform.membersOf(offices)).toEqual(['editor-first', 'editor-second', 'stranger']);
  expect(room.platform.posts(offices).map(({ text }) => text)).toEqual([
    '这里是“江城工运”的订阅群，从下一次推送起收简报。',
  ]);
  await room.says('desk-admin', '群');
  expect(await room.next('desk-admin')).toContain(
    '\n机关群｜应用群｜收整期简报（目录、简讯和 Word 文件），全部栏目｜在用\n',
  );
  await room.says('desk-admin', '停群 机关群');
  await room.skips('desk-admin', 1);
  await room.says('desk-admin', '启群 机关群');
  await room.skips('desk-admin', 1);
  await closeIssueOfTwo(room);
  await signOff(room);
  expect(await report()).toBe('第1期（总第1期）推送结束。2 个群：2 已推送');
  expect(kinds(offices)).toEqual(['markdown', 'markdown', 'file']);
}, 60_000);

test('where the app is not visible to everybody the admin hears what to change', async () => {
  await open('full');
  room.platform.showToAll(false);
  await room.says('desk-admin', '建群 机关群 编辑一、编辑二');
  await room.skips('desk-admin', 1);
  expect(await room.next('desk-admin')).toBe(
    '群“机关群”没有建成：应用的可见范围要是整个企业才能建群。请在企业微信管理后台打开这个应用，把可见范围设为最上一级部门，再发一次“建群”。',
  );
  await room.says('desk-admin', '群');
  expect(await room.next('desk-admin')).not.toContain('机关群');
}, 60_000);
