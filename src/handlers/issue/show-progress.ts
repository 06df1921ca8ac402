import { kindOf } from '../../desk/issues/dispatch';
import { progress, type Shown } from '../../format/says/progress';
import { timedLine } from '../../format/says/timed-sign-off';
import { answer, refuse, type Ask, type Outcome } from '../handler';
import { latestDispatches } from './dispatches';
import { timedNow } from './timed-now';

/** 推送: where the latest issue stands in each group, and the corrections and briefs that have come since; and what is timed. */
export async function showProgress(ask: Ask): Promise<Outcome> {
  const latest = await latestDispatches(ask);
  const timed = await timedNow(ask);
  if (!latest && timed) return answer(ask, timedLine(timed));
  if (!latest) return refuse(ask, { ok: false, why: 'nothing-dispatched' });
  const isIssueComing = latest.issue?.state === 'signedOff';
  const { meaningOf: meaning, voice, cause } = ask;
  const each = await Promise.all(
    latest.named.map(async ({ id, name }) => {
      const [dispatch, deliveries] = await Promise.all([ask.read.dispatch(id), ask.read.deliveriesNow(id)]);
      const isPreparing = isIssueComing && kindOf(id) === 'issue';
      const shown: Shown = { name, dispatch, deliveries, isPreparing };
      return progress(shown, { meaning, voice, now: cause.at });
    }),
  );
  return answer(ask, [...(timed ? [timedLine(timed)] : []), ...each].join('\n'));
}
