import type { Draft } from '../desk/submissions/draft';
import { answerSilence, silenceOf } from '../handlers/drafts/silent-draft';
import type { Store } from '../store/open-store';
import { decide, type DecideDeps } from './decide';
import type { Outcome } from './job';

export type CloseDraftsDeps = DecideDeps & {
  store: Pick<Store, 'inbox'>;
  now: () => number;
};

/** A message that waits longer shows that the desk is behind: what its people have said since comes first. */
const behindAfterMs = 10_000;

/** Looks after long pieces that nobody goes on with: a reminder, then what there is becomes the submission. */
export async function closeDrafts(_data: object, deps: CloseDraftsDeps): Promise<Outcome> {
  if (await isBehind(deps)) return undefined;
  for (const draft of await deps.store.openReader().openDrafts()) await lookAfter(draft, deps);
  return undefined;
}

async function isBehind({ store, now }: CloseDraftsDeps): Promise<boolean> {
  const [oldest] = await store.inbox.unhandled();
  return oldest !== undefined && now() - oldest.at > behindAfterMs;
}

/** The cause is the same as long as nothing is added to the draft: one reminder and one end. */
async function lookAfter(draft: Draft, deps: CloseDraftsDeps): Promise<void> {
  const at = deps.now();
  const { asked } = await silenceOf(draft, deps.store.openReader(), at);
  if (asked === null) return;
  const last = draft.messages.at(-1) ?? draft.opened;
  const cause = { by: draft.contact, at, cause: `draft-${draft.opened.id}-${last.id}-${asked}` };
  await decide({ cause }, (ask) => answerSilence(draft.contact, asked, ask), deps);
}
