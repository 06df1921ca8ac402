/** How the bot speaks of people and times at this desk. */
export type Voice = {
  /** What the desk does by itself is done by 编辑部. */
  name: (userid: string) => string;
  /** 8月3日 10:32 */
  time: (at: number) => string;
  /** YYYY-MM-DD in the desk's time zone. */
  date: (at: number) => string;
};

type Person = { userid: string; name?: string };

export function voiceOf(
  desk: { contacts: readonly Person[]; editors: readonly Person[]; admins: readonly Person[] },
  zone: string,
): Voice {
  const names = new Map(
    [...desk.admins, ...desk.contacts, ...desk.editors].map(({ userid, name }) => [userid, name ?? userid]),
  );
  return {
    name: (userid) => names.get(userid) ?? (userid === 'desk' ? '编辑部' : userid),
    time: (at) => inWords(clockOf(zone).formatToParts(at)),
    date: (at) => inFigures(clockOf(zone).formatToParts(at)),
  };
}

/** Every message is dated several times: a clock that has been set up once takes a hundredth of dayjs's time. */
function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const two = '2-digit' as const;
  const parts = { year: 'numeric', month: two, day: two, hour: two, minute: two, hourCycle: 'h23' } as const;
  const clock = new Intl.DateTimeFormat('en', { ...parts, timeZone: zone });
  clocks.set(zone, clock);
  return clock;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function inWords(parts: Intl.DateTimeFormatPart[]): string {
  const { month, day, hour, minute } = named(parts);
  return `${Number(month)}月${Number(day)}日 ${hour}:${minute}`;
}

function inFigures(parts: Intl.DateTimeFormatPart[]): string {
  const { year, month, day } = named(parts);
  return `${year}-${month}-${day}`;
}

type Named = Record<'year' | 'month' | 'day' | 'hour' | 'minute', string>;

function named(parts: Intl.DateTimeFormatPart[]): Named {
  return Object.fromEntries(parts.map(({ type, value }) => [type, value])) as Named;
}
