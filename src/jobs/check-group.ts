import type { GroupCheck } from '../desk/groups/group-book';
import { keyOf } from '../desk/groups/group-book';
import { settleGroup } from '../handlers/groups/add-group';
import type { WhyNotAdded } from '../format/says/groups';
import { decide, type DecideDeps } from './decide';
import { backoffMs, type Outcome, type Run } from './job';
import type { UploadPartDeps } from './upload-part';

export type CheckGroupDeps = DecideDeps &
  Pick<UploadPartDeps, 'upload' | 'failureOf'> & { now: () => number };

/**
 * A file is uploaded and never posted: the only call known to look at the key and to show nothing. An empty message is
 * refused before the key is looked at, with a good key and with a bad one [91770]. WeCom takes six bytes and more.
 */
const trial = { filename: 'jianbao.txt', bytes: Buffer.from('jianbao was here\n') };

/** The admin waits for the answer. */
const giveUpAfterMs = 10 * 60_000;

/** Tries the address of a group that is to be added, and says what came of it. Safe to run twice. */
export async function checkGroup(
  { id }: { id: string },
  deps: CheckGroupDeps,
  { attempt }: Run,
): Promise<Outcome> {
  const { checking } = await deps.store.openReader().groups();
  const check = checking.find((one) => one.id === id);
  if (!check) return undefined;
  const tried = await tryAddress(check, deps);
  if (tried === 'again') return { againInMs: Math.min(backoffMs(attempt), 20_000) };
  const cause = { by: check.by, at: deps.now(), cause: `group-${id}` };
  await decide({ cause }, (ask) => settleGroup(id, tried, ask), deps);
  return undefined;
}

/** null: it was taken. */
async function tryAddress(check: GroupCheck, deps: CheckGroupDeps): Promise<WhyNotAdded | 'again' | null> {
  const key = keyOf(check.address);
  if (key === null) return { meaning: null };
  try {
    await deps.upload(key, trial);
    return null;
  } catch (error) {
    const failure = deps.failureOf(error);
    if (!failure) throw error;
    return whatItMeans(failure, check, deps);
  }
}

function whatItMeans(
  failure: NonNullable<ReturnType<CheckGroupDeps['failureOf']>>,
  { at }: GroupCheck,
  { meaningOf, now }: CheckGroupDeps,
): WhyNotAdded | 'again' {
  const isFinal = failure.name === 'WecomRefused' && !['retry', 'wait'].includes(failure.treatment);
  if (isFinal) return { meaning: meaningOf(failure.errcode) };
  return now() - at > giveUpAfterMs ? { meaning: null } : 'again';
}
