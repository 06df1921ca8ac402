import { groupCalled, nameAndAddress, nameAndMembers } from '../../../src/handlers/groups/groups-rest';
import type { Rest } from '../../../src/handlers/rest';

const key = '44444444-dddd-4ddd-8ddd-444444444444';
const url = `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${key}`;

function rest(text: string): Rest {
  return { plain: text.normalize('NFKC'), said: (from) => text.slice(from) };
}

test.each([
  [` 长桥街道群 ${url}`, '长桥街道群'],
  [`：长桥街道群，${url}`, '长桥街道群'],
  [`长桥街道群${url}`, '长桥街道群'],
  [`\n长桥（东）群\n${key}`, '长桥（东）群'],
  [` ${key} 长桥 街道群`, '长桥 街道群'],
  [` “长桥街道群” <${url}>`, '长桥街道群'],
  [` ${url}`, ''],
])('%j adds a group of the name %j', (text, name) => {
  expect(nameAndAddress(rest(text))).toEqual({ name, key });
});

test.each([
  [' 长桥街道群 short_key', { name: '长桥街道群', key: 'short_key' }],
  [' 长桥街道群 地址', { name: '长桥街道群', key: null }],
  [' 长桥街道群 https://example.org/a', { name: '长桥街道群', key: null }],
  [` 长桥街道群 ${url.replace('send', 'upload_media')}`, { name: '长桥街道群', key: null }],
])('%j has no address of a robot, or one to be tried', (text, args) => {
  expect(nameAndAddress(rest(text))).toEqual(args);
});

test.each(['', ' 长桥街道群', '的人很多 short_key', ' 三个工地，办起了 夜校', ' 三个 工地 夜校'])(
  '%j adds no group',
  (text) => {
    expect(nameAndAddress(rest(text))).toBeNull();
  },
);

test.each([
  [' 长桥街道群', { name: '长桥街道群' }],
  ['：“长桥 街道群”', { name: '长桥 街道群' }],
  [` ${url}`, { name: '' }],
  [key, { name: '' }],
  ['', null],
  ['长桥街道群', null],
  [' 三个工地的群，都停用了', null],
  [` ${'群'.repeat(61)}`, null],
])('%j calls a group %j', (text, called) => {
  expect(groupCalled(rest(text))).toEqual(called);
});

test.each([
  [' 机关群 编辑一、desk-admin', { name: '机关群', members: ['编辑一', 'desk-admin'] }],
  ['：机关群 编辑一 编辑二，desk-admin', { name: '机关群', members: ['编辑一', '编辑二', 'desk-admin'] }],
  [' “机关群”\n编辑一；编辑二', { name: '机关群', members: ['编辑一', '编辑二'] }],
  [' 机关群 编辑一', { name: '机关群', members: ['编辑一'] }],
])('%j makes a chat', (text, args) => {
  expect(nameAndMembers(rest(text))).toEqual(args);
});

test.each(['众路工会 开展活动', ' 机关群', '', ' 机关群 。', ` 机关群 ${url}`, ` 机关群 ${'长'.repeat(61)}`])(
  '%j makes none',
  (text) => {
    expect(nameAndMembers(rest(text))).toBeNull();
  },
);
