import type { Bulletin, Piece } from '../../../src/desk/bulletin';
import type { Archived } from '../../../src/desk/issues/archived';
import {
  importIssue,
  knownOf,
  knownWith,
  ruleImport,
  type Known,
} from '../../../src/desk/issues/import-issue';
import type { NumberBearer } from '../../../src/desk/issues/number-bearer';

const pieces = ['驿站建到路边。', '夜校开进工地。', '清凉送到车间。'].map((text): Piece => ({
  headline: null,
  author: null,
  body: [text],
  attribution: '湖东区总工会',
}));
const august: Bulletin = {
  title: '江城工运',
  number: 8,
  runningNumber: 152,
  date: '2025-08-31',
  publisher: '江城市总工会办公室',
  columns: [
    { name: '空栏', entries: [] },
    { name: '简讯', entries: pieces },
  ],
  distribution: [],
};

function imported(change: Partial<Bulletin> = {}, at = 1000): Archived {
  const source = { by: 'desk-admin', source: '文件“旧.txt”', notUnderstood: [{ line: 3, text: '核稿' }] };
  return importIssue({ ...august, ...change }, source, at);
}

const empty = knownOf([], []);

function bearer(change: Partial<NumberBearer>): Known {
  return knownOf([], [{ number: 1, runningNumber: null, date: null, state: 'open', ...change }]);
}

test('it is kept as what was dispatched is kept, with who brought it in, when and from where', () => {
  expect(imported()).toEqual({
    schema: 1,
    id: expect.stringMatching(/^i[0-9a-f]{16}$/u) as string,
    bulletin: { ...august, columns: [{ name: '简讯', entries: pieces }] },
    origins: [[null, null, null]],
    signedOff: null,
    archivedAt: 1000,
    groups: [],
    word: null,
    imported: { by: 'desk-admin', source: '文件“旧.txt”', notUnderstood: [{ line: 3, text: '核稿' }] },
  });
});

test('nothing is known: it may come in', () => {
  expect(ruleImport(imported(), empty)).toEqual({ ok: true, unsure: null });
});

test('without an entry there is nothing to bring in', () => {
  expect(ruleImport(imported({ columns: [] }), empty)).toEqual({ ok: false, why: 'nothing-to-import' });
});

test('the same words are the same issue, however they are set and numbered', () => {
  const spaced = pieces.map((piece) => ({ ...piece, body: piece.body.map((text) => ` ${text}。`) }));
  const again = imported({ number: 9, runningNumber: 153, columns: [{ name: '短波', entries: spaced }] });
  const known = knownWith(empty, imported());
  expect(ruleImport(again, known)).toEqual({
    ok: false,
    why: 'in-archive',
    name: imported().bulletin,
    at: 1000,
  });
});

test('more than half of the entries to the letter are the same issue, fewer are not', () => {
  const other = { ...pieces[0]!, body: ['换届选举。'] };
  const numbers = { number: 9, runningNumber: 153 };
  const withEntries = (entries: Piece[]) => imported({ ...numbers, columns: [{ name: '简讯', entries }] });
  const known = knownOf([imported()], []);
  expect(ruleImport(withEntries([...pieces.slice(1), other]), known)).toMatchObject({ why: 'in-archive' });
  expect(ruleImport(withEntries([pieces[0]!, other]), known)).toMatchObject({ ok: true });
});

test.each([
  [{ runningNumber: 152 }, 'number-in-use'],
  [{ number: 8, runningNumber: 99, date: '2025-02-01' }, 'number-in-use'],
  [{ number: 8, date: '2025-02-01', state: 'closed' as const }, 'number-in-use'],
])('%j is borne already', (borne, why) => {
  const known = bearer(borne);
  expect(ruleImport(imported(), known)).toEqual({ ok: false, why, bearer: known.bearers[0] });
});

test.each([
  [{ number: 8, runningNumber: 99, date: '2024-08-31' }, {}],
  [{ number: 8, runningNumber: 99, date: null }, {}],
  [
    { number: null, runningNumber: null },
    { number: null, runningNumber: null },
  ],
])('%j is another issue', (borne, change) => {
  expect(ruleImport(imported(change), bearer(borne))).toEqual({ ok: true, unsure: null });
});

test.each([
  [{ number: 8, date: null }, {}],
  [
    { number: 8, date: '2025-08-31', runningNumber: 99 },
    { date: null, runningNumber: null },
  ],
])('whether %j is another cannot be told', (borne, change) => {
  const known = bearer(borne);
  expect(ruleImport(imported(change), known)).toEqual({ ok: true, unsure: known.bearers[0] });
});

test('what has just come in is known with its numbers', () => {
  const known = knownWith(empty, imported());
  const other = { ...pieces[0]!, body: ['换届选举。'] };
  expect(ruleImport(imported({ columns: [{ name: '简讯', entries: [other] }] }), known)).toEqual({
    ok: false,
    why: 'number-in-use',
    bearer: { number: 8, runningNumber: 152, date: '2025-08-31', state: 'archived' },
  });
});
