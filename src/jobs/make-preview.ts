import { archivedId } from '../desk/issues/archived';
import type { Issue } from '../desk/issues/issue';
import type { Letter } from '../desk/letter';
import { cardOf, fileOf, holdsMore, noPreviewCard, noPreviewFile } from '../format/says/previews';
import { addressed, fact, told, type Ask, type Outcome as Decided } from '../handlers/handler';
import { partsForGroups, renderingsOf, type GroupRendering } from '../handlers/issue/bulletin';
import type { AddressedLetter } from '../store/commit';
import { decide, deskNow, type DecideDeps } from './decide';
import { backoffMs, type Outcome, type Run } from './job';
import type { LoadPartDeps } from './load-part';
import { makeFile, type MakeFileDeps } from './make-file';

export type MakePreviewDeps = DecideDeps & MakeFileDeps & Pick<LoadPartDeps, 'linkTo'>;

/** An editor has asked for a preview of an issue, at this instant, with this message. */
export type Previewed = { issue: number; editor: string; at: number; cause: string };

/** Makes the Word files and cards of a preview and sends them to the editor. Safe to run twice. */
export async function makePreview(data: Previewed, deps: MakePreviewDeps, run: Run): Promise<Outcome> {
  const issue = await deps.store.openReader().issue(data.issue);
  if (!issue) return undefined;
  const made = await makeAll(issue, data, { deps, attempt: run.attempt });
  if (made === 'again') return { againInMs: backoffMs(run.attempt) };
  const cause = { by: data.editor, at: data.at, cause: `preview-${data.cause}` };
  await decide({ cause }, (ask) => Promise.resolve(sent(made, ask)), deps);
  return undefined;
}

/** `heading` is empty where nobody could take it for another's. */
type Made = { heading: string; letter: Letter } | { missing: string };
type Trying = { deps: MakePreviewDeps; attempt: number };

/** One after the other: each file holds all its pictures in memory. */
async function makeAll(
  issue: Issue,
  { editor, at, cause }: Previewed,
  trying: Trying,
): Promise<Made[] | 'again'> {
  const read = trying.deps.store.openReader();
  const asked = { ...(await deskNow(read, trying.deps.desk)), read, cause: { by: editor, at, cause } };
  const renderings = renderingsOf(await partsForGroups(issue, asked));
  const coming = renderings.filter(holdsMore);
  const made: Made[] = [];
  for (const rendering of coming) {
    const one =
      cardFor(rendering, { issue, isHeaded: renderings.length > 1 }, trying.deps) ??
      (await fileFor(rendering, { isHeaded: coming.length > 1 }, trying));
    if (one === 'again') return 'again';
    made.push(one);
  }
  return made;
}

/** Its link leads where that of the groups will, though nothing is there yet. */
function cardFor(
  rendering: GroupRendering,
  { issue, isHeaded }: { issue: Issue; isHeaded: boolean },
  { linkTo }: MakePreviewDeps,
): Made | null {
  const [card] = rendering.parts.flatMap((part) => (part.kind === 'card' ? [part.card] : []));
  if (!card) return null;
  const url = linkTo(archivedId(issue.ordinal));
  if (url === null) return { missing: noPreviewCard(rendering) };
  return { heading: isHeaded ? cardOf(rendering) : '', letter: { kind: 'linkCard', card: { ...card, url } } };
}

async function fileFor(
  rendering: GroupRendering,
  { isHeaded }: { isHeaded: boolean },
  { deps, attempt }: Trying,
): Promise<Made | 'again'> {
  const made = await makeFile(rendering.bulletin, deps, attempt);
  if ('again' in made) return 'again';
  if ('lost' in made) return { missing: noPreviewFile(rendering, made.lost) };
  const letter = { kind: 'file' as const, file: made.file, name: made.name };
  return { heading: isHeaded ? fileOf(rendering) : '', letter };
}

function sent(made: Made[], ask: Ask): Decided {
  const editor = ask.cause.by;
  const letters = made.flatMap((one): AddressedLetter[] => {
    if ('missing' in one) return told(editor, one.missing);
    const heading = one.heading === '' ? [] : told(editor, one.heading);
    return [...heading, ...addressed(editor, [one.letter])];
  });
  return { writes: [], facts: [fact(ask, 'previewSent')], letters };
}
