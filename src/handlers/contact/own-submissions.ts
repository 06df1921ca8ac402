import { mySubmissions, ownSubmission } from '../../format/says/submissions';
import { answer, refuse, type Ask, type Outcome } from '../handler';
import { findOwn, see } from '../seen';

const mostListed = 10;

/** 我的来稿 */
export async function listOwn(ask: Ask): Promise<Outcome> {
  const mine = await ask.read.submissionsOf(ask.speaker.userid, mostListed);
  return answer(ask, mySubmissions(mine.map((submission) => see(submission, ask))));
}

/** 来稿 n */
export async function showOwn(ask: Ask<{ number: number }>): Promise<Outcome> {
  const found = await findOwn(ask.args.number, ask);
  return found.ok ? answer(ask, ownSubmission(see(found.submission, ask), ask.voice)) : refuse(ask, found);
}
