import { authorizeUrl } from '../../src/wecom/authorize-url';

test('the address has everything that WeCom asks for, in its order', () => {
  const app = { oauthBase: 'https://open.weixin.qq.com', corpId: 'ww1', agentId: 218 };
  const redirectUri = 'https://bulletin.example.org/oauth';
  expect(authorizeUrl(app, { redirectUri, state: 'abc123' })).toBe(
    'https://open.weixin.qq.com/connect/oauth2/authorize?appid=ww1&redirect_uri=https%3A%2F%2Fbulletin.example.org%2Foauth&response_type=code&scope=snsapi_base&state=abc123&agentid=218#wechat_redirect',
  );
});
