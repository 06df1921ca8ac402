import type { Config } from './config';
import { clockAlarm } from './format/says/alarms';
import { told } from './handlers/handler';
import type { Store } from './store/open-store';

/** Rightly signed and yet old: the clocks differ. Once an hour is enough for the admins, and for Redis. */
export function clockReporter({ desk }: Config, store: Store): (skewMs: number, at: number) => void {
  let reported = '';
  return (skewMs, at) => {
    const cause = `clock-${Math.floor(at / 3_600_000)}`;
    if (reported === cause) return;
    reported = cause;
    const facts = [{ what: 'alarmed' as const, by: 'desk', at, cause, about: 'clock' }];
    const letters = desk.admins.flatMap(({ userid }) => told(userid, clockAlarm(skewMs)));
    store.commit({ cause, versions: new Map(), writes: [], facts, letters }).catch(() => {
      reported = '';
    });
  };
}
