import { groupKey, holdsAddress, holdsWebhook, splitAddress } from '../../../src/desk/groups/group-key';
import { webhookKey } from '../../../src/wecom/webhook-key';

const key = '44444444-dddd-4ddd-8ddd-444444444444';
const url = `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${key}`;

test.each([
  [url, key],
  [`${url}&debug=1`, key],
  [key, key],
  ['short_key-1', 'short_key-1'],
  ['https://qyapi.weixin.qq.com/cgi-bin/webhook/send', null],
  [`https://example.org/?key=${key}`, null],
  ['长桥街道', null],
  ['', null],
])('of %s the key is %s, and the wire reads the same', (address, found) => {
  expect(groupKey(address)).toBe(found);
  expect(webhookKey(address)).toBe(found);
});

test.each([
  [url, true, true],
  [`加群 长桥 ${key.toUpperCase()}`, true, false],
  [`<Content>${url}</Content>`, true, true],
  ['加群 长桥 short_key-1', false, false],
  [`a${key}`, false, false],
  ['湖东区总工会办起夜校。', false, false],
])('%s: holds an address %s, written out %s', (text, holds, isWhole) => {
  expect(holdsAddress(text)).toBe(holds);
  expect(holdsWebhook(text)).toBe(isWhole);
});

test.each([
  [` 长桥街道群 ${url}`, url, ' 长桥街道群  '],
  [`长桥街道群${url}。`, url, '长桥街道群 。'],
  [` <${url}> 长桥街道群`, url, ' < > 长桥街道群'],
  [` 长桥街道群 ${key}`, key, ' 长桥街道群  '],
  [` ${key} 长桥街道群`, key, '   长桥街道群'],
  [' 长桥街道群 short_key-1\n', 'short_key-1', ' 长桥街道群  \n'],
])('%j is the address %s and the rest', (text, address, rest) => {
  expect(splitAddress(text)).toEqual({ address, rest });
});

test.each(['', ' 长桥街道群', ' hello', ' 长桥 街道群'])('in %j there is no address', (text) => {
  expect(splitAddress(text)).toBeNull();
});
