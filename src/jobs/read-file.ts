import { mostFileBytes } from '../desk/submissions/incoming-file';
import { settleFile } from '../handlers/attachments/settle-file';
import { decide, type DecideDeps } from './decide';
import { fetchSent, type FetchSentDeps } from './fetch-sent';
import type { Outcome, Run } from './job';
import { readDocument } from './reading/read-document';

export type ReadFileDeps = DecideDeps & FetchSentDeps;

/** Fetches a file, reads its text out, and makes it a submission of its sender. Safe to run twice. */
export async function readFile(
  { id }: { id: string },
  deps: ReadFileDeps,
  { attempt }: Run,
): Promise<Outcome> {
  const file = await deps.store.openReader().file(id);
  if (file?.state !== 'waiting') return undefined;
  const fetched = await fetchSent(file, { mostBytes: mostFileBytes, attempt }, deps);
  if ('againInMs' in fetched) return fetched;
  const fileName = file.fileName ?? ('lost' in fetched ? null : fetched.filename);
  const result = 'lost' in fetched ? fetched : await readDocument(fetched.bytes, fileName);
  const cause = { by: file.contact, at: deps.now(), cause: `file-${id}` };
  const deciding = { cause, sentAt: file.sentAt };
  await decide(deciding, (ask) => settleFile({ ...file, fileName }, result, ask), deps);
  return undefined;
}
