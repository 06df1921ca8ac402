import { whereIn } from '../desk/compile-bulletin';
import { place, putOff, takeOut, type Issue } from '../desk/issue';
import { arranged, putOff as putOffText, removed } from '../format/says/issues';
import type { Write } from '../store/documents';
import { fact, refuse, told, type Ask, type Outcome } from './handler';
import { findInIssue, openIssue } from './seen';

/** 排序 n k: to place k of its column. */
export async function moveToPlace(ask: Ask<{ number: number; place: number }>): Promise<Outcome> {
  const { number, place: k } = ask.args;
  const found = await findInIssue(number, ask);
  if (!found.ok) return refuse(ask, found);
  const column = whereIn(found.issue, number)?.column;
  if (column === undefined) return refuse(ask, { ok: false, why: 'not-in-issue', number });
  const places = found.issue.columns[column]?.length ?? 0;
  if (k < 1 || k > places) return refuse(ask, { ok: false, why: 'no-such-place', number, places });
  const issue = place(found.issue, number, column, k);
  return changed(ask, 'arranged', {
    writes: [{ kind: 'issue', value: issue }],
    reply: arranged(number, column, k),
  });
}

/** 移出 n: back to the pool. */
export async function moveToPool(ask: Ask<{ number: number }>): Promise<Outcome> {
  const { number } = ask.args;
  const found = await findInIssue(number, ask);
  if (!found.ok) return refuse(ask, found);
  const writes: Write[] = [
    { kind: 'issue', value: takeOut(found.issue, number) },
    { kind: 'entry', value: { ...found.entry, state: 'pooled' } },
  ];
  return changed(ask, 'removed', { writes, reply: removed(number) });
}

/** 下期 n: out of a closed issue into the one that collects; out of that one, to the next when there is one. */
export async function moveToNextIssue(ask: Ask<{ number: number }>): Promise<Outcome> {
  const { number } = ask.args;
  const found = await findInIssue(number, ask);
  if (!found.ok) return refuse(ask, found);
  const { column } = found.entry;
  if (found.issue.state === 'open') {
    const writes: Write[] = [{ kind: 'issue', value: putOff(found.issue, number, column) }];
    return changed(ask, 'deferred', { writes, reply: putOffText(number, null) });
  }
  const next: Issue = place(await openIssue(ask), number, column);
  const issues: Write[] = [takeOut(found.issue, number), next].map((value) => ({ kind: 'issue', value }));
  return changed(ask, 'deferred', { writes: issues, reply: putOffText(number, next) });
}

type Change = { writes: Write[]; reply: string };

function changed(
  ask: Ask<{ number: number }>,
  what: 'arranged' | 'removed' | 'deferred',
  { writes, reply }: Change,
): Outcome {
  return {
    writes,
    facts: [fact(ask, what, { submission: ask.args.number })],
    letters: told(ask.cause.by, reply),
  };
}
