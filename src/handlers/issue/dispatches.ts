import {
  dispatchOfBriefs,
  dispatchOfCorrection,
  dispatchOfIssue,
  readDispatch,
  type DispatchId,
} from '../../desk/issues/dispatch';
import { newsForMs, type BriefDispatch } from '../../desk/briefs/brief-dispatch';
import { issueName, type Issue } from '../../desk/issues/issue';
import { briefsName } from '../../format/says/briefs';
import { correctionName } from '../../format/says/corrections';
import type { Ask } from '../handler';
import { latestDispatch } from '../seen';

/** A dispatch, and what an editor reads of it. */
export type Named = { id: DispatchId; name: string };

/** `issue`: null where only briefs have gone out so far. */
export type Latest = { issue: Issue | null; named: Named[] };

/** What editors ask about: the latest issue that was signed off, and the corrections and briefs that have come since. */
export async function latestDispatches(ask: Ask): Promise<Latest | null> {
  const issue = await latestDispatch(ask);
  const since = issue ? signedOffAt(issue) : 0;
  const corrections = issue ? await ask.read.correctionsSince(since) : [];
  const later = [
    ...corrections.map((one) => ({ id: dispatchOfCorrection(one), at: one.at })),
    ...(await recentBriefs(since, ask)).map(({ number, at }) => ({ id: dispatchOfBriefs(number), at })),
  ];
  const ids = later.toSorted((a, b) => a.at - b.at).map(({ id }) => id);
  if (issue) ids.unshift(dispatchOfIssue(issue.ordinal));
  return ids.length === 0 ? null : { issue, named: await nameAll(ids, ask.read) };
}

/** On a desk that sends some every day only so many are of interest, but all that are still going out. */
const mostBriefs = 3;

async function recentBriefs(since: number, { read, cause }: Ask): Promise<BriefDispatch[]> {
  const recent = await read.briefDispatchesSince(Math.max(since, cause.at - newsForMs));
  const all = [...(await read.briefsGoing()), ...recent.slice(-mostBriefs)];
  return [...new Map(all.map((one) => [one.number, one])).values()];
}

function signedOffAt({ moves }: Issue): number {
  return moves.findLast(({ state }) => state === 'signedOff')?.at ?? 0;
}

type ReadNames = Pick<Ask['read'], 'issue' | 'briefDispatch'>;

export function nameAll(ids: readonly DispatchId[], read: ReadNames): Promise<Named[]> {
  return Promise.all(ids.map(async (id) => ({ id, name: await nameOfDispatch(id, read) })));
}

/** 第8期（总第152期）, or of it 的第1则更正; 快讯（来稿 12、13） */
export async function nameOfDispatch(id: DispatchId, read: ReadNames): Promise<string> {
  const sent = readDispatch(id);
  if (sent.kind === 'briefs') return nameOfBriefs(sent.number, read);
  const issue = await read.issue(sent.issue);
  if (!issue) throw new Error(`${id} is of no issue`);
  return sent.kind === 'issue' ? issueName(issue) : correctionName(issue, sent.correction);
}

async function nameOfBriefs(number: number, read: ReadNames): Promise<string> {
  const found = await read.briefDispatch(number);
  if (!found) throw new Error(`there are no briefs-${number}`);
  return briefsName(found);
}
