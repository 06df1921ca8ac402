import type { Group } from '../../../src/desk/desk-config';
import { chatBeingMade, chatGreeting, chatMade, chatNotMade } from '../../../src/format/says/chats';
import { groupList } from '../../../src/format/says/groups';
import { voiceOf } from '../../../src/format/voice';

const chat: Group = {
  name: '机关群',
  via: 'appchat',
  address: '0123456789abcdef0123456789abcdef',
  style: 'digest',
  receives: ['bulletin'],
};
const voice = voiceOf({ contacts: [], editors: [], admins: [] }, 'Asia/Shanghai');

test('a chat is under way, and then there', () => {
  expect(chatBeingMade('机关群', 3)).toBe('正在建群“机关群”，共 3 人，好了马上告诉您。');
  expect(chatMade(chat, { members: ['编辑一', '编辑二'], isGreeted: true })).toBe(
    '群“机关群”已建好，群主编辑一，共 2 人。\n群里已发一句问候，成员看得到了。\n收整期简报（目录、简讯和 Word 文件），全部栏目，从下一次推送起。添人、减人请群主在群里做。',
  );
  expect(chatMade(chat, { members: ['编辑一', '编辑二'], isGreeted: false })).toContain(
    '\n群里还没有消息：要等第一次推送，成员才看得到这个群。\n',
  );
});

test('its first message names the bulletin, and nothing in the name is alive', () => {
  expect(chatGreeting('江城工运')).toBe('这里是“江城工运”的订阅群，从下一次推送起收简报。');
  expect(chatGreeting('<@all>')).not.toContain('<@all>');
});

test.each([
  [
    { meaning: '收件人不在应用的可见范围内', isHidden: true },
    '群“机关群”没有建成：应用的可见范围要是整个企业才能建群。请在企业微信管理后台打开这个应用，把可见范围设为最上一级部门，再发一次“建群”。',
  ],
  [
    { meaning: '群成员里有企业微信不认识的账号' },
    '群“机关群”没有建成：企业微信不同意（群成员里有企业微信不认识的账号）。请改过再发“建群 机关群 群主、成员”。',
  ],
  [
    { meaning: null },
    '群“机关群”没有建成：企业微信一直没有应答。请过一会儿再发一次“建群 机关群 群主、成员”。',
  ],
])('why there is none: %j', (why, text) => {
  expect(chatNotMade('机关群', why)).toBe(text);
});

test('the list of groups tells a chat from others, without its id', () => {
  const check = {
    id: 'm1',
    name: '二群',
    address: { key: 'k' },
    by: 'desk-admin',
    at: 1,
    members: ['a', 'b'],
  };
  expect(groupList({ groups: [chat] }, [check], voice)).toBe(
    [
      '订阅群 1 个，在用 1 个：',
      '机关群｜应用群｜收整期简报（目录、简讯和 Word 文件），全部栏目｜在用',
      '二群｜正在建群，还没有加入',
      '发“加群 群名 地址”增加，“建群 群名 群主、成员”新建，“停群 群名”停用，“启群 群名”恢复。',
    ].join('\n'),
  );
});
