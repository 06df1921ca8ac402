import { accept } from '../../src/desk/submissions/accept';
import { planDelivery, type Delivery, type PartState } from '../../src/desk/issues/delivery';
import { firstIssue, moveIssue, type Issue } from '../../src/desk/issues/issue';
import { submit } from '../../src/desk/submissions/submission';
import type { Store } from '../../src/store/open-store';
import { article, by, frozenBulletin, news } from '../desk/examples';
import { commitOf } from '../store/open-test-store';

/** A delivery of one part in each of these states, to one group each. */
function deliveriesIn(states: PartState[]): Delivery[] {
  return states.map((state, order) => ({
    ...planDelivery({ name: `第${order + 1}群`, order }, frozenBulletin(['甲']), 1),
    parts: [state === 'refused' ? { state, at: 1, errcode: 93000 } : { state, at: 1 }],
  }));
}

/** The first issue with one piece of contact-lake in it, in this state, and its deliveries. */
export async function keepIssue(store: Store, state: Issue['state'], parts: PartState[]): Promise<void> {
  const pending = submit(
    '夜校开进工地\n第一段。\n第二段。',
    { number: 1, unit: '湖东区总工会' },
    by('contact-lake'),
  );
  const into = {
    issue: firstIssue({ number: 8, runningNumber: 152 }, 0),
    column: news,
    piece: article,
    entry: null,
  };
  const accepted = accept(pending, into, by('editor-first'));
  if (!accepted.ok) throw new Error(accepted.why);
  const { submission, entry } = accepted;
  const issue = moveIssue(accepted.issue, state, by('editor-first', Date.now()));
  await store.commit(
    commitOf({
      writes: [
        { kind: 'submission', value: submission },
        { kind: 'entry', value: entry },
        { kind: 'issue', value: issue },
        ...deliveriesIn(parts).map((value) => ({ kind: 'delivery' as const, value })),
      ],
    }),
  );
}
