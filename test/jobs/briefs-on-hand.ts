import type { Group } from '../../src/desk/desk-config';
import { accept } from '../../src/desk/submissions/accept';
import { firstIssue, type Issue } from '../../src/desk/issues/issue';
import { submit } from '../../src/desk/submissions/submission';
import type { Store } from '../../src/store/open-store';
import { briefs, by } from '../desk/examples';
import { commitOf } from '../store/open-test-store';
import type { Bench } from './workshop';

/** Briefs of contact-lake with these numbers in the first issue, accepted at these moments. */
export async function keepBriefs(store: Store, acceptedAt: Record<number, number>): Promise<void> {
  let issue: Issue = firstIssue({ number: 8, runningNumber: 152 }, 0);
  const writes = Object.entries(acceptedAt).flatMap(([number, at]) => {
    const pending = submit(
      textOf(number),
      { number: Number(number), unit: '湖东区总工会' },
      by('contact-lake'),
    );
    const piece = { headline: null, author: null, body: [textOf(number)], attribution: null };
    const made = accept(pending, { issue, column: briefs, piece, entry: null }, by('editor-first', at));
    if (!made.ok) throw new Error(made.why);
    issue = made.issue;
    return [
      { kind: 'submission' as const, value: made.submission },
      { kind: 'entry' as const, value: made.entry },
    ];
  });
  await store.commit(commitOf({ writes: [...writes, { kind: 'issue', value: issue }] }));
}

export function textOf(number: number | string): string {
  return `码头工会第 ${number} 次给班组送凉茶，职工都说好。`;
}

/** Three groups, of which the first two take briefs. */
export function withBriefGroups(deps: Bench['deps']): Bench['deps'] {
  const groups = deps.desk.groups.map((group, at): Group => {
    return { ...group, receives: at < 2 ? ['bulletin', 'briefs'] : ['bulletin'] };
  });
  return { ...deps, desk: { ...deps.desk, groups } };
}
