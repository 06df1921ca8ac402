import { takeBack, type Made } from '../../desk/submissions/take-back';
import type { Submission } from '../../desk/submissions/submission';
import type { Entry } from '../../desk/entries/entry';
import { lines } from '../../format/lines';
import { alreadyRead } from '../../format/says/briefs';
import { takenBack, takenBackNotice } from '../../format/says/decisions';
import type { Write } from '../../store/documents';
import { whoMayHaveRead } from '../briefs/who-had';
import { cardsToEditors } from './cards';
import { fact, refuse, told, type Ask, type Outcome } from '../handler';
import { findInIssue, findSubmission, see } from '../seen';
import { warningsOf } from './warn';

/** 撤销 n: the piece waits again, and so does everything that was merged into it. */
export async function takeDecisionBack(ask: Ask<{ number: number }>): Promise<Outcome> {
  const { number } = ask.args;
  const found = await findSubmission(number, ask);
  if (!found.ok) return refuse(ask, found);
  const placed = await findInIssue(number, ask);
  if (!placed.ok && placed.why === 'signed-off') return refuse(ask, placed);
  const made = await madeOf(number, ask);
  const issue = placed.ok ? placed.issue : null;
  const ruled = takeBack(found.submission, { ...made, issue }, ask.cause);
  if (!ruled.ok) return refuse(ask, ruled);
  const cards = await newCards(ruled.submissions, ask);
  const numbers = ruled.submissions.map((one) => one.number);
  return {
    writes: [...writes(ruled), ...cards.flatMap((card) => card.writes)],
    facts: ruled.submissions.map((one) =>
      fact(ask, 'takenBack', { submission: one.number, ...(issue && { issue: issue.ordinal }) }),
    ),
    letters: [
      ...told(ask.cause.by, lines(takenBack(numbers), ...(await readAlready(made.entries, ask)))),
      ...ruled.submissions.flatMap((one) => told(one.contact, takenBackNotice(one))),
      ...cards.flatMap(({ letters }) => letters),
    ],
  };
}

/** What went out as 快讯 cannot be taken back out of the groups. */
async function readAlready(entries: readonly Entry[], { read }: Ask): Promise<string[]> {
  const [entry] = entries;
  if (!entry) return [];
  const groups = (await whoMayHaveRead([entry], read)).get(entry.number) ?? [];
  return alreadyRead(entry.number, groups);
}

/** Each waits again, and every editor gets a card that lives. */
function newCards(submissions: readonly Submission[], ask: Ask) {
  return Promise.all(
    submissions.map(async (submission) => {
      const seen = see(submission, ask);
      return cardsToEditors({ seen, warnings: await warningsOf(seen, ask) }, ask);
    }),
  );
}

/** The entry's own submission and those that it took in, with the entries they had. */
async function madeOf(number: number, { read }: Ask): Promise<Omit<Made, 'issue'>> {
  const numbers = (await read.entry(number))?.submissions ?? [number];
  return { submissions: await read.submissions(numbers), entries: await read.entries(numbers) };
}

function writes({ submissions, entries, issue }: Made): Write[] {
  return [
    ...submissions.map((value) => ({ kind: 'submission' as const, value })),
    ...entries.map((value) => ({ kind: 'entry' as const, value })),
    ...(issue ? [{ kind: 'issue' as const, value: issue }] : []),
  ];
}
