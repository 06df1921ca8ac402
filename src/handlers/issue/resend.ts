import { resend } from '../../desk/issues/decide-parts';
import { isSettled, mayHaveBeenRead, partsIn, type Delivery } from '../../desk/issues/delivery';
import type { Group } from '../../desk/desk-config';
import { dispatchOfIssue } from '../../desk/issues/dispatch';
import { issueName } from '../../desk/issues/issue';
import type { Refusal, Ruled } from '../../desk/refusal';
import { resendable, resending, resendingAll, resendingNotice } from '../../format/says/dispatch-control';
import { answer, refuse, told, toldEditors, type Ask, type Outcome } from '../handler';
import type { ResendAsked } from './dispatch-rest';
import { latestDispatches, type Latest, type Named } from './dispatches';
import { findReceiver } from './find-receiver';
import { planLate } from './late-delivery';
import { setGoingAgain, type Sending } from './set-going-again';
import { sentFrom } from './timed-now';

/** 补发: to a group what it lacks of the latest issue and its corrections, or all of an issue that it never got. */
export async function resendMissing(ask: Ask<ResendAsked>): Promise<Outcome> {
  const latest = await latestDispatches(ask);
  if (!latest) return refuse(ask, { ok: false, why: 'nothing-dispatched' });
  if (ask.args.to === 'nobody') return listMissing(latest, ask);
  return ask.args.to === 'all' ? resendAll(latest, ask) : resendToGroup(ask.args.name, latest, ask);
}

async function resendToGroup(called: string, latest: Latest, ask: Ask): Promise<Outcome> {
  const found = findReceiver(called, ask);
  if (!found.ok) return refuse(ask, found);
  const planned = await planFor(found.group, latest, ask);
  return planned.ok ? send(planned.sending, resending, ask) : refuse(ask, planned);
}

async function planFor(group: Group, latest: Latest, ask: Ask): Promise<Ruled<{ sending: Sending[] }>> {
  const { name } = group;
  const each = await Promise.all(latest.named.map((named) => withDelivery(named, name, ask)));
  const lacking = each.flatMap((one) => lackingOf(one, ['refused', 'uncertain'], ask));
  const { issue } = latest;
  const whole = issue && each.find(({ id }) => id === dispatchOfIssue(issue.ordinal));
  const isLate = issue && whole && !whole.before;
  if (!isLate && lacking.length === 0) return whyNothing(name, each, ask);
  if (!isLate) return { ok: true, sending: lacking };
  const planned = await planLate(issue, group, ask);
  if (!planned.ok) return lacking.length > 0 ? { ok: true, sending: lacking } : planned;
  const late = { ...whole, before: null, after: planned.delivery, writes: planned.writes };
  return { ok: true, sending: [late, ...lacking] };
}

type WithDelivery = Named & { before: Delivery | null };

async function withDelivery(named: Named, group: string, { read }: Ask): Promise<WithDelivery> {
  return { ...named, before: await read.delivery(named.id, group) };
}

function lackingOf(
  { id, name, before }: WithDelivery,
  states: readonly ('refused' | 'uncertain')[],
  { cause }: Ask,
): Sending[] {
  const after = before && resend(before, states, cause.at);
  return after && after !== before ? [{ id, name, before, after, writes: [] }] : [];
}

/** Two editors may have thought of it at once. */
async function whyNothing(group: string, each: readonly WithDelivery[], { read }: Ask): Promise<Refusal> {
  const isGoing = each.some(({ before }) => before && !isSettled(before));
  const documents = await Promise.all(each.map(({ id }) => read.dispatch(id)));
  const resent = documents.flatMap((one) => one?.resent ?? []).find((one) => one.group === group);
  if (isGoing && resent) return { ok: false, why: 'already-resent', ...resent };
  return { ok: false, why: 'nothing-missing', group, isGoing };
}

/** Only what did not arrive: a part in doubt is looked at in its group first. */
async function resendAll({ named }: Latest, ask: Ask): Promise<Outcome> {
  const known = ask.desk.groups.map(({ name }) => name);
  const each = await Promise.all(named.map((one) => incompleteOf(one, ask)));
  const wanted = each.flat().filter(({ before }) => before && known.includes(before.group));
  const sending = wanted.flatMap((one) => lackingOf(one, ['refused'], ask));
  if (sending.length === 0) return refuse(ask, { ok: false, why: 'nothing-missing-anywhere' });
  return send(sending, resendingAll, ask);
}

/** Those that are still going are left alone, whose versions move all the time. */
async function incompleteOf(named: Named, ask: Ask): Promise<WithDelivery[]> {
  const now = await ask.read.deliveriesNow(named.id);
  const incomplete = now.filter((one) => isSettled(one) && partsIn(one, 'refused').length > 0);
  return Promise.all(incomplete.map(({ group }) => withDelivery(named, group, ask)));
}

async function send(sending: Sending[], say: typeof resending, ask: Ask): Promise<Outcome> {
  const going = await setGoingAgain(sending, ask);
  if (!going.ok) return refuse(ask, going);
  const { writes, facts, again } = going;
  const notice = resendingNotice(ask.voice.name(ask.cause.by), again);
  const from = sending.some(({ after }) => !mayHaveBeenRead(after)) ? sentFrom(ask.cause.at, ask) : null;
  return { writes, facts, letters: [...told(ask.cause.by, say(again, from)), ...toldEditors(ask, notice)] };
}

async function listMissing({ issue, named }: Latest, ask: Ask): Promise<Outcome> {
  const going = await Promise.all(
    named.map(async ({ id, name }) => ({ id, name, deliveries: await ask.read.deliveriesNow(id) })),
  );
  const lacking = going.map((one) => ({ ...one, deliveries: one.deliveries.filter(isLacking) }));
  const whole = issue && going.find(({ id }) => id === dispatchOfIssue(issue.ordinal));
  const had = whole?.deliveries.map(({ group }) => group) ?? [];
  const takers = ask.desk.groups.filter(({ receives }) => whole && receives.includes('bulletin'));
  const late = takers.map(({ name }) => name).filter((name) => !had.includes(name));
  if (late.length === 0 && lacking.every(({ deliveries }) => deliveries.length === 0))
    return refuse(ask, { ok: false, why: 'nothing-missing-anywhere' });
  return answer(ask, resendable(lacking, { name: issue ? issueName(issue) : '', groups: late }));
}

function isLacking(delivery: Delivery): boolean {
  return resend(delivery, ['refused', 'uncertain'], 0) !== delivery;
}
