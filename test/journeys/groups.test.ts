import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { startRoles } from '../../src/roles';
import { openNewsroom, type Newsroom } from '../support/newsroom';
import { everWritten } from '../support/ever-written';
import { bloodDrive, nightSchool } from '../support/sentences';

let room: Newsroom;
let redis: Redis;
beforeEach(async () => {
  room = await openNewsroom();
  redis = new Redis(room.redis.url);
  room.platform.addGroup({ name: '长桥街道群', key });
});
afterEach(async () => {
  await redis.quit();
  await room.close();
  expect(room.logged.join('\n')).not.toContain(key);
});

const key = '44444444-dddd-4ddd-8ddd-444444444444';
const url = `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${key}`;
const checking = '正在查验群“长桥街道群”的地址，群里不会显示什么，查好马上告诉您。';
const added = [
  '群“长桥街道群”已加入，地址有效（尾号 4444），加密保存。',
  '收整期简报（目录、简讯和 Word 文件），全部栏目，从下一次推送起。',
  '谁拿到地址都能往群里发，聊天里带地址的那一条请删去。',
].join('\n');

/** One piece accepted into an issue that is closed. */
async function closedIssue(text: string, number: number): Promise<void> {
  await room.says('contact-lake', text);
  await hears('contact-lake', new RegExp(`^已收到，来稿 ${number}。`, 'u'));
  await room.says('editor-first', `采用 ${number}`);
  await hears('editor-first', /^已采用来稿/u);
  await room.says('editor-first', '截稿');
  await hears('editor-first', /已截稿/u);
}

/** Passes over what else she is told. */
async function hears(who: string, wanted: RegExp): Promise<string> {
  for (;;) {
    const told = await room.next(who);
    if (wanted.test(told)) return told;
  }
}

/** Signs off and waits for the total; the names of the groups that were offered. */
async function signOff(): Promise<{ offer: string; report: string }> {
  await room.says('editor-first', '签发');
  const offer = await hears('editor-first', /\n签发 \d{4}$/u);
  await room.says('editor-first', offer.slice(-7));
  return { offer, report: await hears('editor-first', /推送结束/u) };
}

function kinds(group: string): string[] {
  return room.platform.posts(group).map(({ kind }) => kind);
}

test('a group is added, gets the issue, is stopped and started; its address is never to be found again', async () => {
  await room.says('desk-admin', '加群 长桥街道群 99999999-dddd-4ddd-8ddd-444444444444');
  await room.hears('desk-admin', checking);
  await room.hears(
    'desk-admin',
    '群“长桥街道群”没有加入：企业微信不收这个地址（群的消息推送地址无效，或已被删除）。请在群的“消息推送”里重新复制地址，再发“加群 长桥街道群 地址”。',
  );
  await room.says('desk-admin', `加群 长桥街道群 ${url}`);
  await room.hears('desk-admin', checking, added);
  expect(room.platform.posts('长桥街道群')).toEqual([]);
  await room.says('desk-admin', `加群 长桥群 ${key}`);
  await room.hears(
    'desk-admin',
    '这个地址已经是群“长桥街道群”的，没有加入。一个地址只能加一次；发“群”看全部。',
  );
  await room.says('desk-admin', '群');
  await room.hears(
    'desk-admin',
    [
      '订阅群 4 个，在用 4 个：',
      '区总工会工作群｜消息推送，地址尾号 1111｜收整期简报（全文）、快讯，全部栏目｜在用',
      '产业和企业工会群｜消息推送，地址尾号 2222｜收整期简报（全文），全部栏目｜在用',
      '市总机关群｜消息推送，地址尾号 3333｜收整期简报（全文），全部栏目｜在用',
      '长桥街道群｜消息推送，地址尾号 4444｜收整期简报（目录、简讯和 Word 文件），全部栏目｜在用',
      '发“加群 群名 地址”增加，“建群 群名 群主、成员”新建，“停群 群名”停用，“启群 群名”恢复。',
    ].join('\n'),
  );
  await room.restart();

  await closedIssue(nightSchool.text, 1);
  await room.says('desk-admin', '停群 市总机关群');
  await room.skips('desk-admin', 1);
  const first = await signOff();
  expect(first.offer).not.toContain('市总机关群');
  expect(first.report).toBe('第1期（总第1期）推送结束。3 个群：3 已推送');
  expect(kinds('长桥街道群')).toEqual(['markdown', 'file']);
  expect(kinds('市总机关群')).toEqual([]);

  await room.says('desk-admin', '停群 长桥街道群');
  await room.skips('desk-admin', 1);
  await room.says('desk-admin', '启群 市总机关群');
  await room.hears('desk-admin', '群“市总机关群”已恢复，从下一次推送起照常收；停用期间的不会自动补发。');
  await closedIssue(bloodDrive.text, 2);
  const second = await signOff();
  expect(second.report).toBe('第2期（总第2期）推送结束。3 个群：3 已推送');
  expect(kinds('长桥街道群')).toHaveLength(2);
  expect(kinds('市总机关群')).toEqual(['markdown']);

  const log = await everWritten(redis);
  expect(log).toContain('长桥街道群');
  expect(log).not.toContain(key);
  for (const userid of ['desk-admin', 'editor-first', 'editor-second', 'contact-lake'])
    expect(
      room.platform
        .heard(userid)
        .map(({ text }) => text)
        .join('\n'),
    ).not.toContain(key);
}, 60_000);

test('what a group has not got when it is stopped does not come any more, and the total says so', async () => {
  await room.says('desk-admin', `加群 长桥街道群 ${url}`);
  await room.hears('desk-admin', checking, added);
  await closedIssue(nightSchool.text, 1);
  room.platform.fault({ path: '/cgi-bin/webhook/upload_media', key, errcode: -1, times: 3 });
  await room.says('editor-first', '签发');
  const offer = await hears('editor-first', /\n签发 \d{4}$/u);
  await room.says('editor-first', offer.slice(-7));
  while (kinds('长桥街道群').length === 0) await sleep(20);
  await room.says('desk-admin', '停群 长桥街道群');
  expect(await hears('editor-first', /推送结束/u)).toBe(
    [
      '第1期（总第1期）推送结束。4 个群：3 已推送，1 失败（长桥街道群：群已停用，或已不在配置里）',
      '长桥街道群：1 段已推送，1 段未送达，不完整。',
      '失败的，找到原因后发“补发 群名”。',
    ].join('\n'),
  );
  expect(kinds('长桥街道群')).toEqual(['markdown']);
}, 60_000);

test('a group that desk.yaml has as well keeps the bot from starting', async () => {
  await room.says('desk-admin', `加群 长桥街道群 ${url}`);
  await room.hears('desk-admin', checking, added);
  const { config, redis: server, log, now } = room;
  const twice = { ...config.desk.groups[0]!, name: '长桥街道群' };
  const desk = { ...config.desk, groups: [...config.desk.groups, twice] };
  await expect(startRoles({ ...config, desk }, { redisUrl: server.url, log, now })).rejects.toThrow(
    '群“长桥街道群”已经用指令加过，请从 desk.yaml 的 groups 里删去这一条，或者改用别的群名',
  );
});

test('after the secret has changed the group rests until its address is said again', async () => {
  await room.says('desk-admin', `加群 长桥街道群 ${url}`);
  await room.hears('desk-admin', checking, added);
  room.platform.changeSecret('another-secret-of-the-app');
  await room.restart({ secret: 'another-secret-of-the-app' });
  // The watch looks every ten seconds, a listener waits for eight.
  for (let waited = 0; waited < 12_000 && room.platform.heard('desk-admin').length < 3; waited += 100)
    await sleep(100);
  expect(await room.next('desk-admin')).toMatch(
    /^应用的 Secret（WECOM_SECRET）换过以后，下面的群的地址打不开了，现在当作停用，什么也收不到：\n长桥街道群\n/u,
  );
  await room.says('desk-admin', '启群 长桥街道群');
  await room.hears(
    'desk-admin',
    '群“长桥街道群”的地址打不开了（应用的 Secret 换过），恢复不了。请重新发“加群 长桥街道群 地址”。',
  );
  await room.says('desk-admin', `加群 长桥街道群 ${key}`);
  await room.hears('desk-admin', checking, added);
  await room.isQuiet();
}, 60_000);
