import { countWrongTry } from '../../desk/issues/offer';
import { checkTime, timeSignOff, type TimedOffer, type TimedSignOff } from '../../desk/issues/timed-sign-off';
import type { Refusal, Ruled } from '../../desk/refusal';
import { instantOf, localTime, printMoment } from '../../format/local-time';
import { readMoment } from '../../format/reading/read-moment';
import {
  timeCancelled,
  timeCancelledNotice,
  timed as timedText,
  timedLine,
  timedNotice,
  timedOffer as offerText,
} from '../../format/says/timed-sign-off';
import { answer, fact, refuse, told, toldEditors, type Ask, type Outcome } from '../handler';
import { closedIssue } from '../seen';
import { renderingsOf } from './bulletin';
import type { TimeAsked } from './time-rest';
import { sentFrom, spoken, timedNow } from './timed-now';
import { askAt, whatWouldGo, type Sending } from './what-would-go';

/** 定时签发: as 签发, first what would go to which groups and when, with a code; with the code it waits for its time. */
export async function timeIssue(ask: Ask<TimeAsked>): Promise<Outcome> {
  const { args } = ask;
  if ('code' in args) return confirm(args.code, ask);
  const timed = args.when === '' ? await timedNow(ask) : null;
  return timed ? answer(ask, timedLine(timed)) : propose(args.when, ask);
}

async function propose(when: string, ask: Ask): Promise<Outcome> {
  const time = readTime(when, ask);
  if (!time.ok) return refuse(ask, time);
  const sending = await whatWouldGo(await closedIssue(ask), askAt(time.dueAt, ask));
  return sending.ok ? makeOffer(sending, time.dueAt, ask) : refuse(ask, sending);
}

function readTime(when: string, { desk, cause }: Ask): Ruled<{ dueAt: number }> {
  const { timezone } = desk.publication;
  const moment = readMoment(when, localTime(cause.at, timezone));
  if (!moment) return { ok: false, why: 'time-not-understood' };
  const dueAt = instantOf(moment, timezone);
  return checkTime(dueAt, printMoment(dueAt, timezone), cause.at);
}

async function makeOffer({ issue, groups, digest }: Sending, dueAt: number, ask: Ask): Promise<Outcome> {
  await ask.read.timedOffer();
  const code = ask.newCode();
  const { by: editor, at: madeAt } = ask.cause;
  const made = { issue: issue.ordinal, editor, code, digest, madeAt, wrongTries: 0 };
  const offer: TimedOffer = { schema: 1, ...made, dueAt };
  const { when } = spoken(offer, issue, ask);
  const [from, before] = [sentFrom(dueAt, ask), await timedNow(ask)];
  return {
    writes: [{ kind: 'timedOffer', value: offer }],
    facts: [fact(ask, 'timeOffered', { issue: issue.ordinal })],
    letters: told(editor, offerText(issue, { renderings: renderingsOf(groups), code, when, from, before })),
  };
}

async function confirm(code: string, ask: Ask): Promise<Outcome> {
  const offer = await ask.read.timedOffer();
  const sending = await whatWouldGo(await closedIssue(ask), askAt(offer?.dueAt ?? ask.cause.at, ask));
  if (!sending.ok) return refuse(ask, sending);
  const { issue, digest } = sending;
  const asked = offer ? spoken(offer, issue, ask).when : '';
  const ruled = timeSignOff(issue.ordinal, { offer, code, digest, asked }, ask.cause);
  return ruled.ok ? wait(ruled.timed, sending, ask) : refuseCode(ruled, offer, ask);
}

/** The later word counts: what was timed before gives way to it. */
async function wait(timed: TimedSignOff, { issue, groups }: Sending, ask: Ask): Promise<Outcome> {
  const before = await timedNow(ask);
  const now = spoken(timed, issue, ask);
  const set = { groups: groups.length, from: sentFrom(timed.dueAt, ask), before };
  return {
    writes: [{ kind: 'timedSignOff', value: timed }, { kind: 'goneTimedOffer' }],
    facts: [fact(ask, 'timed', { issue: issue.ordinal })],
    letters: [...told(ask.cause.by, timedText(now, set)), ...toldEditors(ask, timedNotice(now, before))],
  };
}

function refuseCode(refusal: Refusal, offer: TimedOffer | null, ask: Ask): Outcome {
  const refused = refuse(ask, refusal);
  if (refusal.why !== 'wrong-code' || !offer) return refused;
  return { ...refused, writes: [{ kind: 'timedOffer', value: countWrongTry(offer) }] };
}

/** 取消定时 */
export async function cancelTimed(ask: Ask): Promise<Outcome> {
  const timed = await ask.read.timedSignOff();
  if (!timed) return refuse(ask, { ok: false, why: 'nothing-timed' });
  const stood = spoken(timed, await ask.read.issue(timed.issue), ask);
  const { by } = ask.cause;
  return {
    writes: [{ kind: 'goneTimedSignOff' }],
    facts: [fact(ask, 'timeCancelled', { issue: timed.issue })],
    letters: [
      ...told(by, timeCancelled(stood)),
      ...toldEditors(ask, timeCancelledNotice(stood, ask.voice.name(by))),
    ],
  };
}
