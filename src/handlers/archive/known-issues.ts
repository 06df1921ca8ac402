import { archivedId } from '../../desk/issues/archived';
import { bearerOf, knownOf, type Known } from '../../desk/issues/import-issue';
import type { Issue } from '../../desk/issues/issue';
import { dayOf } from '../../desk/issues/numbering';
import { issuesHere } from '../issue/issue-chain';
import type { Ask } from '../handler';
import { openIssue } from '../seen';

type Asking = Pick<Ask, 'read' | 'desk' | 'voice' | 'cause'>;

/** Every issue that is here, made or brought in. */
export async function knownIssues(ask: Asking): Promise<Known> {
  const here = await issuesMade(ask);
  const archive = await ask.read.archive();
  const calendar = { today: ask.voice.date(ask.cause.at), dateOf: ask.voice.date };
  const made = new Set(here.map(({ ordinal }) => archivedId(ordinal)));
  const bearers = here.map((issue) => {
    const { number, runningNumber, state } = issue;
    return { number, runningNumber, state, date: dayOf(issue, calendar) };
  });
  return knownOf(archive, [...bearers, ...archive.filter(({ id }) => !made.has(id)).map(bearerOf)]);
}

/** The one that collects is not stored before it has its first entry. */
async function issuesMade(ask: Asking): Promise<Issue[]> {
  const [here, open] = [await issuesHere(ask), await openIssue(ask)];
  return here.some(({ ordinal }) => ordinal === open.ordinal) ? here : [...here, open];
}
