import { createHash } from 'node:crypto';
import type { Bulletin } from '../../desk/bulletin';
import { compileBulletin } from '../../desk/issues/compile-bulletin';
import type { Column, Group } from '../../desk/desk-config';
import type { Entry } from '../../desk/entries/entry';
import { listEntries, type Issue } from '../../desk/issues/issue';
import { printParts } from '../../format/printing/print-parts';
import type { Ask } from '../handler';

/** The desk's columns; and at the end those it has given up while the issue still has entries in them. */
export function columnsOf(issue: Issue, { desk }: Ask): Column[] {
  const known = desk.columns.map(({ name }) => name);
  const left = Object.keys(issue.columns).filter(
    (name) => !known.includes(name) && issue.columns[name]?.length,
  );
  return [...desk.columns, ...left.map((name) => ({ name, kind: 'article' as const }))];
}

/** The issue as it would be printed today. */
export async function compile(issue: Issue, ask: Ask): Promise<Bulletin> {
  return compileColumns(
    issue,
    { entries: await readEntries(issue, ask), columns: columnsOf(issue, ask) },
    ask,
  );
}

export type GroupParts = { group: Group; parts: string[]; digest: string };

/** What each group that takes the bulletin would get; a group whose columns are all empty gets nothing. */
export async function partsForGroups(issue: Issue, ask: Ask): Promise<GroupParts[]> {
  const entries = await readEntries(issue, ask);
  const takers = ask.desk.groups.filter(({ receives }) => receives.includes('bulletin'));
  const each = takers.map((group) => {
    const columns = columnsOf(issue, ask).filter(({ name }) => group.columns?.includes(name) ?? true);
    const bulletin = compileColumns(issue, { entries, columns }, ask);
    const parts = bulletin.columns.length === 0 ? [] : printParts(bulletin);
    return { group, parts, digest: digestOf(parts) };
  });
  return each.filter(({ parts }) => parts.length > 0);
}

function readEntries(issue: Issue, { read }: Ask): Promise<Entry[]> {
  return read.entries(listEntries(issue).map(({ entry }) => entry));
}

type Printed = { entries: Entry[]; columns: Column[] };

function compileColumns(issue: Issue, { entries, columns }: Printed, { desk, voice, cause }: Ask): Bulletin {
  return compileBulletin(issue, entries, {
    publication: desk.publication,
    columns,
    date: voice.date(cause.at),
  });
}

/** Of all that would go out and to whom: a changed word, group or order makes another digest. */
export function digestOfAll(sending: GroupParts[]): string {
  return digestOf(sending.flatMap(({ group, digest }) => [group.name, group.address, digest]));
}

function digestOf(texts: string[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 32);
}
