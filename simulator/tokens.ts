import { randomBytes } from 'node:crypto';
import { accepted, refused, type Answer, type ApiCall, type Endpoint } from './answer';

type TokenOptions = { corpId: string; secret: string; lifeMs: number; now: () => number };
export type Tokens = {
  grant: Endpoint;
  guard: (endpoint: Endpoint) => Endpoint;
  /** All become unknown before their time (40014), or their time is over (42001). */
  endAll: (how: 'gone' | 'expired') => void;
  changeSecret: (secret: string) => void;
};

/** The access tokens of one app [91039]. */
export function openTokens({ corpId, lifeMs, now, ...options }: TokenOptions): Tokens {
  let secret = options.secret;
  const ends = new Map<string, number>();
  const fresh = (): string => {
    const token = randomBytes(48).toString('base64url');
    ends.set(token, now() + lifeMs);
    return token;
  };
  const current = (): string => [...ends].find(([, end]) => now() < end)?.[0] ?? fresh();
  const grant = ({ query }: ApiCall): Answer => {
    const errcode = credentialFault(query, corpId, secret);
    if (errcode !== null) return refused(errcode);
    return accepted({ access_token: current(), expires_in: Math.floor(lifeMs / 1000) });
  };
  return {
    grant,
    guard: (endpoint) => (call) => {
      const errcode = tokenFault(call.query.get('access_token'), ends, now());
      return errcode === null ? endpoint(call) : refused(errcode);
    },
    endAll: (how) => {
      if (how === 'gone') ends.clear();
      else for (const token of ends.keys()) ends.set(token, now());
    },
    // No page says whether tokens outlive their secret; that they do not is the harder case.
    changeSecret: (next) => {
      secret = next;
      ends.clear();
    },
  };
}

function credentialFault(query: URLSearchParams, corpId: string, secret: string): number | null {
  if (!query.get('corpid')) return 41002;
  if (!query.get('corpsecret')) return 41004;
  if (query.get('corpid') !== corpId) return 40013;
  return query.get('corpsecret') === secret ? null : 40001;
}

function tokenFault(token: string | null, ends: Map<string, number>, at: number): number | null {
  if (!token) return 41001;
  const end = ends.get(token);
  if (end === undefined) return 40014;
  return at < end ? null : 42001;
}
