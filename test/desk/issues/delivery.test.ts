import {
  countUpload,
  doubtUnfinished,
  hasTrouble,
  isSettled,
  mayHaveBeenRead,
  nextPart,
  noteWait,
  partsIn,
  planDelivery,
  refusePart,
  refuseRest,
  resultOf,
  settlePart,
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

test('a planned delivery waits with every part of the frozen bulletin', () => {
  expect(planDelivery({ name: '机关群', order: 2 }, bulletin, 5)).toEqual({
    schema: 1,
    dispatch: 'issue-3',
    group: '机关群',
    order: 2,
    bulletin: 'abc',
    parts: [
      { state: 'waiting', at: 5 },
      { state: 'waiting', at: 5 },
      { state: 'waiting', at: 5 },
    ],
  });
});

test('parts go in order, one at a time', () => {
  expect(nextPart(deliveryWith('waiting', 'waiting'))).toBe(0);
  expect(nextPart(deliveryWith('sent', 'waiting'))).toBe(1);
  expect(nextPart(deliveryWith('uncertain', 'waiting'))).toBe(1);
  expect(nextPart(deliveryWith('sending', 'waiting'))).toBeNull();
  expect(nextPart(deliveryWith('sent', 'sent'))).toBeNull();
});

test('a part is begun by one run and counts how often', () => {
  const first = startPart(deliveryWith('waiting', 'waiting'), 0, 'run-1', 10);
  expect(first.parts[0]).toEqual({ state: 'sending', run: 'run-1', tries: 1, at: 10 });
  const back = settlePart(first, 0, { state: 'waiting', at: 11, run: 'run-1' });
  expect(startPart(back, 0, 'run-2', 12).parts[0]).toEqual({
    state: 'sending',
    run: 'run-2',
    tries: 2,
    at: 12,
  });
});

test.each<PartState>(['sending', 'sent', 'refused', 'uncertain'])(
  'a part that is %s is not begun again',
  (state) => {
    const delivery = deliveryWith(state, 'waiting');
    expect(startPart(delivery, 0, 'run-2', 10)).toBe(delivery);
  },
);

test('only the run that holds a part says what came of it', () => {
  const sending = startPart(deliveryWith('waiting'), 0, 'run-1', 10);
  expect(settlePart(sending, 0, { state: 'refused', at: 11, run: 'run-2', errcode: 93000 })).toBe(sending);
  expect(settlePart(sending, 0, { state: 'sent', at: 11, run: 'run-1' }).parts).toEqual([
    { state: 'sent', run: 'run-1', tries: 1, at: 11 },
  ]);
});

test('what a dead run left is in doubt, and its late answer still counts', () => {
  const doubted = doubtUnfinished(startPart(deliveryWith('waiting', 'sent'), 0, 'run-1', 10), 20);
  expect(doubted.parts.map(({ state, at }) => [state, at])).toEqual([
    ['uncertain', 20],
    ['sent', 5],
  ]);
  expect(settlePart(doubted, 0, { state: 'sent', at: 21, run: 'run-1' }).parts[0]?.state).toBe('sent');
});

test('after a refusal everything that waits is refused with the same errcode, and nothing else', () => {
  const rest = refuseRest(deliveryWith('sent', 'refused', 'uncertain', 'waiting'), 93004, 30);
  expect(rest.parts).toEqual([
    { state: 'sent', at: 5 },
    { state: 'refused', at: 5 },
    { state: 'uncertain', at: 5 },
    { state: 'refused', errcode: 93004, at: 30 },
  ]);
});

test('a part without its file is refused alone, and only while it waits', () => {
  const delivery = deliveryWith('waiting', 'sending', 'waiting');
  expect(refusePart(delivery, 0, 'too-long', 40).parts).toEqual([
    { state: 'refused', errcode: null, noFile: 'too-long', at: 40 },
    { state: 'sending', at: 5 },
    { state: 'waiting', at: 5 },
  ]);
  expect(refusePart(delivery, 1, 'too-long', 40)).toBe(delivery);
});

test('uploads in vain are counted while the part waits, apart from what was sent', () => {
  const twice = countUpload(countUpload(deliveryWith('waiting'), 0, 6), 0, 7);
  expect(twice.parts).toEqual([{ state: 'waiting', uploads: 2, at: 7 }]);
  expect(startPart(twice, 0, 'run-1', 8).parts[0]?.tries).toBe(1);
  const sent = deliveryWith('sent');
  expect(countUpload(sent, 0, 7)).toBe(sent);
});

test.each<[PartState[], boolean, string, boolean]>([
  [['sent', 'sent'], true, 'sent', true],
  [['sent', 'waiting'], false, 'sent', true],
  [['sent', 'sending'], false, 'sent', true],
  [['sent', 'uncertain'], true, 'uncertain', true],
  [['uncertain', 'refused'], true, 'refused', true],
  [['refused', 'refused'], true, 'refused', false],
  [['waiting', 'waiting'], false, 'sent', false],
])('parts %j: settled %s, result %s, may have been read %s', (states, settled, result, read) => {
  const delivery = deliveryWith(...states);
  expect([isSettled(delivery), resultOf(delivery), mayHaveBeenRead(delivery)]).toEqual([
    settled,
    result,
    read,
  ]);
});

test('a wait is noted while something waits, and is over when the next part begins', () => {
  const waits = { for: 'pace' as const, until: 90 };
  const noted = noteWait(deliveryWith('sent', 'waiting'), waits);
  expect(noted.waits).toEqual(waits);
  expect(startPart(noted, 1, 'run-1', 91)).not.toHaveProperty('waits');
  const settled = deliveryWith('sent');
  expect(noteWait(settled, waits)).toBe(settled);
  expect(noteWait(noted, { ...waits })).toBe(noted);
  expect(noteWait(noted, { ...waits, until: waits.until + 1 }).waits?.until).toBe(waits.until + 1);
});

test('parts are counted from 1', () => {
  expect(partsIn(deliveryWith('sent', 'refused', 'sent'), 'sent')).toEqual([1, 3]);
});

test.each<[PartState, boolean]>([
  ['waiting', false],
  ['sending', false],
  ['sent', false],
  ['refused', true],
  ['uncertain', true],
])('a part that is %s is trouble: %s', (state, trouble) => {
  expect(hasTrouble(deliveryWith('sent', state))).toBe(trouble);
});
