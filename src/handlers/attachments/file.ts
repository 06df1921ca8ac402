import { isOpenFor } from '../../desk/submissions/draft';
import type { IncomingFile } from '../../desk/submissions/incoming-file';
import { ownDraft, saidIn } from '../drafts/draft-so-far';
import { fact, refuse, type Ask, type Outcome } from '../handler';

/** A file of a contact waits to be fetched and read; what came of it is told then. */
export async function takeFile(
  media: { mediaId: string; fileName: string | null },
  ask: Ask,
): Promise<Outcome> {
  const draft = await ownDraft(ask);
  if (draft && isOpenFor(draft, saidIn(ask))) return refuse(ask, { ok: false, why: 'file-in-draft' });
  const { cause: id, by: contact, at } = ask.cause;
  const unit = ask.speaker.contact?.unit ?? '';
  const from = { contact, unit, sentAt: ask.sentAt, at };
  const file: IncomingFile = { schema: 1, id, ...from, ...media, state: 'waiting' };
  return {
    writes: [{ kind: 'file', value: file }],
    facts: [fact(ask, 'fileCame', { about: id })],
    letters: [],
  };
}
