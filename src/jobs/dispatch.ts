import { createHash } from 'node:crypto';
import { isSettled, mayHaveBeenRead, type Delivery } from '../desk/issues/delivery';
import { whereIn } from '../desk/issues/compile-bulletin';
import type { DeskConfig } from '../desk/desk-config';
import type { Entry } from '../desk/entries/entry';
import type { FactName } from '../desk/fact';
import { listEntries, moveIssue, type Issue } from '../desk/issues/issue';
import { markPrinted, type Submission } from '../desk/submissions/submission';
import { whatChanged } from '../format/what-changed';
import { nothingArrived, printedAt, printedNotice, report } from '../format/says/dispatches';
import { told } from '../handlers/handler';
import type { AddressedLetter, Commit } from '../store/commit';
import type { Store } from '../store/open-store';
import type { Reader } from '../store/reader';
import { archivedIssue } from './archived-issue';
import { deskNow } from './decide';
import { backoffMs, type Enqueue, type Outcome, type Run } from './job';
import { makeEditions, type MakeEditionsDeps } from './make-editions';

export type DispatchDeps = {
  store: Pick<Store, 'openReader' | 'commit'>;
  enqueue: Enqueue;
  desk: DeskConfig;
  meaningOf: (errcode: number | null) => string;
  now: () => number;
};

export type StartDispatchDeps = DispatchDeps & MakeEditionsDeps;

/** Sets every delivery of a signed-off issue going, once the files are made that go with it. */
export async function startDispatch(
  data: { issue: number },
  deps: StartDispatchDeps,
  { attempt }: Run,
): Promise<Outcome> {
  const read = deps.store.openReader();
  const issue = await read.issue(data.issue);
  if (!issue) return undefined;
  const isReady = issue.state !== 'signedOff' || (await makeEditions(data.issue, deps, attempt));
  if (!isReady) return { againInMs: backoffMs(attempt) };
  if (issue.state === 'signedOff') await save(issue, 'dispatching', { read, ...deps });
  for (const delivery of await read.deliveries(data.issue)) await deliverLater(delivery, deps.enqueue);
  return undefined;
}

/** Puts a delivery on its queue, unless it is there. */
export async function deliverLater({ issue, group }: Delivery, enqueue: Enqueue): Promise<void> {
  const name = createHash('sha256').update(group).digest('hex').slice(0, 16);
  await enqueue('deliver', { issue, group }, { id: `deliver-${issue}-${name}` });
}

/** Once every delivery is settled: the honest total to the editors, and to each contact where her piece stands. */
export async function finishDispatch(data: { issue: number }, deps: DispatchDeps): Promise<Outcome> {
  const read = deps.store.openReader();
  const issue = await read.issue(data.issue);
  const deliveries = await read.deliveries(data.issue);
  if (issue?.state === 'signedOff') return { againInMs: 200 };
  if (issue?.state !== 'dispatching' || !deliveries.every(isSettled)) return undefined;
  const arrived = deliveries.some(mayHaveBeenRead);
  const finish = arrived ? finishPrinted : finishInVain;
  const done = await finish({ issue, deliveries, read }, deps);
  return done === 'moved' ? { againInMs: 100 } : undefined;
}

type Settled = { issue: Issue; deliveries: Delivery[]; read: Reader };

async function finishPrinted({ issue, deliveries, read }: Settled, deps: DispatchDeps) {
  const { writes, notices } = await printed(issue, read, deps);
  const value = await archivedIssue({ issue, deliveries, read }, deps);
  return save(issue, 'dispatched', {
    ...deps,
    read,
    cause: `finish-${issue.ordinal}`,
    writes: [...writes, { kind: 'archived', value }],
    archived: value.id,
    letters: [...(await toEditors(report(issue, deliveries, deps.meaningOf), read, deps)), ...notices],
  });
}

/** Nothing is called printed that nobody can have read; the issue stays as it is, and is reported once. */
async function finishInVain({ issue, deliveries, read }: Settled, deps: DispatchDeps) {
  return deps.store.commit({
    cause: `in-vain-${issue.ordinal}`,
    versions: read.versions,
    writes: [],
    facts: [factOf('dispatchFailed', issue, deps)],
    letters: await toEditors(nothingArrived(issue, deliveries, deps.meaningOf), read, deps),
  });
}

type Printed = { writes: Commit['writes']; notices: AddressedLetter[] };

async function printed(issue: Issue, read: Reader, deps: DispatchDeps): Promise<Printed> {
  const entries = await read.entries(listEntries(issue).map(({ entry }) => entry));
  const each = await Promise.all(
    entries.map(async (entry) => {
      const submissions = await read.submissions(entry.submissions);
      return printedEntry(entry, submissions, { issue, deps });
    }),
  );
  return { writes: each.flatMap(({ writes }) => writes), notices: each.flatMap(({ notices }) => notices) };
}

type At = { issue: Issue; deps: DispatchDeps };

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

async function toEditors(text: string, read: Reader, deps: DispatchDeps): Promise<AddressedLetter[]> {
  const { desk } = await deskNow(read, deps.desk);
  return desk.editors.flatMap(({ userid }) => told(userid, text));
}

type Saving = DispatchDeps & { read: Reader; archived?: string } & Partial<
    Pick<Commit, 'cause' | 'writes' | 'letters'>
  >;

async function save(issue: Issue, state: 'dispatching' | 'dispatched', saving: Saving) {
  const { archived } = saving;
  const moved = moveIssue(issue, state, { by: 'desk', at: saving.now(), cause: 'dispatch' });
  return saving.store.commit({
    cause: saving.cause ?? null,
    versions: saving.read.versions,
    writes: [{ kind: 'issue', value: moved }, ...(saving.writes ?? [])],
    facts: [{ ...factOf(state, issue, saving), ...(archived === undefined ? {} : { archived }) }],
    letters: saving.letters ?? [],
  });
}

function factOf(what: FactName, { ordinal }: Issue, { now }: { now: () => number }) {
  return { what, by: 'desk', at: now(), cause: 'dispatch', issue: ordinal };
}
