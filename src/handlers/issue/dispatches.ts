import {
  dispatchOfCorrection,
  dispatchOfIssue,
  readDispatch,
  type DispatchId,
} from '../../desk/issues/dispatch';
import { issueName, type Issue } from '../../desk/issues/issue';
import { correctionName } from '../../format/says/corrections';
import type { Ask } from '../handler';
import { latestDispatch } from '../seen';

/** A dispatch, and what an editor reads of it. */
export type Named = { id: DispatchId; name: string };

/** What editors ask about: the latest issue that was signed off, and every correction that has come since. */
export async function latestDispatches(ask: Ask): Promise<{ issue: Issue; named: Named[] } | null> {
  const issue = await latestDispatch(ask);
  if (!issue) return null;
  const corrections = await ask.read.correctionsSince(signedOffAt(issue));
  const ids = [dispatchOfIssue(issue.ordinal), ...corrections.map(dispatchOfCorrection)];
  return { issue, named: await nameAll(ids, ask.read) };
}

function signedOffAt({ moves }: Issue): number {
  return moves.findLast(({ state }) => state === 'signedOff')?.at ?? 0;
}

export function nameAll(ids: readonly DispatchId[], read: Pick<Ask['read'], 'issue'>): Promise<Named[]> {
  return Promise.all(ids.map(async (id) => ({ id, name: await nameOfDispatch(id, read) })));
}

/** 第8期（总第152期）, or of it 的第1则更正 */
export async function nameOfDispatch(id: DispatchId, read: Pick<Ask['read'], 'issue'>): Promise<string> {
  const sent = readDispatch(id);
  const issue = await read.issue(sent.issue);
  if (!issue) throw new Error(`${id} is of no issue`);
  return sent.kind === 'issue' ? issueName(issue) : correctionName(issue, sent.correction);
}
