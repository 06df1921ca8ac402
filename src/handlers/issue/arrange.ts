import { whereIn } from '../../desk/issues/compile-bulletin';
import { withChange, type Entry } from '../../desk/entries/entry';
import { issueName, place, putOff, takeOut, type Issue } from '../../desk/issues/issue';
import { arranged, putOff as putOffText, removed } from '../../format/says/issues';
import { findStanding } from '../editing/found-entry';
import { fact, refuse, told, type Ask, type Outcome } from '../handler';
import { openIssue } from '../seen';

type Found = { issue: Issue; entry: Entry };

/** 排序 n k: to place k of its column. */
export async function moveToPlace(ask: Ask<{ number: number; place: number }>): Promise<Outcome> {
  const { number, place: k } = ask.args;
  const found = await findStanding(number, ask);
  if (!found.ok) return refuse(ask, found);
  const where = whereIn(found.issue, number);
  if (!where) return refuse(ask, { ok: false, why: 'not-in-issue', number });
  const { column } = where;
  const places = found.issue.columns[column]?.length ?? 0;
  if (k < 1 || k > places) return refuse(ask, { ok: false, why: 'no-such-place', number, places });
  const issue = place(found.issue, number, column, k);
  const change = { what: 'arranged' as const, before: String(where.place), after: String(k) };
  const entry = withChange(found.entry, change, ask.cause);
  return moved(ask, 'arranged', { issues: [issue], entry, reply: arranged(number, column, k) });
}

/** 移出 n: back to the pool. */
export async function moveToPool(ask: Ask<{ number: number }>): Promise<Outcome> {
  const { number } = ask.args;
  const found = await findStanding(number, ask);
  if (!found.ok) return refuse(ask, found);
  const issue = takeOut(found.issue, number);
  const entry = withChange({ ...found.entry, state: 'pooled' }, { what: 'pooled' }, ask.cause);
  return moved(ask, 'removed', { issues: [issue], entry, reply: removed(number) });
}

/** 下期 n: out of a closed issue into the one that collects; out of that one, to the next when there is one. */
export async function moveToNextIssue(ask: Ask<{ number: number }>): Promise<Outcome> {
  const found = await findStanding(ask.args.number, ask);
  if (!found.ok) return refuse(ask, found);
  return found.issue.state === 'open' ? untilNext(found, ask) : intoNext(found, ask);
}

function untilNext({ issue, entry }: Found, ask: Ask<{ number: number }>): Outcome {
  const { number, column } = entry;
  return moved(ask, 'deferred', {
    issues: [putOff(issue, number, column)],
    entry: withChange(entry, { what: 'deferred' }, ask.cause),
    reply: putOffText(number, null),
  });
}

async function intoNext({ issue, entry }: Found, ask: Ask<{ number: number }>): Promise<Outcome> {
  const { number, column } = entry;
  const next = place(await openIssue(ask), number, column);
  return moved(ask, 'deferred', {
    issues: [takeOut(issue, number), next],
    entry: withChange(entry, { what: 'deferred', after: issueName(next) }, ask.cause),
    reply: putOffText(number, next),
  });
}

type Moved = { issues: Issue[]; entry: Entry; reply: string };

function moved(
  ask: Ask<{ number: number }>,
  what: 'arranged' | 'removed' | 'deferred',
  { issues, entry, reply }: Moved,
): Outcome {
  const [from] = issues;
  return {
    writes: [...issues.map((value) => ({ kind: 'issue' as const, value })), { kind: 'entry', value: entry }],
    facts: [fact(ask, what, { submission: entry.number, ...(from && { issue: from.ordinal }) })],
    letters: told(ask.cause.by, reply),
  };
}
