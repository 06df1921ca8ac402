import type { Draft } from '../../desk/submissions/draft';
import type { WhyPictureLost } from '../../desk/submissions/lost-media';
import { keepPicture, losePicture, type Picture } from '../../desk/submissions/picture';
import type { Submission } from '../../desk/submissions/submission';
import { pictureKept, pictureLost } from '../../format/says/attachments';
import type { Write } from '../../store/documents';
import { fact, told, type Ask, type Outcome } from '../handler';

type Result = { file: string; bytes: number } | { lost: WhyPictureLost };

/** A picture was fetched, or never will be: its contact hears where it stands. */
export async function settlePicture(id: string, result: Result, ask: Ask): Promise<Outcome | null> {
  const [picture] = await ask.read.pictures([id]);
  if (picture?.state !== 'fetching') return null;
  const holder = await holderOf(picture, ask);
  if ('lost' in result) return lose(picture, result.lost, { holder, ask });
  const place = (holder?.value.pictures.indexOf(id) ?? -1) + 1;
  if (place === 0) return lose(picture, 'nowhere', { holder, ask });
  return {
    writes: [{ kind: 'picture', value: keepPicture(picture, result) }],
    facts: [fact(ask, 'pictureKept', idsOf(picture))],
    letters: told(picture.contact, pictureKept(picture.submission, place)),
  };
}

type Holder = { kind: 'submission'; value: Submission } | { kind: 'draft'; value: Draft };

/** What it belongs to now: the submission, or the long piece that is still open. */
async function holderOf({ submission, contact }: Picture, { read }: Ask): Promise<Holder | null> {
  const found = submission === null ? null : await read.submission(submission);
  if (found) return { kind: 'submission', value: found };
  const draft = await read.draft(contact);
  return draft?.closed === null ? { kind: 'draft', value: draft } : null;
}

function lose(
  picture: Picture,
  why: WhyPictureLost,
  { holder, ask }: { holder: Holder | null; ask: Ask },
): Outcome {
  return {
    writes: [
      { kind: 'picture', value: losePicture(picture) },
      ...(holder ? [without(picture.id, holder)] : []),
    ],
    facts: [fact(ask, 'pictureLost', idsOf(picture))],
    letters: told(picture.contact, pictureLost(why, picture.submission)),
  };
}

function without(id: string, { kind, value }: Holder): Write {
  const pictures = value.pictures.filter((one) => one !== id);
  return { kind, value: { ...value, pictures } } as Write; // the kind and its value stay together
}

function idsOf({ id, submission }: Picture): { about: string; submission?: number } {
  return submission === null ? { about: id } : { about: id, submission };
}
