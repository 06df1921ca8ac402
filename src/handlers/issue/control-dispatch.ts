import type { Fact, FactName } from '../../desk/fact';
import {
  cancelDispatch,
  idsOfDispatch,
  kindOf,
  openDispatch,
  pauseDispatch,
  resumeDispatch,
  type Dispatch,
} from '../../desk/issues/dispatch';
import type { Cause } from '../../desk/move';
import type { Refusal, Ruled } from '../../desk/refusal';
import {
  cancelled,
  cancelledNotice,
  paused,
  pausedNotice,
  resumed,
  resumedNotice,
  type Going,
} from '../../format/says/dispatch-control';
import { fact, refuse, told, toldEditors, type Ask, type Outcome } from '../handler';
import type { KindAsked } from './dispatch-rest';
import { sentFrom } from './timed-now';
import { latestDispatches, nameAll, type Named } from './dispatches';

/** 停发: everything that is going out, or only the kind that was named. */
export function pauseGoing(ask: Ask<KindAsked>): Promise<Outcome> {
  const answer = (going: Going[]) => paused(going, ask.meaningOf);
  return control(ask, { rule: pauseDispatch, what: 'dispatchPaused', answer, notice: pausedNotice });
}

/** 续发 */
export function resumePaused(ask: Ask<KindAsked>): Promise<Outcome> {
  return control(ask, {
    rule: resumeDispatch,
    what: 'dispatchResumed',
    answer: (going) => resumed(going, sentFrom(ask.cause.at, ask)),
    notice: resumedNotice,
  });
}

/** 取消: of several that go out it has to be said which. */
export async function cancelGoing(ask: Ask<KindAsked>): Promise<Outcome> {
  const names = (await goingOut(ask)).map(({ name }) => name);
  if (names.length > 1 && ask.args.kind === null)
    return refuse(ask, { ok: false, why: 'which-dispatch', names });
  return control(ask, {
    rule: cancelDispatch,
    what: 'dispatchCancelled',
    answer: cancelled,
    notice: cancelledNotice,
  });
}

type Control = {
  rule: (one: { dispatch: Dispatch; name: string }, cause: Cause) => Ruled<{ dispatch: Dispatch }>;
  what: FactName;
  answer: (going: Going[]) => string;
  notice: (by: string, names: string[]) => string;
};

type Changed = { dispatch: Dispatch; name: string };

async function control(ask: Ask<KindAsked>, { rule, what, answer, notice }: Control): Promise<Outcome> {
  const found = await Promise.all((await goingOut(ask)).map((named) => withDocument(named, ask)));
  const ruled = found.map((one) => ({ name: one.name, ...rule(one, ask.cause) }));
  const changed = ruled.filter((one) => one.ok);
  if (changed.length === 0) return refuse(ask, ruled.find((one) => !one.ok) ?? (await nothingGoes(ask)));
  const going = await Promise.all(changed.map((one) => standing(one, ask)));
  const by = ask.voice.name(ask.cause.by);
  return {
    writes: changed.map(({ dispatch }) => ({ kind: 'dispatch', value: dispatch })),
    facts: changed.map(({ dispatch }) => factOf(what, dispatch, ask)),
    letters: [
      ...told(ask.cause.by, answer(going)),
      ...toldEditors(
        ask,
        notice(
          by,
          changed.map(({ name }) => name),
        ),
      ),
    ],
  };
}

/** What some group is still to be sent something of. */
async function goingOut({ args: { kind }, read }: Ask<KindAsked>): Promise<Named[]> {
  const out = await read.dispatchesOut();
  return nameAll(
    out.filter((id) => kind === null || kindOf(id) === kind),
    read,
  );
}

async function withDocument({ id, name }: Named, { read, cause }: Ask): Promise<Changed> {
  return { dispatch: (await read.dispatch(id)) ?? openDispatch(id, { ...cause, by: 'desk' }), name };
}

async function standing({ dispatch, name }: Changed, { read }: Ask): Promise<Going> {
  return { name, deliveries: await read.deliveriesNow(dispatch.id) };
}

function factOf(what: FactName, { id }: Dispatch, ask: Ask): Fact {
  return fact(ask, what, idsOfDispatch(id));
}

/** Whoever comes second to cancel reads who was first; a sign-off that waits for its time is cancelled by another command. */
async function nothingGoes(ask: Ask): Promise<Refusal> {
  if (await ask.read.timedSignOff()) return { ok: false, why: 'nothing-going', isTimed: true };
  const latest = (await latestDispatches(ask))?.named.at(-1);
  const { dispatch, name } = latest ? await withDocument(latest, ask) : { dispatch: null, name: '' };
  const move = dispatch?.moves.at(-1);
  if (move?.state !== 'cancelled') return { ok: false, why: 'nothing-going', isTimed: false };
  return { ok: false, why: 'dispatch-cancelled', name, by: move.by, at: move.at };
}
