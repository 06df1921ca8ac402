import { progress } from '../../format/says/dispatches';
import { answer, refuse, type Ask, type Outcome } from '../handler';
import { latestDispatch } from '../seen';

/** 推送: where the latest issue stands in each group. */
export async function showProgress(ask: Ask): Promise<Outcome> {
  const issue = await latestDispatch(ask);
  if (!issue) return refuse(ask, { ok: false, why: 'nothing-dispatched' });
  return answer(ask, progress(issue, await ask.read.deliveries(issue.ordinal), ask.meaningOf));
}
