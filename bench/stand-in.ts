import { startTestPlatform } from '../test/support/newsroom';
import { preciseNow } from './clock';

/** Run in a process of its own: WeCom for these members. It says its URL, and on demand what they were told. */
async function main(): Promise<void> {
  const userids = process.argv.slice(2);
  const platform = await startTestPlatform(preciseNow, userids);
  process.on('message', () => {
    const heard = userids.flatMap((userid) => platform.heard(userid).map((one) => ({ userid, ...one })));
    process.send?.(heard.map(({ userid, at, text }) => ({ userid, at, text })));
  });
  process.send?.(platform.url);
}

void main();
