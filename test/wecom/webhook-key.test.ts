import { webhookKey } from '../../src/wecom/webhook-key';

const key = '0f8fad5b-d9cb-469f-a165-70867728950e';

describe('a group robot’s key', () => {
  it.each([
    key,
    `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${key}`,
    `http://127.0.0.1:4000/cgi-bin/webhook/send?debug=1&key=${key}`,
  ])('is read from %s', (address) => {
    expect(webhookKey(address)).toBe(key);
  });

  it.each([
    '',
    '北京群',
    `${key} `,
    `key=${key}`,
    'https://qyapi.weixin.qq.com/cgi-bin/webhook/send',
    'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=',
    'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=a%26b',
    `https://qyapi.weixin.qq.com/cgi-bin/message/send?key=${key}`,
    `/cgi-bin/webhook/send?key=${key}`,
  ])('is not in %j', (address) => {
    expect(webhookKey(address)).toBeNull();
  });
});
