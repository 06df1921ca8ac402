import { isKnown } from '../../desk/roles';
import { welcome } from '../../format/says/people';
import { adminNames, answer, type Ask, type Outcome } from '../handler';

/** The app has come into a member's list (subscribe). */
export function greet(ask: Ask): Outcome {
  const { speaker, voice } = ask;
  const name = isKnown(speaker) ? voice.name(speaker.userid) : null;
  return answer(ask, welcome(name, adminNames(ask)));
}
