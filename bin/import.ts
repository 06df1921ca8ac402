import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { deskKey } from '../src/config';
import type { DeskConfig } from '../src/desk/desk-config';
import type { Archived } from '../src/desk/issues/archived';
import { importIssue, knownWith, ruleImport, type Known } from '../src/desk/issues/import-issue';
import type { NumberBearer } from '../src/desk/issues/number-bearer';
import { readIssue, type ReadIssue } from '../src/format/reading/read-bulletin';
import {
  fileNotRead,
  fileReport,
  importTotal,
  importUsage,
  notAnAdmin,
} from '../src/format/says/import-files';
import { sourceFile } from '../src/format/says/imports';
import { refusalText } from '../src/format/says/refusals';
import type { Voice } from '../src/format/voice';
import { importedWrites } from '../src/handlers/archive/keep-imported';
import { knownIssues } from '../src/handlers/archive/known-issues';
import { deskNow } from '../src/jobs/decide';
import { readOldFile } from '../src/jobs/reading/read-old-file';
import { openStore, type Store } from '../src/store/open-store';
import { atTerminal, withRedis, type Ended } from './terminal';

type Asked = { files: string[]; by: string | null; write: boolean };
type Here = { store: Store; voice: Voice; desk: DeskConfig };
type Importing = Here & { known: Known; by: string; write: boolean };
type Judged =
  | { ok: true; file: string; read: ReadIssue; archived: Archived; unsure: NumberBearer | null }
  | { ok: false; file: string; read: ReadIssue | null; why: string };

/** `npm run -s import -- FILE…`: what is understood of old issues; with --write they are kept in the archive. */
async function importFiles(args: string[]): Promise<Ended> {
  const asked = readArguments(args);
  if (!asked) return { code: 2, sentence: importUsage };
  return withRedis({ mayBegin: true }, async (config, client) => {
    const store = openStore(deskKey(config), { client, blocking: client });
    try {
      const { desk, voice } = await deskNow(store.openReader(), config.desk);
      const isAdmin = asked.by === null || desk.admins.some(({ userid }) => userid === asked.by);
      return isAdmin
        ? await importAll(asked, { store, voice, desk })
        : { code: 2, sentence: notAnAdmin(asked.by ?? '') };
    } finally {
      store.inbox.close();
    }
  });
}

/** Null where no file is named, or something unknown. */
function readArguments(args: string[]): Asked | null {
  const options = { write: { type: 'boolean' }, by: { type: 'string' } } as const;
  try {
    const { positionals: files, values } = parseArgs({ args, options, allowPositionals: true });
    return files.length === 0 ? null : { files, by: values.by ?? null, write: values.write === true };
  } catch {
    return null;
  }
}

async function importAll({ files, by, write }: Asked, here: Here): Promise<Ended> {
  const cause = { by: by ?? 'desk', at: Date.now(), cause: 'import' };
  const known = await knownIssues({ ...here, read: here.store.openReader(), cause });
  const importing: Importing = { ...here, known, by: cause.by, write };
  const judged: Judged[] = [];
  for (const file of files) judged.push(await importOne(file, importing));
  const refused = judged.filter(({ ok }) => !ok).length;
  const sentence = [
    ...judged.map((one) => reportOf(one, write)),
    importTotal(judged.length - refused, refused, write),
  ].join('\n');
  return { code: refused === 0 ? 0 : 1, sentence };
}

/** What is accepted is known to those that follow, written or not. */
async function importOne(file: string, importing: Importing): Promise<Judged> {
  const judged = await judge(file, importing);
  if (!judged.ok) return judged;
  importing.known = knownWith(importing.known, judged.archived);
  if (importing.write) await keep(judged.archived, importing);
  return judged;
}

async function judge(file: string, { known, by, voice }: Importing): Promise<Judged> {
  const bytes = readBytes(file);
  const found = bytes === null ? ({ lost: 'unreadable' } as const) : await readOldFile(bytes);
  if ('lost' in found) return { ok: false, file, read: null, why: fileNotRead(found.lost) };
  const read = readIssue(found.text);
  const imported = { by, source: sourceFile(basename(file)), notUnderstood: read.notUnderstood };
  const archived = importIssue(read.bulletin, imported, Date.now());
  const ruled = ruleImport(archived, known);
  return ruled.ok
    ? { ok: true, file, read, archived, unsure: ruled.unsure }
    : { ok: false, file, read, why: refusalText(ruled, voice, '') };
}

function readBytes(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}

/** The archive of a running bot learns of it from the fact. */
async function keep(archived: Archived, { store, by }: Importing): Promise<void> {
  const read = store.openReader();
  await read.archived(archived.id);
  const done = await store.commit({
    cause: null,
    versions: read.versions,
    writes: importedWrites(archived),
    facts: [{ what: 'imported', by, at: archived.archivedAt, cause: 'import', archived: archived.id }],
    letters: [],
  });
  if (done !== 'committed') throw new Error('somebody else imports at the same time');
}

function reportOf(judged: Judged, isWritten: boolean): string {
  const { file, read } = judged;
  return judged.ok
    ? fileReport(file, { read, why: null, unsure: judged.unsure, isWritten })
    : fileReport(file, { read, why: judged.why, unsure: null, isWritten });
}

atTerminal(importFiles);
