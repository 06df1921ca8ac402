import {
  addMessage,
  closeDraft,
  comesLate,
  inOrder,
  isBefore,
  isOpenFor,
  keepStrayEnd,
  lastSaidAt,
  openDraft,
  saidAfter,
  silenceAsksFor,
  type Said,
} from '../../../src/desk/submissions/draft';

const from = { contact: 'contact-lake', unit: '湖东区总工会' };
const minute = 60_000;

function said(id: string, sentAt: number, at = sentAt): Said {
  return { id, sentAt, at };
}

const draft = openDraft(from, said('100', 10_000));
const closed = closeDraft(draft, { ...said('200', 20_000), submission: 7 });

test('a long piece begins empty, with the unit that its contact has then', () => {
  expect(draft).toEqual({
    schema: 1,
    contact: 'contact-lake',
    unit: '湖东区总工会',
    opened: { id: '100', sentAt: 10_000, at: 10_000 },
    closed: null,
    messages: [],
    pictures: [],
    remindedAt: null,
  });
});

test.each([
  ['the earlier second', said('9', 1000), said('1', 2000), true],
  ['the later second', said('1', 2000), said('9', 1000), false],
  ['the smaller number in one second, however many digits', said('9', 1000), said('10', 1000), true],
  ['a number that no double can hold', said('9007199254740992', 1000), said('9007199254740993', 1000), true],
  ['what came in first where an id is no number', said('b', 1000, 5), said('1', 1000, 6), true],
  ['what came in later where an id is no number', said('b', 1000, 6), said('1', 1000, 5), false],
  ['neither, where they are the same', said('1', 1000), said('1', 1000), false],
])('%s decides which was said first', (_what, one, other, expected) => {
  expect(isBefore(one, other)).toBe(expected);
});

test('messages are put in the order in which they were said', () => {
  const messages = [said('3', 3000), said('20', 1000), said('9', 1000)].map((one) => ({
    ...one,
    text: one.id,
  }));
  expect(inOrder(messages).map(({ text }) => text)).toEqual(['9', '20', '3']);
});

test('an open draft takes what was said in its second or later, a closed one nothing', () => {
  expect(isOpenFor(draft, said('1', 10_000))).toBe(true);
  expect(isOpenFor(draft, said('1', 9999))).toBe(false);
  expect(isOpenFor(closed, said('150', 15_000))).toBe(false);
});

test('late is what was said between 长稿 and 完稿 and comes in after it', () => {
  expect(comesLate(closed, said('150', 15_000, 30_000))).toBe(true);
  expect(comesLate(closed, said('199', 20_000, 30_000))).toBe(true);
  expect(comesLate(closed, said('201', 20_000))).toBe(false);
  expect(comesLate(closed, said('99', 10_000))).toBe(false);
  expect(comesLate(draft, said('150', 15_000))).toBe(false);
});

test('what came in before 完稿 and was said later is told apart', () => {
  const grown = ['15000', '20000', '21000'].reduce(
    (made, text) => addMessage(made, { ...said('1', Number(text)), text }),
    draft,
  );
  expect(saidAfter(grown, said('200', 20_000)).map(({ text }) => text)).toEqual(['21000']);
});

test('完稿 without a 长稿 is kept beside the latest draft, or in the place of one that takes nothing', () => {
  expect(keepStrayEnd(closed, from, said('300', 30_000))).toEqual({
    ...closed,
    strayEnd: said('300', 30_000),
  });
  const alone = keepStrayEnd(null, from, said('300', 30_000));
  expect(alone.strayEnd).toEqual(said('300', 30_000));
  expect(alone.closed).toEqual({ ...said('300', 30_000), submission: null });
  expect(comesLate(alone, said('299', 29_000))).toBe(false);
});

test('silence lasts from the last word or picture, as they came in', () => {
  const grown = addMessage(draft, { ...said('150', 15_000, 16_000), text: '甲' });
  expect(lastSaidAt(draft, [])).toBe(10_000);
  expect(lastSaidAt(grown, [])).toBe(16_000);
  expect(lastSaidAt(grown, [17_000, 12_000])).toBe(17_000);
});

test('silence asks for one reminder after ten minutes and for the end after fifteen', () => {
  const reminded = { ...draft, remindedAt: 1 };
  expect(silenceAsksFor(draft, 0, 10 * minute - 1)).toBeNull();
  expect(silenceAsksFor(draft, 0, 10 * minute)).toBe('remind');
  expect(silenceAsksFor(reminded, 0, 15 * minute - 1)).toBeNull();
  expect(silenceAsksFor(reminded, 0, 15 * minute)).toBe('close');
  expect(silenceAsksFor(closed, 0, 15 * minute)).toBeNull();
  expect(addMessage(reminded, { ...said('1', 1), text: '甲' }).remindedAt).toBeNull();
});
