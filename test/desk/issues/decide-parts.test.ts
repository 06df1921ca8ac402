import { cancelRest, confirmShown, resend } from '../../../src/desk/issues/decide-parts';
import {
  doubtUnfinished,
  isCancelled,
  planDelivery,
  startPart,
  type Delivery,
  type PartState,
} from '../../../src/desk/issues/delivery';
import { frozenBulletin } from '../examples';

const bulletin = { ...frozenBulletin(['甲', '乙', '丙']), dispatch: 'issue-3' as const };

function deliveryWith(...states: PartState[]): Delivery {
  const planned = planDelivery({ name: '机关群', order: 2 }, bulletin, 5);
  return { ...planned, parts: states.map((state) => ({ state, at: 5 })) };
}

test('what is cancelled has not begun, and says why it was not sent', () => {
  const cancelled = cancelRest(deliveryWith('sent', 'sending', 'waiting'), 9);
  expect(cancelled.parts).toEqual([
    { state: 'sent', at: 5 },
    { state: 'sending', at: 5 },
    { state: 'refused', errcode: null, why: 'cancelled', at: 9 },
  ]);
  expect([
    isCancelled(cancelled),
    isCancelled(deliveryWith('refused')),
    isCancelled(deliveryWith('sent')),
  ]).toEqual([true, false, false]);
  const settled = deliveryWith('sent', 'refused');
  expect(cancelRest(settled, 9)).toBe(settled);
});

test('only what is missing goes out again, in its order, and nothing of an old run clings to it', () => {
  const doubted = doubtUnfinished(startPart(deliveryWith('waiting', 'sent', 'refused'), 0, 'run-1', 6), 7);
  expect(resend(doubted, ['refused', 'uncertain'], 9).parts).toEqual([
    { state: 'waiting', at: 9 },
    { state: 'sent', at: 5 },
    { state: 'waiting', at: 9 },
  ]);
  expect(resend(doubted, ['refused'], 9).parts.map(({ state }) => state)).toEqual([
    'uncertain',
    'sent',
    'waiting',
  ]);
  const whole = deliveryWith('sent', 'waiting');
  expect(resend(whole, ['refused', 'uncertain'], 9)).toBe(whole);
});

test('what an editor has seen in the group is sent, and says who has seen it', () => {
  const seen = { by: 'editor-first', at: 9 };
  expect(confirmShown(deliveryWith('uncertain', 'refused'), seen).parts).toEqual([
    { state: 'sent', at: 9, confirmedBy: 'editor-first' },
    { state: 'refused', at: 5 },
  ]);
  const sure = deliveryWith('sent', 'refused');
  expect(confirmShown(sure, seen)).toBe(sure);
});
