import type { DeskConfig } from '../../src/desk/desk-config';
import { localTime } from '../../src/format/local-time';

/** The same desk with quiet hours from an hour ago until in an hour. */
export function quietNow(desk: DeskConfig): DeskConfig {
  const { minutes } = localTime(Date.now(), desk.publication.timezone);
  const quietHours = { from: (minutes + 1380) % 1440, to: (minutes + 60) % 1440 };
  return { ...desk, timetable: { ...desk.timetable, quietHours } };
}
