import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { deskKey, type Config } from '../src/config';
import { exportJson, exportNames, exportText, type ToExport } from '../src/format/exported-issue';
import {
  exported,
  exportUsage,
  namesTaken,
  noSuchIssue,
  notWritten,
  severalIssues,
  stillCollecting,
} from '../src/format/says/exports';
import { deskNow } from '../src/jobs/decide';
import { issuesToExport, yearOfExport } from '../src/jobs/issues-to-export';
import { makeWord } from '../src/jobs/make-word';
import { keysOf } from '../src/store/keys';
import { openMediaFiles } from '../src/store/media-files';
import { openReader, type Reader } from '../src/store/reader';
import { atTerminal, withRedis, type Ended } from './terminal';

type Asked = { issue: number; year: number | null; to: string };

/** `npm run -s export -- --issue 8`: an issue as text, JSON and Word. */
async function exportIssue(args: string[]): Promise<Ended> {
  const asked = readArguments(args);
  if (!asked) return { code: 2, sentence: exportUsage };
  return withRedis({ mayBegin: false }, async (config, client) => {
    const read = openReader(client, keysOf(deskKey(config)));
    const one = await find(asked, config, read);
    return 'sentence' in one ? one : write(one, asked.to, { config, read });
  });
}

/** Null where something is missing, unknown or no number. */
function readArguments(args: string[]): Asked | null {
  const found = parse(args);
  const { issue = '', year, to = '.' } = found ?? {};
  if (!/^[1-9]\d{0,5}$/.test(issue) || (year !== undefined && !/^\d{4}$/.test(year))) return null;
  return { issue: Number(issue), year: year === undefined ? null : Number(year), to };
}

function parse(args: string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args, options: { issue: text, year: text, to: text } }).values;
  } catch {
    return null;
  }
}

async function find({ issue, year }: Asked, { desk }: Config, read: Reader): Promise<ToExport | Ended> {
  const { found, isCollecting } = await issuesToExport(issue, { read, desk, now: Date.now });
  const fitting = year === null ? found : found.filter((one) => yearOfExport(one) === year);
  const [only, ...more] = fitting;
  if (only && more.length === 0) return only;
  if (only) return { code: 2, sentence: severalIssues(fitting.map(({ bulletin }) => bulletin)) };
  if (isCollecting && found.length === 0) return { code: 1, sentence: stillCollecting(issue) };
  const years = found.flatMap((one) => yearOfExport(one) ?? []);
  return { code: 1, sentence: noSuchIssue(issue, year, years) };
}

type Desk = { config: Config; read: Reader };

async function write(issue: ToExport, folder: string, { config, read }: Desk): Promise<Ended> {
  const { text, json, word } = exportNames(issue.bulletin);
  const names = [text, json, word];
  const taken = names.filter((name) => existsSync(join(folder, name)));
  if (taken.length > 0) return { code: 1, sentence: namesTaken(folder, taken) };
  const { voice } = await deskNow(read, config.desk);
  const { bytes, isNewWord } = await wordOf(issue, config);
  const isWritten = await writeAll(folder, [
    [text, exportText(issue)],
    [json, exportJson(issue, voice, config.desk.publication.timezone)],
    [word, bytes],
  ]);
  if (!isWritten) return { code: 1, sentence: notWritten(folder) };
  return { code: 0, sentence: exported(issue, { names, folder, isNewWord }) };
}

/** The very file that went out, where it is still there. */
async function wordOf({ archived, bulletin }: ToExport, { dataDir, layout }: Config) {
  const { read } = openMediaFiles(dataDir);
  const kept = archived?.word ? await read(archived.word.file).catch(() => null) : null;
  const bytes = kept ?? (await makeWord(bulletin, { layout, readPicture: read }));
  return { bytes, isNewWord: kept === null };
}

async function writeAll(folder: string, files: [name: string, content: string | Buffer][]): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, content] of files) await writeFile(join(folder, name), content, { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

atTerminal(exportIssue);
