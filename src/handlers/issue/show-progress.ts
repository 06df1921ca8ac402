import { progress, type Shown } from '../../format/says/progress';
import { answer, refuse, type Ask, type Outcome } from '../handler';
import { latestDispatches } from './dispatches';

/** 推送: where the latest issue stands in each group, and every correction that has come since. */
export async function showProgress(ask: Ask): Promise<Outcome> {
  const latest = await latestDispatches(ask);
  if (!latest) return refuse(ask, { ok: false, why: 'nothing-dispatched' });
  const isPreparing = latest.issue.state === 'signedOff';
  const { meaningOf: meaning, voice, cause } = ask;
  const each = await Promise.all(
    latest.named.map(async ({ id, name }) => {
      const [dispatch, deliveries] = await Promise.all([ask.read.dispatch(id), ask.read.deliveriesNow(id)]);
      const shown: Shown = { name, dispatch, deliveries, isPreparing };
      return progress(shown, { meaning, voice, now: cause.at });
    }),
  );
  return answer(ask, each.join('\n'));
}
