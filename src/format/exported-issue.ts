import type { Bulletin } from '../desk/bulletin';
import type { Archived, Correction } from '../desk/issues/archived';
import { isoTime } from './local-time';
import { printBulletin } from './printing/print-bulletin';
import type { ExportedState } from './says/exports';
import type { Voice } from './voice';
import { wordFileName } from './word/word-file-name';

/** An issue that is taken out of the desk; the archived one with what has come beside it. */
export type ToExport = {
  state: ExportedState;
  bulletin: Bulletin;
  archived: Archived | null;
  corrections: readonly Correction[];
};

/** The names of its files, as the bot names the Word file that it sends. */
export function exportNames(bulletin: Bulletin): { text: string; json: string; word: string } {
  const word = wordFileName(bulletin);
  const name = word.slice(0, -'.docx'.length);
  return { text: `${name}.txt`, json: `${name}.json`, word };
}

/** Plain text, which `npm run read` reads back to the same issue. */
export function exportText({ bulletin }: ToExport): string {
  return printBulletin(bulletin);
}

/** What `npm run read` prints of an issue, and beside it what the desk knows of its printing. */
export function exportJson(issue: ToExport, voice: Pick<Voice, 'name'>, zone: string): string {
  const { title, number, runningNumber, date, publisher, columns, distribution, copies } = issue.bulletin;
  const printed = { title, number, runningNumber, date, publisher, columns, distribution, copies };
  return `${JSON.stringify({ ...printed, state: issue.state, ...record(issue, voice, zone) }, null, 2)}\n`;
}

function record({ archived, corrections }: ToExport, { name }: Pick<Voice, 'name'>, zone: string): object {
  if (archived === null) return {};
  const when = ({ by, at }: { by: string; at: number }) => ({
    who: { userid: by, name: name(by) },
    at: isoTime(at, zone),
  });
  const { id, origins, signedOff, archivedAt, groups } = archived;
  return {
    id,
    signedOff: signedOff && when(signedOff),
    archivedAt: isoTime(archivedAt, zone),
    groups,
    origins,
    corrections: corrections.map((one) => ({ number: one.number, text: one.text, ...when(one) })),
  };
}
