import { randomBytes } from 'node:crypto';
import { accepted, refused, type Answer, type ApiCall, type Download, type Endpoint } from './answer';
import type { Member } from './screens';

type Code = { holder: Holder; madeAt: number };
/** undefined: the page was opened in a browser, outside of the client. */
type Holder = Member | 'stranger' | undefined;
type OauthOptions = {
  corpId: string;
  agentId: number;
  trustedHost?: string;
  find: (userid: string) => Member | null;
  now: () => number;
};
export type Oauth = {
  authorize: Endpoint;
  visitor: Endpoint;
  handPhoneTo: (userid: string | null) => void;
};

const codeLifeMs = 5 * 60_000;

/** 网页授权 of an app [91022, 91023]: silent, so that whoever holds the phone is sent on at once. */
export function openOauth(options: OauthOptions): Oauth {
  const codes = new Map<string, Code>();
  let holder: Holder;
  return {
    handPhoneTo: (userid) => {
      const member = userid === null ? null : options.find(userid);
      if (userid !== null && member === null) throw new Error(`no member ${userid}`);
      holder = member ?? 'stranger';
    },
    authorize: ({ query }) => {
      const fault = faultIn(query, options);
      if (fault !== null) return page(fault);
      if (holder === undefined) return page('请在企业微信客户端打开链接');
      const code = randomBytes(32).toString('base64url');
      codes.set(code, { holder, madeAt: options.now() });
      return sendOn(query, code);
    },
    visitor: ({ query }: ApiCall) => visitor(codes, query.get('code') ?? '', options.now()),
  };
}

function faultIn(query: URLSearchParams, { corpId, agentId, trustedHost }: OauthOptions): string | null {
  const redirectUri = query.get('redirect_uri') ?? '';
  const checks: [boolean, string][] = [
    [query.get('appid') === corpId, 'appid'],
    [query.get('response_type') === 'code', 'response_type'],
    [['snsapi_base', 'snsapi_privateinfo'].includes(query.get('scope') ?? ''), 'scope'],
    [/^[A-Za-z0-9]{0,128}$/.test(query.get('state') ?? ''), 'state'],
    [query.get('agentid') === String(agentId), 'agentid'],
    [isTrusted(redirectUri, trustedHost), 'redirect_uri 50001'],
  ];
  return checks.find(([isRight]) => !isRight)?.[1] ?? null;
}

function isTrusted(redirectUri: string, trustedHost?: string): boolean {
  if (!URL.canParse(redirectUri)) return false;
  return trustedHost === undefined || new URL(redirectUri).host === trustedHost;
}

function sendOn(query: URLSearchParams, code: string): Download {
  const target = new URL(query.get('redirect_uri') ?? '');
  target.searchParams.set('code', code);
  target.searchParams.set('state', query.get('state') ?? '');
  return { status: 302, headers: { location: target.href }, bytes: Buffer.alloc(0) };
}

/** The real one answers its error pages with 200 as well. */
function page(text: string): Download {
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  return { status: 200, headers, bytes: Buffer.from(`<!doctype html><title>${text}</title><p>${text}</p>`) };
}

/** A code works once, for five minutes. */
function visitor(codes: Map<string, Code>, code: string, now: number): Answer {
  const known = codes.get(code);
  codes.delete(code);
  if (!known) return refused(40029);
  if (now >= known.madeAt + codeLifeMs) return refused(42003);
  const { holder } = known;
  if (typeof holder === 'object') return accepted({ userid: holder.userid });
  return accepted({ openid: `oABC${randomBytes(12).toString('hex')}`, external_userid: '' });
}
