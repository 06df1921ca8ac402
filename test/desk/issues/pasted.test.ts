import { addPasted, openPasted, takesPasted } from '../../../src/desk/issues/pasted';

const opened = { id: '1', sentAt: 60_000, at: 61_000 };
const minute = 60_000;

function said(sentAt: number) {
  return { id: '2', sentAt, at: sentAt };
}

test('what is pasted is gathered, and makes void what was offered', () => {
  const offer = {
    schema: 1 as const,
    issue: 0,
    editor: 'a',
    code: '1',
    digest: '',
    madeAt: 0,
    wrongTries: 0,
  };
  const first = { ...said(70_000), text: '江城工运' };
  expect(addPasted({ ...openPasted('desk-admin', opened), offer }, first)).toEqual({
    schema: 1,
    admin: 'desk-admin',
    opened,
    messages: [first],
    offer: null,
  });
});

test('it takes what is said within a quarter of an hour of the last, and nothing from before', () => {
  const pasted = addPasted(openPasted('desk-admin', opened), { ...said(10 * minute), text: '甲' });
  expect([25, 26].map((minutes) => takesPasted(pasted, said(minutes * minute)))).toEqual([true, false]);
  expect(takesPasted(openPasted('desk-admin', opened), said(59_000))).toBe(false);
  expect(takesPasted(openPasted('desk-admin', opened), said(16 * minute + 1))).toBe(false);
});
