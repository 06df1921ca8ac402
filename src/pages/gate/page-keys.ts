import { hkdfSync } from 'node:crypto';

/** Each for one purpose, so that what was signed for one is nothing to another. */
export type PageKeys = { session: Buffer; login: Buffer; link: Buffer };

/** All from the app's secret: every web process has the same, and a new secret ends every session and link. */
export function pageKeys(secret: string, desk: string): PageKeys {
  const key = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', secret, desk, `jianbao pages ${purpose}`, 32));
  return { session: key('session'), login: key('login'), link: key('link') };
}
