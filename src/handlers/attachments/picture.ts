import { isOpenFor, type Draft } from '../../desk/submissions/draft';
import { mostPictures, takesPictures, type Picture } from '../../desk/submissions/picture';
import type { Submission } from '../../desk/submissions/submission';
import type { Write } from '../../store/documents';
import { ownDraft, saidIn } from '../drafts/draft-so-far';
import { fact, refuse, type Ask, type Outcome } from '../handler';

/** So many of a contact's latest are looked at. */
const mostLooked = 10;

/** A picture joins the open draft, else the contact's latest pending submission. It is fetched at once, and then told. */
export async function takePicture(mediaId: string, ask: Ask): Promise<Outcome> {
  const draft = await ownDraft(ask);
  if (draft && isOpenFor(draft, saidIn(ask))) return joinDraft(draft, mediaId, ask);
  const latest = await ask.read.submissionsOf(ask.cause.by, mostLooked);
  const pending = latest.find(({ state }) => state === 'pending');
  const earlier = pending ? await ask.read.pictures(pending.pictures) : [];
  if (!pending || !takesPictures(pending, earlier, ask.cause.at))
    return refuse(ask, { ok: false, why: 'picture-alone', returned: returnedIn(latest) });
  return joinSubmission(pending, mediaId, ask);
}

function returnedIn(latest: readonly Submission[]): number | null {
  return latest.find(({ state }) => state === 'returned')?.number ?? null;
}

/** Where pictures belong now. */
export async function movePictures(
  ids: readonly string[],
  submission: number | null,
  { read }: Ask,
): Promise<Write[]> {
  const pictures = await read.pictures([...ids]);
  return pictures.map((picture) => ({ kind: 'picture', value: { ...picture, submission } }));
}

function joinDraft(draft: Draft, mediaId: string, ask: Ask): Outcome {
  const pictures = [...draft.pictures, ask.cause.cause];
  if (pictures.length > mostPictures) return full(null, ask);
  const made = came(ask, mediaId, null);
  return { ...made, writes: [...made.writes, { kind: 'draft', value: { ...draft, pictures } }] };
}

function joinSubmission(submission: Submission, mediaId: string, ask: Ask): Outcome {
  const pictures = [...submission.pictures, ask.cause.cause];
  if (pictures.length > mostPictures) return full(submission.number, ask);
  const made = came(ask, mediaId, submission.number);
  return { ...made, writes: [...made.writes, { kind: 'submission', value: { ...submission, pictures } }] };
}

function full(number: number | null, ask: Ask): Outcome {
  return refuse(ask, { ok: false, why: 'too-many-pictures', number, most: mostPictures });
}

function came(ask: Ask, mediaId: string, submission: number | null): Outcome {
  const { cause: id, by: contact, at } = ask.cause;
  const state = { state: 'fetching' as const, file: null, bytes: null };
  const picture: Picture = { schema: 1, id, contact, submission, mediaId, at, ...state };
  const ids = submission === null ? { about: id } : { about: id, submission };
  return {
    writes: [{ kind: 'picture', value: picture }],
    facts: [fact(ask, 'pictureCame', ids)],
    letters: [],
  };
}
