import type { Config } from './config';
import type { Store } from './store/open-store';

/**
 * Rightly signed and yet old: the clocks differ. Once an hour is enough for the admins, and for Redis. What puts it into words
 * is loaded when it is needed: no callback has to wait for it after a start.
 */
export function clockReporter({ desk }: Config, store: Store): (skewMs: number, at: number) => void {
  let reported = '';

  async function report(skewMs: number, at: number, cause: string): Promise<void> {
    const { clockAlarm } = await import('./format/says/alarms.js');
    const { told } = await import('./handlers/handler.js');
    const facts = [{ what: 'alarmed' as const, by: 'desk', at, cause, about: 'clock' }];
    const letters = desk.admins.flatMap(({ userid }) => told(userid, clockAlarm(skewMs)));
    await store.commit({ cause, versions: new Map(), writes: [], facts, letters });
  }

  return (skewMs, at) => {
    const cause = `clock-${Math.floor(at / 3_600_000)}`;
    if (reported === cause) return;
    reported = cause;
    report(skewMs, at, cause).catch(() => {
      reported = '';
    });
  };
}
