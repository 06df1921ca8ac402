import type { Correction } from '../../desk/issues/archived';
import { dispatchOfCorrection, dispatchOfIssue } from '../../desk/issues/dispatch';
import { issueName, type Issue } from '../../desk/issues/issue';
import { correctionName } from '../../format/says/corrections';
import { progress } from '../../format/says/dispatches';
import { answer, refuse, type Ask, type Outcome } from '../handler';
import { latestDispatch } from '../seen';

/** 推送: where the latest issue stands in each group, and every correction that has come since. */
export async function showProgress(ask: Ask): Promise<Outcome> {
  const issue = await latestDispatch(ask);
  if (!issue) return refuse(ask, { ok: false, why: 'nothing-dispatched' });
  const deliveries = await ask.read.deliveries(dispatchOfIssue(issue.ordinal));
  const corrections = await ask.read.correctionsSince(signedOffAt(issue));
  const each = await Promise.all(corrections.map((correction) => progressOf(correction, ask)));
  return answer(ask, [progress(issueName(issue), deliveries, ask.meaningOf), ...each.flat()].join('\n'));
}

function signedOffAt({ moves }: Issue): number {
  return moves.findLast(({ state }) => state === 'signedOff')?.at ?? 0;
}

async function progressOf(correction: Correction, ask: Ask): Promise<string[]> {
  const issue = await ask.read.issue(correction.issue);
  const deliveries = await ask.read.deliveries(dispatchOfCorrection(correction));
  if (!issue) return [];
  return [progress(correctionName(issue, correction.number), deliveries, ask.meaningOf)];
}
