import { moveIssue, type Issue } from '../../desk/issues/issue';
import { isLate, whatBecomes, type TimedSignOff, type WhyVoid } from '../../desk/issues/timed-sign-off';
import { mayUse } from '../../desk/rights';
import { whoIs } from '../../desk/roles';
import { signedInTime, signedInTimeNotice, timeVoided } from '../../format/says/timed-sign-off';
import { fact, told, toldEditors, type Ask, type Outcome } from '../handler';
import { sentFrom, spoken } from './timed-now';
import { askAt, sendOff, whatWouldGo, type Sending } from './what-would-go';

/**
 * What becomes of a timed sign-off at the moment of `ask`: signed off when its time has come, told void as soon as it
 * cannot be any more; null while it waits, or where there is none.
 */
export async function keepTimed(ask: Ask): Promise<Outcome | null> {
  const timed = await ask.read.timedSignOff();
  if (!timed) return null;
  const issue = await ask.read.issue(timed.issue);
  const sending = await whatWouldGo(issue?.state === 'closed' ? issue : null, askAt(timed.dueAt, ask));
  const digest = sending.ok ? sending.digest : null;
  const mayStillSign = mayUse(whoIs(timed.editor, ask.desk), '定时签发');
  const becomes = whatBecomes(timed, { issue, digest, mayStillSign, at: ask.cause.at });
  if (becomes.is === 'void') return giveUp(timed, { issue, why: becomes.why }, ask);
  return becomes.is === 'due' && sending.ok ? sign(timed, sending, ask) : null;
}

/** As her who timed it, with exactly what she was shown; the issue bears the day that she was told. */
function sign(timed: TimedSignOff, sending: Sending, ask: Ask): Outcome {
  const { at } = ask.cause;
  const asSigner = { ...ask, cause: { ...ask.cause, by: timed.editor } };
  const issue = moveIssue(sending.issue, 'signedOff', asSigner.cause);
  const { writes, facts } = sendOff(issue, { ...sending, day: ask.voice.date(timed.dueAt) }, asSigner);
  const stood = spoken(timed, issue, ask);
  const how = { groups: sending.groups.length, from: sentFrom(at, ask), isLate: isLate(timed, at) };
  return {
    writes: [...writes, { kind: 'goneTimedSignOff' }],
    facts,
    letters: [
      ...told(timed.editor, signedInTime(stood, how)),
      ...toldEditors(asSigner, signedInTimeNotice(stood, how)),
    ],
  };
}

/** She is told as well where she is no editor any more. */
function giveUp(
  timed: TimedSignOff,
  { issue, why }: { issue: Issue | null; why: WhyVoid },
  ask: Ask,
): Outcome {
  const text = timeVoided(spoken(timed, issue, ask), why);
  const asSigner = { ...ask, cause: { ...ask.cause, by: timed.editor } };
  return {
    writes: [{ kind: 'goneTimedSignOff' }],
    facts: [fact(ask, 'timeVoided', { issue: timed.issue, about: why })],
    letters: [...told(timed.editor, text), ...toldEditors(asSigner, text)],
  };
}
