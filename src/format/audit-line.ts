import type { Fact } from '../desk/fact';
import { isoTime } from './local-time';
import type { Voice } from './voice';

/** A fact for the audit, as one JSON object: who did what, when, from which message. It holds no text of anyone's. */
export function auditLine(fact: Fact, { name }: Pick<Voice, 'name'>, zone: string): string {
  const { by, what, at, cause, submission, issue, dispatch, group, about } = fact;
  const who = { userid: by, name: by === 'desk' ? '编辑部' : name(by) };
  return JSON.stringify({
    at: isoTime(at, zone),
    who,
    what,
    submission,
    issue,
    dispatch,
    group,
    about,
    message: cause,
  });
}
