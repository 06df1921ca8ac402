import { isKnown } from '../desk/roles';
import { welcome } from '../format/says/people';
import { answer, refuse, type Ask, type Outcome } from './handler';

/** The app has come into a member's list (subscribe). */
export function greet(ask: Ask): Outcome {
  if (!isKnown(ask.speaker)) return refuse(ask, { ok: false, why: 'not-registered' });
  return answer(ask, welcome(ask.voice.name(ask.speaker.userid)));
}
