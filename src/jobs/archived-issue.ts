import type { Bulletin } from '../desk/bulletin';
import { archiveIssue } from '../desk/issues/archive-issue';
import type { Archived } from '../desk/issues/archived';
import type { Delivery } from '../desk/issues/delivery';
import { digestOfBulletin } from '../desk/issues/edition';
import { listEntries, type Issue } from '../desk/issues/issue';
import type { DeskConfig } from '../desk/desk-config';
import { compile } from '../handlers/issue/bulletin';
import type { Reader } from '../store/reader';
import { deskNow } from './decide';
import { frozenBulletins } from './frozen-bulletins';

export type Dispatched = { issue: Issue; deliveries: Delivery[]; read: Reader };

type Here = { desk: DeskConfig; now: () => number };

/** What is kept of an issue that has gone out. */
export async function archivedIssue(dispatched: Dispatched, here: Here): Promise<Archived> {
  const { issue, deliveries, read } = dispatched;
  const bulletin = await wholeBulletin(dispatched, here);
  const entries = await read.entries(listEntries(issue).map(({ entry }) => entry));
  const word = await wordOf(issue, bulletin, read);
  return archiveIssue({ issue, bulletin, entries, deliveries, word }, here.now());
}

/**
 * The whole issue, whatever the single groups got of it. Where none has got every column it is put together of its
 * entries, which nobody can have changed since, and of what was frozen.
 */
export async function wholeBulletin(
  { issue, deliveries, read }: Dispatched,
  { desk, now }: Here,
): Promise<Bulletin> {
  const frozen = (await frozenBulletins(deliveries, read)).flatMap(({ bulletin }) => bulletin ?? []);
  const compiled = await compile(issue, {
    ...(await deskNow(read, desk)),
    read,
    cause: { by: 'desk', at: now(), cause: 'dispatch' },
  });
  return wholeOf(compiled, frozen);
}

function wholeOf(compiled: Bulletin, frozen: Bulletin[]): Bulletin {
  const whole = frozen.find((bulletin) => countOf(bulletin) === countOf(compiled));
  const [any] = frozen;
  return whole ?? { ...compiled, ...any, columns: compiled.columns };
}

function countOf({ columns }: Bulletin): number {
  return columns.reduce((count, { entries }) => count + entries.length, 0);
}

async function wordOf({ ordinal }: Issue, bulletin: Bulletin, read: Reader): Promise<Archived['word']> {
  const edition = await read.edition(ordinal, digestOfBulletin(bulletin));
  return edition && 'file' in edition ? { file: edition.file, name: edition.name } : null;
}
