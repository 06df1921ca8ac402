import { confirmShown } from '../../desk/issues/decide-parts';
import type { Delivery } from '../../desk/issues/delivery';
import { idsOfDispatch } from '../../desk/issues/dispatch';
import { allGroups } from '../../desk/groups/add-group';
import { plainName } from '../../desk/people/plain-name';
import type { Refusal } from '../../desk/refusal';
import { confirmed, confirmedNotice } from '../../format/says/dispatch-control';
import { fact, refuse, told, toldEditors, type Ask, type Outcome } from '../handler';
import { latestDispatches, type Named } from './dispatches';

/** 已达: an editor has seen in the group what was in doubt; from now on it counts as sent. */
export async function confirmShownIn(ask: Ask<{ name: string }>): Promise<Outcome> {
  const latest = await latestDispatches(ask);
  if (!latest) return refuse(ask, { ok: false, why: 'nothing-dispatched' });
  const group = await groupNamed(latest.named, ask);
  const each = await Promise.all(latest.named.map(({ id }) => ask.read.delivery(id, group)));
  const settled = each.flatMap((before, at) => settledOf(before, latest.named[at], ask));
  if (settled.length === 0) return refuse(ask, whyNothing(group, each, ask));
  const going = settled.map(({ name, before }) => ({ name, deliveries: [before] }));
  const names = settled.map(({ name }) => name);
  return {
    writes: settled.map(({ after }) => ({ kind: 'delivery', value: after })),
    facts: settled.map(({ after: { dispatch } }) =>
      fact(ask, 'shownConfirmed', { ...idsOfDispatch(dispatch), group }),
    ),
    letters: [
      ...told(ask.cause.by, confirmed(group, going)),
      ...toldEditors(ask, confirmedNotice(ask.voice.name(ask.cause.by), group, names)),
    ],
  };
}

/** It may have been stopped since, or taken out of desk.yaml: then the dispatch still knows it. */
async function groupNamed(named: readonly Named[], { args, desk, read }: Ask<{ name: string }>) {
  const deliveries = await Promise.all(named.map(({ id }) => read.deliveriesNow(id)));
  const names = [...allGroups(desk).map(({ name }) => name), ...deliveries.flat().map(({ group }) => group)];
  return names.find((name) => plainName(name) === plainName(args.name)) ?? args.name;
}

type Settled = { name: string; before: Delivery; after: Delivery };

function settledOf(before: Delivery | null, named: Named | undefined, { cause }: Ask): Settled[] {
  const after = before && confirmShown(before, cause);
  return named && after && after !== before ? [{ name: named.name, before, after }] : [];
}

function whyNothing(group: string, each: readonly (Delivery | null)[], { desk }: Ask): Refusal {
  const groups = allGroups(desk).map(({ name }) => name);
  if (!groups.includes(group) && each.every((one) => one === null))
    return { ok: false, why: 'no-such-group', called: group, groups };
  const seen = each.flatMap((one) => one?.parts ?? []).filter((part) => part.confirmedBy !== undefined);
  const last = seen.toSorted((a, b) => b.at - a.at)[0];
  const by = last?.confirmedBy;
  const confirmedBy = last && by !== undefined ? { by, at: last.at } : null;
  return { ok: false, why: 'nothing-uncertain', group, confirmed: confirmedBy };
}
