import type { Correction } from '../../src/desk/issues/archived';
import { planDelivery, type PartState } from '../../src/desk/issues/delivery';
import { dispatchOfCorrection } from '../../src/desk/issues/dispatch';
import type { Store } from '../../src/store/open-store';
import { frozenBulletin } from '../desk/examples';
import { commitOf } from '../store/open-test-store';
import { keepIssue } from './signed-issue';

export const correction: Correction = {
  schema: 1,
  of: 'd1',
  issue: 1,
  number: 1,
  text: '应为十六人。',
  by: 'editor-first',
  at: 5,
  state: 'dispatching',
};

/** The first correction of the first issue, which two groups got, with a delivery of one part in each of these states. */
export async function keepCorrection(store: Store, states: PartState[]): Promise<void> {
  await keepIssue(store, 'dispatched', ['sent', 'sent']);
  const dispatch = dispatchOfCorrection(correction);
  const frozen = { ...frozenBulletin(['应为十六人。']), dispatch, bulletin: null };
  const deliveries = states.map((state, order) => ({
    ...planDelivery({ name: `第${order + 1}群`, order }, frozen, 1),
    parts: [state === 'refused' ? { state, at: 1, errcode: 93000 } : { state, at: 1 }],
  }));
  await store.commit(
    commitOf({
      writes: [
        { kind: 'correction', value: correction },
        { kind: 'bulletin', value: frozen },
        ...deliveries.map((value) => ({ kind: 'delivery' as const, value })),
      ],
    }),
  );
}
