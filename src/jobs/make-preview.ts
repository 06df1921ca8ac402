import type { Issue } from '../desk/issues/issue';
import { fileOf, holdsFile, noPreviewFile } from '../format/says/previews';
import { addressed, fact, told, type Ask, type Outcome as Decided } from '../handlers/handler';
import { partsForGroups, renderingsOf, type GroupRendering } from '../handlers/issue/bulletin';
import type { AddressedLetter } from '../store/commit';
import { decide, deskNow, type DecideDeps } from './decide';
import { backoffMs, type Outcome, type Run } from './job';
import { makeFile, type Made, type MakeFileDeps } from './make-file';

export type MakePreviewDeps = DecideDeps & MakeFileDeps;

/** An editor has asked for a preview of an issue, at this instant, with this message. */
export type Previewed = { issue: number; editor: string; at: number; cause: string };

/** Makes the Word files of a preview and sends them to the editor. Safe to run twice. */
export async function makePreview(data: Previewed, deps: MakePreviewDeps, run: Run): Promise<Outcome> {
  const issue = await deps.store.openReader().issue(data.issue);
  if (!issue) return undefined;
  const made = await makeFiles(issue, data, { deps, attempt: run.attempt });
  if (made === 'again') return { againInMs: backoffMs(run.attempt) };
  const cause = { by: data.editor, at: data.at, cause: `preview-${data.cause}` };
  await decide({ cause }, (ask) => Promise.resolve(sent(made, ask)), deps);
  return undefined;
}

type MadeFor = { rendering: GroupRendering; made: Exclude<Made, { again: true }> };

/** One after the other: each holds all its pictures in memory. */
async function makeFiles(
  issue: Issue,
  { editor, at, cause }: Previewed,
  { deps, attempt }: { deps: MakePreviewDeps; attempt: number },
): Promise<MadeFor[] | 'again'> {
  const read = deps.store.openReader();
  const asked = { ...(await deskNow(read, deps.desk)), read, cause: { by: editor, at, cause } };
  const files: MadeFor[] = [];
  for (const rendering of renderingsOf(await partsForGroups(issue, asked)).filter(holdsFile)) {
    const made = await makeFile(rendering.bulletin, deps, attempt);
    if ('again' in made) return 'again';
    files.push({ rendering, made });
  }
  return files;
}

function sent(files: MadeFor[], ask: Ask): Decided {
  const editor = ask.cause.by;
  const isOne = files.length === 1;
  const letters = files.flatMap(({ rendering, made }): AddressedLetter[] => {
    if ('lost' in made) return told(editor, noPreviewFile(rendering, made.lost));
    const letter = { kind: 'file' as const, file: made.file, name: made.name };
    return [...(isOne ? [] : told(editor, fileOf(rendering))), ...addressed(editor, [letter])];
  });
  return { writes: [], facts: [fact(ask, 'previewSent')], letters };
}
