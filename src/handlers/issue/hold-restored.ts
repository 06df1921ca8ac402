import { idsOfDispatch, openDispatch, pauseDispatch, type Dispatch } from '../../desk/issues/dispatch';
import { heldNotice } from '../../format/says/restored';
import { fact, toldEditors, type Ask, type Outcome } from '../handler';
import { nameAll } from './dispatches';
import { timedNow } from './timed-now';

/**
 * What has gone out since the backup a restored desk does not know, so nothing goes to groups by itself: what was going
 * out is paused, what was timed is void, and today's briefs are left to the editors. Null where there is none of it.
 */
export async function holdRestored(takenAt: string, ask: Ask): Promise<Outcome | null> {
  const out = await nameAll(await ask.read.dispatchesOut(), ask.read);
  const paused = (await Promise.all(out.map(({ id, name }) => pausedOf(id, name, ask)))).flat();
  const timed = await ask.read.timedSignOff();
  const log = await logWithoutBriefs(ask);
  if (paused.length === 0 && !timed && !log) return null;
  const held = {
    names: paused.map(({ name }) => name),
    timed: await timedNow(ask),
    leavesBriefs: log !== null,
  };
  return {
    writes: [
      ...paused.map(({ dispatch }) => ({ kind: 'dispatch' as const, value: dispatch })),
      ...(timed ? [{ kind: 'goneTimedSignOff' as const }] : []),
      ...(log ? [{ kind: 'timetableLog' as const, value: log }] : []),
    ],
    facts: [
      ...paused.map(({ dispatch }) => fact(ask, 'dispatchPaused', idsOfDispatch(dispatch.id))),
      ...(timed ? [fact(ask, 'timeVoided', { issue: timed.issue, about: 'restored' })] : []),
    ],
    letters: toldEditors(ask, heldNotice(takenAt, held)),
  };
}

type Paused = { dispatch: Dispatch; name: string };

/** None where an editor had paused or cancelled it. */
async function pausedOf(id: Dispatch['id'], name: string, { read, cause }: Ask): Promise<Paused[]> {
  const dispatch = (await read.dispatch(id)) ?? openDispatch(id, cause);
  const ruled = pauseDispatch({ dispatch, name }, cause);
  return ruled.ok ? [{ dispatch: ruled.dispatch, name }] : [];
}

/** As though today's had been looked for already; null where none go by themselves, or no more today. */
async function logWithoutBriefs({ desk, read, voice, cause }: Ask) {
  const log = await read.timetableLog();
  const today = voice.date(cause.at);
  const isOver = log?.briefsOn !== undefined && log.briefsOn >= today;
  return desk.timetable.briefs && !isOver ? { ...log, schema: 1 as const, briefsOn: today } : null;
}
