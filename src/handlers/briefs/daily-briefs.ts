import { newsForMs } from '../../desk/briefs/brief-dispatch';
import { whyNoBrief } from '../../desk/briefs/may-go-out';
import type { Entry } from '../../desk/entries/entry';
import { listEntries } from '../../desk/issues/issue';
import { lastMove, type Submission } from '../../desk/submissions/submission';
import { dailyBriefsGoing, dailyBriefsUnsigned } from '../../format/says/briefs';
import { fact, silence, told, toldEditors, type Ask, type Outcome } from '../handler';
import { openIssue } from '../seen';
import { planBriefs, whatGroupsLack, type Lacking } from './plan-briefs';
import { whoHad } from './who-had';

/**
 * The briefs of the day: every accepted one that is still news, in no issue that goes out itself, to each group that has
 * not had it. `signedBy` answers for it, or nothing goes and the editors and admins are told.
 */
export async function sendBriefsOfDay(signedBy: string, ask: Ask): Promise<Outcome> {
  const entries = await freshBriefs(ask);
  const lacking = whatGroupsLack(entries, await whoHad(entries, ask.read), ask);
  if (lacking.length === 0) return silence;
  const maySign = ask.desk.editors.some((editor) => editor.userid === signedBy && editor.maySignOff);
  return maySign ? send(lacking, signedBy, ask) : tellUnsigned(lacking, signedBy, ask);
}

/** In the order of their numbers. */
async function freshBriefs(ask: Ask): Promise<Entry[]> {
  const { read, desk, cause } = ask;
  const issues = [...(await read.issuesIn('closed')), await openIssue(ask)];
  const placed = issues.flatMap((issue) => [...listEntries(issue), ...issue.deferred]);
  const entries = [...(await read.entries(placed.map(({ entry }) => entry))), ...(await read.pool())];
  const briefs = entries.filter((entry) => whyNoBrief(entry, desk.columns) === null);
  const submissions = await read.submissions(briefs.map(({ number }) => number));
  const fresh = new Set(submissions.filter((one) => isNews(one, cause.at)).map(({ number }) => number));
  return briefs.filter(({ number }) => fresh.has(number)).toSorted((a, b) => a.number - b.number);
}

/** Since it was accepted. */
function isNews(submission: Submission, now: number): boolean {
  return submission.state === 'accepted' && now - lastMove(submission).at <= newsForMs;
}

async function send(lacking: readonly Lacking[], signedBy: string, ask: Ask): Promise<Outcome> {
  const { value, writes, facts } = await planBriefs(lacking, { signedBy }, ask);
  const groups = lacking.map(({ group }) => group.name);
  const text = dailyBriefsGoing(ask.voice.name(signedBy), groups, value.entries);
  return { writes, facts, letters: toldEditors(ask, text) };
}

function tellUnsigned(lacking: readonly Lacking[], signedBy: string, ask: Ask): Outcome {
  const count = new Set(lacking.flatMap(({ entries }) => entries)).size;
  const text = dailyBriefsUnsigned(ask.voice.name(signedBy), count);
  const { editors, admins } = ask.desk;
  const userids = new Set([...editors, ...admins].map(({ userid }) => userid));
  return {
    writes: [],
    facts: [fact(ask, 'dailyBriefsUnsigned')],
    letters: [...userids].flatMap((userid) => told(userid, text)),
  };
}
