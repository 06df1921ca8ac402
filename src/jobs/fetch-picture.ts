import type { WhyPictureLost } from '../desk/submissions/lost-media';
import { mostPictureBytes } from '../desk/submissions/picture';
import { mediaKind } from '../format/reading/media-kind';
import { settlePicture } from '../handlers/attachments/settle-picture';
import { decide, type DecideDeps } from './decide';
import { fetchSent, type FetchSentDeps } from './fetch-sent';
import type { Outcome, Run } from './job';

export type FetchPictureDeps = DecideDeps &
  FetchSentDeps & {
    /** Where it is kept, below DATA_DIR. */
    keepMedia: (bytes: Buffer, ending: string) => Promise<string>;
  };

/** Fetches a picture while WeCom still has it, and tells its contact where it went. Safe to run twice. */
export async function fetchPicture(
  { id }: { id: string },
  deps: FetchPictureDeps,
  { attempt }: Run,
): Promise<Outcome> {
  const [picture] = await deps.store.openReader().pictures([id]);
  if (picture?.state !== 'fetching') return undefined;
  const fetched = await fetchSent(picture, { mostBytes: mostPictureBytes, attempt }, deps);
  if ('againInMs' in fetched) return fetched;
  const result = 'lost' in fetched ? fetched : await keep(fetched.bytes, deps);
  const cause = { by: picture.contact, at: deps.now(), cause: `picture-${id}` };
  await decide({ cause }, (ask) => settlePicture(id, result, ask), deps);
  return undefined;
}

type Kept = { file: string; bytes: number } | { lost: WhyPictureLost };

/** WeCom's own pictures are JPG and PNG [90253]. */
async function keep(bytes: Buffer, { keepMedia }: FetchPictureDeps): Promise<Kept> {
  const kind = mediaKind(bytes);
  if (kind !== 'jpg' && kind !== 'png') return { lost: 'not-a-picture' };
  return { file: await keepMedia(bytes, kind), bytes: bytes.length };
}
