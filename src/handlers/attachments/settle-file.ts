import type { IncomingFile } from '../../desk/submissions/incoming-file';
import type { WhyUnread } from '../../desk/submissions/lost-media';
import { fileUnread, picturesLeftOut } from '../../format/says/attachments';
import { fact, told, type Ask, type Outcome } from '../handler';
import { takeIn } from '../contact/submit';
import { introduced } from '../drafts/together';

type Result = { text: string; leftPictures: boolean } | { lost: WhyUnread };

/** A file was read, or never will be. Who has left meanwhile keeps what she sent before. */
export async function settleFile(file: IncomingFile, result: Result, ask: Ask): Promise<Outcome | null> {
  const now = await ask.read.file(file.id);
  if (now?.state !== 'waiting') return null;
  return 'lost' in result ? lose(file, result.lost, ask) : submitFile(file, result, ask);
}

async function submitFile(
  file: IncomingFile,
  { text, leftPictures }: { text: string; leftPictures: boolean },
  ask: Ask,
): Promise<Outcome> {
  const { outcome } = await takeIn(text, ask, { unit: file.unit, pictures: [] });
  const writes: Outcome['writes'] = [...outcome.writes, { kind: 'file', value: { ...file, state: 'read' } }];
  return introduced({ ...outcome, writes }, file.contact, leftPictures ? [picturesLeftOut] : []);
}

function lose(file: IncomingFile, why: WhyUnread, ask: Ask): Outcome {
  return {
    writes: [{ kind: 'file', value: { ...file, state: 'lost' } }],
    facts: [fact(ask, 'fileLost', { about: file.id })],
    letters: told(file.contact, fileUnread(why, file.fileName)),
  };
}
