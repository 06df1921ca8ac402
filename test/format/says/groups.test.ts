import type { DeskConfig } from '../../../src/desk/desk-config';
import {
  groupAdded,
  groupChecking,
  groupList,
  groupNotAdded,
  groupStarted,
  groupStopped,
  lockedGroups,
} from '../../../src/format/says/groups';
import { refusalText } from '../../../src/format/says/refusals';
import type { GroupRefusal } from '../../../src/desk/groups/group-refusal';
import { voiceOf } from '../../../src/format/voice';
import { added, keys, written } from '../../desk/groups/example-groups';

const admins = [{ userid: 'desk-admin', name: '管理员' }];
const voice = voiceOf({ contacts: [], editors: [], admins }, 'Asia/Shanghai');
const stop = { by: 'desk-admin', at: Date.UTC(2026, 7, 3, 2, 32) };
const fresh = { ...added, address: keys.added };

const desk: Pick<DeskConfig, 'groups' | 'idleGroups'> = {
  groups: [
    { ...written, receives: ['bulletin', 'briefs'] },
    { ...fresh, style: 'card', columns: ['简讯', '工作动态'] },
  ],
  idleGroups: [
    { ...written, name: '港口群', address: 'short_key', receives: ['briefs'], stop },
    { ...fresh, name: '海湾群', address: null, stop: null },
    { ...fresh, name: '山北群', address: null, stop },
  ],
};

test('the list says what each group gets and whether it does, and shows no address', () => {
  const checking = [{ id: 'm', name: '路桥群', address: { key: keys.fresh }, by: 'desk-admin', at: 1 }];
  expect(groupList(desk, checking, voice)).toBe(
    [
      '订阅群 5 个，在用 2 个：',
      '区总工会工作群｜消息推送，地址尾号 1111｜收整期简报（全文）、快讯，全部栏目｜在用',
      '长桥街道群｜消息推送，地址尾号 4444｜收整期简报（一张卡片），只收简讯、工作动态｜在用',
      '港口群｜消息推送，地址已隐去｜收快讯，全部栏目｜已停用（管理员，8月3日 10:32）',
      '海湾群｜消息推送｜收整期简报（目录、简讯和 Word 文件），全部栏目｜地址打不开，收不到；请重新发“加群 海湾群 地址”',
      '山北群｜消息推送｜收整期简报（目录、简讯和 Word 文件），全部栏目｜已停用（管理员，8月3日 10:32）',
      '路桥群｜正在查验地址，还没有加入',
      '发“加群 群名 地址”增加，“建群 群名 群主、成员”新建，“停群 群名”停用，“启群 群名”恢复。',
    ].join('\n'),
  );
});

test('where there is no group, it says how to add one', () => {
  expect(groupList({ groups: [] }, [], voice)).toBe(
    '还没有订阅群。\n发“加群 群名 地址”增加，“建群 群名 群主、成员”新建，“停群 群名”停用，“启群 群名”恢复。',
  );
});

test.each([
  [groupChecking('长桥街道群'), '正在查验群“长桥街道群”的地址，群里不会显示什么，查好马上告诉您。'],
  [
    groupAdded(fresh),
    '群“长桥街道群”已加入，地址有效（尾号 4444），加密保存。\n收整期简报（目录、简讯和 Word 文件），全部栏目，从下一次推送起。\n谁拿到地址都能往群里发，聊天里带地址的那一条请删去。',
  ],
  [
    groupNotAdded('长桥街道群', { meaning: '群的消息推送已被停用' }),
    '群“长桥街道群”没有加入：企业微信不收这个地址（群的消息推送已被停用）。请在群的“消息推送”里重新复制地址，再发“加群 长桥街道群 地址”。',
  ],
  [
    groupNotAdded('长桥街道群', { meaning: null }),
    '群“长桥街道群”没有加入：企业微信一直没有应答，地址没有查成。请过一会儿再发一次“加群 长桥街道群 地址”。',
  ],
  [
    groupStopped('长桥街道群'),
    '群“长桥街道群”已停用，以后的推送都不发给它；正在推送的，它还没有收到的部分不再发，结果里会写明。要恢复，发“启群 长桥街道群”。',
  ],
  [groupStarted('长桥街道群'), '群“长桥街道群”已恢复，从下一次推送起照常收；停用期间的不会自动补发。'],
  [
    lockedGroups(['长桥街道群', '海湾群']),
    '应用的 Secret（WECOM_SECRET）换过以后，下面的群的地址打不开了，现在当作停用，什么也收不到：\n长桥街道群、海湾群\n请到群的“消息推送”里复制地址，照原来的群名重新发“加群 群名 地址”；不用的群，发“停群 群名”。',
  ],
])('%s', (said, text) => {
  expect(said).toBe(text);
});

const name = '长桥街道群';

test.each<[GroupRefusal, string]>([
  [
    { why: 'no-such-group', called: '海湾群', groups: [name] },
    '没有叫“海湾群”的群。请照着写一个：长桥街道群。',
  ],
  [
    { why: 'no-such-group', called: '海湾群', groups: [] },
    '没有叫“海湾群”的群。还没有订阅群，请管理员先发“加群 群名 地址”。',
  ],
  [
    { why: 'group-name', most: 30, isNew: false },
    '群名请写 1 到 30 个字，不带地址和竖线，没有加入。请重新发“加群 群名 地址”。',
  ],
  [
    { why: 'group-name', most: 30, isNew: true },
    '群名请写 1 到 30 个字，不带地址和竖线，没有加入。请重新发“建群 群名 群主、成员”。',
  ],
  [
    { why: 'unknown-members', called: ['张三', '李四'] },
    '人员里没有“张三”、“李四”，群没有建。姓名只认登记过的人，发“人员”看全部；别的人请写企业微信账号。',
  ],
  [
    { why: 'too-few-members' },
    '一个群至少要有两个人，群没有建。请发“建群 群名 群主、成员、成员”，第一位是群主。',
  ],
  [
    { why: 'not-a-webhook' },
    '这不是群“消息推送”的地址，没有加入。地址是 https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=… 的样子，也可以只写 key= 后面的部分。',
  ],
  [
    { why: 'group-exists', name, isWritten: true },
    '已经有群“长桥街道群”，没有变动。它写在 desk.yaml 里：换地址请改那里，再重新启动；停用过的，发“启群 长桥街道群”恢复。',
  ],
  [
    { why: 'group-exists', name, isWritten: false },
    '已经有群“长桥街道群”，没有变动。要换地址，先发“停群 长桥街道群”，再发“加群 长桥街道群 新地址”。',
  ],
  [{ why: 'group-checking', name }, '群“长桥街道群”的地址正在查验，还没有加入。请等结果。'],
  [
    { why: 'address-taken', group: name },
    '这个地址已经是群“长桥街道群”的，没有加入。一个地址只能加一次；发“群”看全部。',
  ],
  [
    { why: 'group-stopped', name, ...stop },
    '群“长桥街道群”已由管理员于 8月3日 10:32 停用，没有变动。要恢复，发“启群 长桥街道群”。',
  ],
  [{ why: 'group-running', name }, '群“长桥街道群”本来就在用，没有变动。发“群”看全部。'],
  [
    { why: 'group-locked', name },
    '群“长桥街道群”的地址打不开了（应用的 Secret 换过），恢复不了。请重新发“加群 长桥街道群 地址”。',
  ],
  [
    { why: 'address-in-text' },
    '消息里有群“消息推送”的地址，谁拿到它都能往群里发，所以这一条没有收下。加群由管理员（管理员）来做，写成“加群 群名 地址”；是稿件的，请去掉地址再发一次。',
  ],
])('%j', (refusal, text) => {
  expect(refusalText({ ok: false, ...refusal }, voice, '管理员')).toBe(text);
});
