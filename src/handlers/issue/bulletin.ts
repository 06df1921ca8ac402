import { createHash } from 'node:crypto';
import type { Bulletin } from '../../desk/bulletin';
import { compileBulletin } from '../../desk/issues/compile-bulletin';
import type { Column, Group } from '../../desk/desk-config';
import type { Entry } from '../../desk/entries/entry';
import { illustrated } from '../../desk/entries/illustrate';
import type { PartContent } from '../../desk/issues/delivery';
import { listEntries, type Issue } from '../../desk/issues/issue';
import { printStyle } from '../../format/printing/print-style';
import type { Ask } from '../handler';
import { picturesOfEntries } from './pictures';

/** The desk's columns; and at the end those it has given up while the issue still has entries in them. */
export function columnsOf(issue: Issue, { desk }: Pick<Ask, 'desk'>): Column[] {
  const known = desk.columns.map(({ name }) => name);
  const left = Object.keys(issue.columns).filter(
    (name) => !known.includes(name) && issue.columns[name]?.length,
  );
  return [...desk.columns, ...left.map((name) => ({ name, kind: 'article' as const }))];
}

/** The whole issue as it would be printed today. */
export async function compile(issue: Issue, ask: Compiling): Promise<Bulletin> {
  return compileColumns(
    issue,
    { entries: await readEntries(issue, ask), columns: columnsOf(issue, ask) },
    ask,
  );
}

type Compiling = Pick<Ask, 'desk' | 'voice' | 'read' | 'cause'>;

export type GroupParts = { group: Group; bulletin: Bulletin; parts: PartContent[]; digest: string };

/** What each group that takes the bulletin would get; a group whose columns are all empty gets nothing. */
export async function partsForGroups(issue: Issue, ask: Compiling): Promise<GroupParts[]> {
  const entries = await readEntries(issue, ask);
  const takers = ask.desk.groups.filter(({ receives }) => receives.includes('bulletin'));
  const each = takers.map((group) => {
    const columns = columnsOf(issue, ask).filter(({ name }) => group.columns?.includes(name) ?? true);
    const bulletin = compileColumns(issue, { entries, columns }, ask);
    const parts = printStyle(bulletin, group);
    return { group, bulletin, parts, digest: digestOf([parts, bulletin]) };
  });
  return each.filter(({ bulletin }) => bulletin.columns.length > 0);
}

/** What several groups get alike. */
export type GroupRendering = Pick<GroupParts, 'bulletin' | 'parts'> & { groups: Group[] };

/** Everything that would go out, each rendering once. */
export function renderingsOf(sending: readonly GroupParts[]): GroupRendering[] {
  const firsts = sending.filter(({ digest }, at) => sending.findIndex((one) => one.digest === digest) === at);
  return firsts.map(({ digest, bulletin, parts }) => {
    const alike = sending.filter((one) => one.digest === digest);
    return { bulletin, parts, groups: alike.map(({ group }) => group) };
  });
}

async function readEntries(issue: Issue, { read }: Pick<Ask, 'read'>): Promise<Entry[]> {
  const entries = await read.entries(listEntries(issue).map(({ entry }) => entry));
  const pictures = await picturesOfEntries(entries, read);
  return entries.map((entry) => illustrated(entry, pictures));
}

type Printed = { entries: Entry[]; columns: Column[] };

function compileColumns(
  issue: Issue,
  { entries, columns }: Printed,
  { desk, voice, cause }: Compiling,
): Bulletin {
  return compileBulletin(issue, entries, {
    publication: desk.publication,
    columns,
    date: voice.date(cause.at),
  });
}

/** Of all that would go out and to whom, files and all: a changed word, group or order makes another digest. */
export function digestOfAll(sending: readonly Pick<GroupParts, 'group' | 'digest'>[]): string {
  return digestOf(sending.flatMap(({ group, digest }) => [group.name, group.address, digest]));
}

export function digestOf(content: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 32);
}
