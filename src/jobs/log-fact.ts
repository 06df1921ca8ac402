import type { Fact, FactName } from '../desk/fact';

type Log = {
  error: (facts: object, message: string) => void;
  info: (facts: object, message: string) => void;
};

type Line = [level: keyof Log, message: string];

/** What an operator wants to find in the log of what the desk does; all the rest is in its audit log. */
const lines: Partial<Record<FactName, Line>> = {
  signedOff: ['info', 'an issue was signed off'],
  dispatching: ['info', 'a dispatch has begun'],
  dispatched: ['info', 'a dispatch has ended'],
  dispatchFailed: ['error', 'a dispatch has reached nobody'],
  corrected: ['info', 'a correction goes out'],
  correctionDispatched: ['info', 'a correction has gone out'],
  briefsGoing: ['info', 'briefs go out'],
  briefsDispatched: ['info', 'briefs have gone out'],
  dailyBriefsUnsigned: ['error', 'nobody has signed the daily briefs'],
  setAside: ['error', 'a message was set aside'],
};

/** Ids and the time it happened at, nobody's name and no text. */
export function logFact({ what, at, cause, issue, dispatch }: Fact, log: Log): void {
  const line = lines[what];
  if (!line) return;
  const [level, message] = line;
  log[level]({ happenedAt: at, cause, issue, dispatch }, message);
}
