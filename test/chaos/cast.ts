import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { startPlatform, type Platform } from '../../simulator/platform';
import { exampleCast } from '../../simulator/demo/cast';
import { readIssue } from '../../simulator/demo/issue';
import { root } from './build-bot';

export const app = {
  corpId: 'ww0123456789chaos0',
  agentId: 1000007,
  secret: 'secret-of-the-app-in-chaos',
  token: 'callbacktoken',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
};

/** Eight groups: the whole issue in messages, with a Word file, on a card, and one that gets the briefs only. */
const styles = ['full', 'digest', 'full', 'card', 'digest', 'full', 'full', 'digest'] as const;

export const groups = styles.map((style, index) => ({
  name: `第${index + 1}群`,
  key: `00000000-cccc-4ccc-8ccc-00000000000${index + 1}`,
  style,
  ...(index === 6 ? { columns: ['简讯'] } : {}),
}));

export const issue = readIssue(join(root, 'simulator', 'demo', 'example-issue.txt'));
const example = exampleCast();
export const { contactOf } = example;
export const userids = example.members.map(({ userid }) => userid);
export const editors = ['editor-first', 'editor-second'];

export type Cast = { desk: string };

/** The example federation with these groups, at a desk that sends at any hour. */
export function writeCast(folder: string): Cast {
  const written = parse(readFileSync(join(root, 'config', 'desk.yaml'), 'utf8')) as Record<string, unknown>;
  const addressed = groups.map(({ key, ...group }) => ({ ...group, via: 'webhook', address: key }));
  const timetable = { remindAfterHours: 10_000 };
  const kept = ['publication', 'columns', 'units', 'contacts', 'editors', 'admins'];
  const facts = Object.fromEntries(kept.map((name) => [name, written[name]]));
  const desk = join(folder, 'desk.yaml');
  writeFileSync(desk, JSON.stringify({ ...facts, groups: addressed, timetable }, null, 2));
  return { desk };
}

export function startChaosPlatform(): Promise<Platform> {
  const members = userids.map((userid) => ({ userid, name: userid }));
  return startPlatform({ ...app, groups, members, callbackWaitMs: 1000 });
}
