import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);
dayjs.extend(timezone);

/** How the bot speaks of people and times at this desk. */
export type Voice = {
  /** What the desk does by itself is done by 编辑部. */
  name: (userid: string) => string;
  /** 8月3日 10:32 */
  time: (at: number) => string;
  /** YYYY-MM-DD in the desk's time zone. */
  date: (at: number) => string;
};

type Named = { userid: string; name?: string };

export function voiceOf(
  desk: { contacts: readonly Named[]; editors: readonly Named[]; admins: readonly Named[] },
  zone: string,
): Voice {
  const names = new Map(
    [...desk.admins, ...desk.contacts, ...desk.editors].map(({ userid, name }) => [userid, name ?? userid]),
  );
  return {
    name: (userid) => names.get(userid) ?? (userid === 'desk' ? '编辑部' : userid),
    time: (at) => dayjs(at).tz(zone).format('M月D日 HH:mm'),
    date: (at) => dayjs(at).tz(zone).format('YYYY-MM-DD'),
  };
}
