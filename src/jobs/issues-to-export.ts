import { archivedId, yearOf, type Archived } from '../desk/issues/archived';
import type { DeskConfig } from '../desk/desk-config';
import type { Issue } from '../desk/issues/issue';
import type { ToExport } from '../format/exported-issue';
import { compile } from '../handlers/issue/bulletin';
import type { Reader } from '../store/reader';
import { deskNow } from './decide';

type Deps = { read: Reader; desk: DeskConfig; now: () => number };

export type Exportable = {
  found: ToExport[];
  /** One with this number is still open. */
  isCollecting: boolean;
};

/** Every issue that bears a number: the archived as they were printed, the others as they stand. */
export async function issuesToExport(number: number, { read, desk, now }: Deps): Promise<Exportable> {
  const archive = await read.archive();
  const archived = await Promise.all(
    archive.filter(({ bulletin }) => bulletin.number === number).map((one) => whole(one, read)),
  );
  const kept = new Set(archive.map(({ id }) => id));
  const others = (await Promise.all(states.map((state) => read.issuesIn(state)))).flat();
  const bearing = others.filter((one) => one.number === number && !kept.has(archivedId(one.ordinal)));
  const standing = await Promise.all(bearing.map((one) => asItStands(one, { read, desk, now })));
  const open = await read.issuesIn('open');
  return {
    found: [...archived, ...standing.flat()],
    isCollecting: open.some((one) => one.number === number),
  };
}

/** The year of an issue, by its date. */
export function yearOfExport({ bulletin }: ToExport): number | null {
  return yearOf({ bulletin });
}

const states = ['closed', 'signedOff', 'dispatching', 'dispatched'] as const;

async function whole(archived: Archived, read: Reader): Promise<ToExport> {
  const { bulletin, id } = archived;
  return { state: 'archived', bulletin, archived, corrections: await read.correctionsOf(id) };
}

/** Dated on the day of its sign-off where there was one. */
async function asItStands(issue: Issue, { read, desk, now }: Deps): Promise<ToExport[]> {
  if (issue.state === 'open') return [];
  const signed = issue.moves.findLast(({ state }) => state === 'signedOff');
  const cause = { by: 'desk', at: signed?.at ?? now(), cause: 'export' };
  const bulletin = await compile(issue, { ...(await deskNow(read, desk)), read, cause });
  return [{ state: issue.state, bulletin, archived: null, corrections: [] }];
}
