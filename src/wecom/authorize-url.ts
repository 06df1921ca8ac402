export type AuthorizeOptions = { oauthBase: string; corpId: string; agentId: number };

/** `state`: at most 128 letters and digits. */
type Asked = { redirectUri: string; state: string };

/** Where WeCom asks its client who is holding it, silently, and sends the visitor back with a code [91022]. */
export function authorizeUrl(
  { oauthBase, corpId, agentId }: AuthorizeOptions,
  { redirectUri, state }: Asked,
): string {
  const query = new URLSearchParams({
    appid: corpId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'snsapi_base',
    state,
    agentid: String(agentId),
  });
  return `${oauthBase}/connect/oauth2/authorize?${query.toString()}#wechat_redirect`;
}
