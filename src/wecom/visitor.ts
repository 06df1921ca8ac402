import { WecomRefused, WecomUnreachable } from './errors';
import { withToken } from './with-token';
import type { App } from './with-token';

/** Somebody of this corp; somebody else; or nobody, because the code is made up, used already or too old. */
export type Visitor = { kind: 'member'; userid: string } | { kind: 'stranger' } | { kind: 'spent' };

/** A code lasts five minutes and is good for one question [91023]. */
const spentCodes = new Set([40029, 42003, 42022]);
const mostCodeBytes = 512;

/** Who came back from WeCom's authorization page with this code [91023]. */
export async function userOfCode(app: App, code: string): Promise<Visitor> {
  if (code === '' || Buffer.byteLength(code) > mostCodeBytes) return { kind: 'spent' };
  try {
    return visitorIn(await withToken(app, (token) => ask(app, token, code)));
  } catch (fault) {
    if (fault instanceof WecomRefused && spentCodes.has(fault.errcode)) return { kind: 'spent' };
    throw fault;
  }
}

function ask(app: App, token: string, code: string) {
  return app.caller.ask({ name: 'auth/getuserinfo', query: { access_token: token, code } });
}

/** A userid with a slash is one of a linked corp. */
function visitorIn(answer: Record<string, unknown>): Visitor {
  const { userid, openid } = answer;
  if (typeof userid === 'string' && /^[A-Za-z0-9][\w.@-]{0,63}$/.test(userid))
    return { kind: 'member', userid };
  if (typeof userid === 'string' || typeof openid === 'string') return { kind: 'stranger' };
  throw new WecomUnreachable('auth/getuserinfo', 'nobody in the answer', true);
}
