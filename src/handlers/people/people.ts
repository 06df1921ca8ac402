import { people } from '../../format/says/staff';
import { answer, type Ask, type Outcome } from '../handler';

/** 人员 */
export function listPeople(ask: Ask): Promise<Outcome> {
  return Promise.resolve(answer(ask, people(ask.desk)));
}
