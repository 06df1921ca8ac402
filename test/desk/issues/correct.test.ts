import { bearsNumbers, findNamed, whoGot, type WhichIssue } from '../../../src/desk/issues/correct';
import { planDelivery, type Delivery, type PartState } from '../../../src/desk/issues/delivery';
import { moveIssue, type Issue } from '../../../src/desk/issues/issue';
import { by, frozenBulletin, openIssueWith } from '../examples';

const calendar = { today: '2027-02-01', dateOf: () => '2027-02-01' };
const nothing: WhichIssue = { number: null, year: null, runningNumber: null };

function issueOf(ordinal: number, numbers: Pick<Issue, 'number' | 'date'>, state: Issue['state']): Issue {
  const issue = { ...openIssueWith([1]), ...numbers, ordinal, runningNumber: 100 + ordinal };
  return moveIssue(issue, state, by('editor-first', 1));
}

const old = issueOf(1, { number: 8, date: '2025-08-31' }, 'dispatched');
const last = issueOf(2, { number: 8, date: '2026-08-31' }, 'dispatched');
const coming = issueOf(3, { number: 8, date: '2027-08-31' }, 'open');
const issues = [coming, old, last];

test.each([
  ['the number alone means the latest that was signed off', { number: 8 }, last],
  ['a year means that of its date', { number: 8, year: 2025 }, old],
  ['the running number is one ever', { runningNumber: 101 }, old],
  ['both must fit', { number: 8, runningNumber: 102 }, last],
  ['what has not gone out is found where nothing else is', { number: 8, year: 2027 }, coming],
  ['a number that none bears finds none', { number: 9 }, null],
  ['numbers of two issues find none', { number: 8, year: 2025, runningNumber: 102 }, null],
])('%s', (_name, which, issue) => {
  expect(findNamed({ ...nothing, ...which }, issues, calendar)).toBe(issue);
});

test('what an issue does not bear does not fit', () => {
  expect(
    bearsNumbers({ ...nothing, number: 8, year: 2026 }, { number: 8, runningNumber: 1, year: null }),
  ).toBe(false);
});

function deliveriesOf(...each: PartState[][]): Delivery[] {
  return each.map((states, order) => ({
    ...planDelivery({ name: `第${order + 1}群`, order }, frozenBulletin([]), 1),
    parts: states.map((state) => ({ state, at: 1 })),
  }));
}

const name = '第8期（总第102期）';

test('who has read it or may have is told apart from who has not', () => {
  const deliveries = deliveriesOf(['sent'], ['refused', 'refused'], ['uncertain'], ['sent', 'refused']);
  expect(whoGot(last, deliveries)).toEqual({
    ok: true,
    got: ['第1群', '第3群', '第4群'],
    missed: ['第2群'],
  });
});

test.each<[Issue['state'], PartState[][], object]>([
  ['open', [], { why: 'not-yet-out', issue: name, isGoing: false }],
  ['closed', [], { why: 'not-yet-out', issue: name, isGoing: false }],
  ['signedOff', [['sent']], { why: 'not-yet-out', issue: name, isGoing: true }],
  ['dispatching', [['sent'], ['waiting']], { why: 'not-yet-out', issue: name, isGoing: true }],
  ['dispatching', [['sent'], ['sent']], { why: 'not-yet-out', issue: name, isGoing: true }],
  ['dispatching', [['refused']], { why: 'nobody-got-it', issue: name }],
])('an issue that is %s, with deliveries %j, has no readers yet', (state, states, refusal) => {
  const issue = moveIssue(last, state, by('editor-first', 2));
  expect(whoGot(issue, deliveriesOf(...states))).toEqual({ ok: false, ...refusal });
});
