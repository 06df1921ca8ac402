import {
  hasHad,
  isBrought,
  mayHaveRead,
  takesBriefs,
  timesTakenBack,
  withSendings,
  type Sending,
} from '../../../src/desk/briefs/sent-brief';
import type { Group } from '../../../src/desk/desk-config';
import { withChange } from '../../../src/desk/entries/entry';
import type { Delivery, Part } from '../../../src/desk/issues/delivery';
import { by, entryOf } from '../examples';

const sending: Sending = { group: '甲群', dispatch: 'briefs-1', at: 5, entry: 12, parts: [1], takenBack: 0 };

function delivery(...parts: Part[]): Delivery {
  return { schema: 1, dispatch: 'briefs-1', group: '甲群', order: 0, bulletin: 'abc', parts };
}

const sent: Part = { state: 'sent', at: 1 };
const waiting: Part = { state: 'waiting', at: 1 };

test.each<[Part, had: boolean, read: boolean]>([
  [sent, true, true],
  [{ state: 'uncertain', at: 1 }, true, true],
  [{ state: 'sending', at: 1 }, true, true],
  [waiting, true, false],
  [{ state: 'refused', at: 1, errcode: 93000 }, false, false],
  [{ ...sent, leftOut: [12] }, false, false],
  [{ ...sent, leftOut: [13] }, true, true],
])('of a part that is %j', (part, had, read) => {
  expect(hasHad(sending, delivery(waiting, part), 0)).toBe(had);
  expect(mayHaveRead(sending, delivery(waiting, part))).toBe(read);
});

test('what waits is void once its acceptance was taken back; what was sent stays read', () => {
  expect(hasHad(sending, delivery(sent, waiting), 1)).toBe(false);
  expect(hasHad(sending, delivery(waiting, sent), 1)).toBe(true);
  expect(hasHad(sending, null, 0)).toBe(false);
});

test('half of a long brief has been had: 补发 brings the rest', () => {
  const half = delivery(sent, { state: 'refused', at: 1 });
  expect(hasHad({ ...sending, parts: [0, 1] }, half, 0)).toBe(true);
});

test('a later dispatch takes over a group and leaves the others', () => {
  const others = { ...sending, group: '乙群' };
  const before = withSendings(undefined, 12, [sending, others]);
  const later = { ...sending, dispatch: 'briefs-2' as const };
  expect(withSendings(before, 12, [later])).toEqual({ schema: 1, submission: 12, groups: [others, later] });
  expect(isBrought(before, '甲群', 'briefs-1')).toBe(true);
  expect(isBrought(withSendings(before, 12, [later]), '甲群', 'briefs-1')).toBe(false);
  expect(isBrought(null, '甲群', 'briefs-1')).toBe(false);
});

test('a group takes briefs of its columns, where it has said which', () => {
  const group: Group = { name: '甲群', via: 'webhook', address: '', style: 'full', receives: ['briefs'] };
  expect(takesBriefs(group, '简讯')).toBe(true);
  expect(takesBriefs({ ...group, columns: ['工作动态'] }, '简讯')).toBe(false);
  expect(takesBriefs({ ...group, columns: ['工作动态'] })).toBe(true);
  expect(takesBriefs({ ...group, receives: ['bulletin'] })).toBe(false);
});

test('every 撤销 counts', () => {
  const entry = withChange(entryOf(12), { what: 'takenBack' }, by('editor-first'));
  expect(timesTakenBack(withChange(entry, { what: 'made' }, by('editor-first')))).toBe(1);
  expect(timesTakenBack(null)).toBe(0);
});
