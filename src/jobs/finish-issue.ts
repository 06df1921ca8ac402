import { isSettled, mayHaveBeenRead, type Delivery } from '../desk/issues/delivery';
import { dispatchOfIssue, type Dispatch } from '../desk/issues/dispatch';
import type { Archived } from '../desk/issues/archived';
import { wantedPdf } from '../desk/issues/pdf';
import { whereIn } from '../desk/issues/compile-bulletin';
import type { Entry } from '../desk/entries/entry';
import type { Fact, FactName } from '../desk/fact';
import { issueName, listEntries, moveIssue, type Issue } from '../desk/issues/issue';
import { markPrinted, type Submission } from '../desk/submissions/submission';
import { whatChanged } from '../format/what-changed';
import { nothingArrived, printedAt, printedNotice } from '../format/says/dispatches';
import { told } from '../handlers/handler';
import type { AddressedLetter, Commit } from '../store/commit';
import type { Reader } from '../store/reader';
import { archivedIssue } from './archived-issue';
import { byDesk, toEditors, totalOf, type FinishDeps } from './finish';
import { endOfResending } from './finish-resent';
import { backoffMs, type Outcome } from './job';
import { makeWholeEdition, type MakeWholeEditionDeps } from './make-whole-edition';

export type FinishIssueDeps = FinishDeps & MakeWholeEditionDeps;

/** Once every delivery is settled: the honest total to the editors, and to each contact where her piece stands. */
export async function finishIssue(ordinal: number, deps: FinishIssueDeps, attempt: number): Promise<Outcome> {
  const read = deps.store.openReader();
  const issue = await read.issue(ordinal);
  const dispatch = await read.dispatch(dispatchOfIssue(ordinal));
  const deliveries = await read.deliveries(dispatchOfIssue(ordinal));
  if (issue?.state === 'signedOff') return { againInMs: 200 };
  if (issue?.state !== 'dispatching' || !deliveries.every(isSettled)) return undefined;
  const arrived = deliveries.some(mayHaveBeenRead);
  if (arrived && !(await makeWholeEdition({ issue, deliveries }, deps, attempt)))
    return { againInMs: backoffMs(attempt) };
  const finish = arrived ? finishPrinted : finishInVain;
  const done = await finish({ issue, dispatch, deliveries, read }, deps);
  return done === 'moved' ? { againInMs: 100 } : undefined;
}

type Settled = { issue: Issue; dispatch: Dispatch | null; deliveries: Delivery[]; read: Reader };

async function finishPrinted({ issue, dispatch, deliveries, read }: Settled, deps: FinishDeps) {
  const { writes, notices } = await printed(issue, read, deps);
  const value = await archivedIssue({ issue, deliveries, read }, deps);
  const said = totalOf(issueName(issue), { deliveries, document: dispatch }, nothingArrived, deps);
  return deps.store.commit({
    cause: `finish-${issue.ordinal}`,
    versions: read.versions,
    writes: [
      { kind: 'issue', value: moveIssue(issue, 'dispatched', byDesk(deps)) },
      ...writes,
      { kind: 'archived', value },
      ...pdfOf(value),
      ...endOfResending(dispatch),
    ],
    facts: [{ ...factOf('dispatched', issue, deps), archived: value.id }],
    letters: [...(await toEditors(said, read, deps)), ...notices],
  });
}

/** Nothing is called printed that nobody can have read; the issue stays as it is, and is reported once. */
async function finishInVain({ issue, dispatch, deliveries, read }: Settled, deps: FinishDeps) {
  const said = totalOf(issueName(issue), { deliveries, document: dispatch }, nothingArrived, deps);
  return deps.store.commit({
    cause: `in-vain-${issue.ordinal}`,
    versions: read.versions,
    writes: endOfResending(dispatch),
    facts: [factOf('dispatchFailed', issue, deps)],
    letters: await toEditors(said, read, deps),
  });
}

/** It is made later, and nobody waits for it. */
function pdfOf(archived: Archived): Commit['writes'] {
  const value = wantedPdf(archived);
  return value ? [{ kind: 'pdf', value }] : [];
}

type Printed = { writes: Commit['writes']; notices: AddressedLetter[] };

async function printed(issue: Issue, read: Reader, deps: FinishDeps): Promise<Printed> {
  const entries = await read.entries(listEntries(issue).map(({ entry }) => entry));
  const each = await Promise.all(
    entries.map(async (entry) => {
      const submissions = await read.submissions(entry.submissions);
      return printedEntry(entry, submissions, { issue, deps });
    }),
  );
  return { writes: each.flatMap(({ writes }) => writes), notices: each.flatMap(({ notices }) => notices) };
}

type At = { issue: Issue; deps: FinishDeps };

function printedEntry(entry: Entry, submissions: Submission[], { issue, deps }: At): Printed {
  const place = whereIn(issue, entry.number);
  if (!place) return { writes: [], notices: [] };
  const where = printedAt(issue, place);
  const kind = deps.desk.columns.find(({ name }) => name === place.column)?.kind ?? 'article';
  const changed = whatChanged(entry, submissions, kind);
  const others = (number: number) => entry.submissions.filter((other) => other !== number);
  return {
    writes: submissions.map((one) => ({ kind: 'submission', value: asPrinted(one, where, deps.now()) })),
    notices: submissions.flatMap(({ contact, number }) =>
      told(contact, printedNotice(number, { where, together: others(number), ...changed })),
    ),
  };
}

function asPrinted(submission: Submission, reason: string, at: number): Submission {
  return markPrinted(submission, reason, { by: 'desk', at, cause: 'dispatch' });
}

function factOf(what: FactName, { ordinal }: Issue, deps: Pick<FinishDeps, 'now'>): Fact {
  return { what, ...byDesk(deps), issue: ordinal };
}
