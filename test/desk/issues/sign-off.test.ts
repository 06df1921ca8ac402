import { moveIssue } from '../../../src/desk/issues/issue';
import { countWrongTry, type Offer } from '../../../src/desk/issues/offer';
import { signOff } from '../../../src/desk/issues/sign-off';
import { by, openIssueWith } from '../examples';

const tenMinutesMs = 600_000;
const closed = moveIssue(openIssueWith([1]), 'closed', by('editor-first', 50));

const offer: Offer = {
  schema: 1,
  issue: 1,
  editor: 'editor-first',
  code: '0420',
  digest: 'as-shown',
  madeAt: 100,
  wrongTries: 0,
};

const given = { offer, code: '0420', digest: 'as-shown' };

test('the right code in time, of what was shown, signs the issue off', () => {
  const ruled = signOff(closed, given, by('editor-first', 100 + tenMinutesMs));
  if (!ruled.ok) throw new Error(ruled.why);
  expect(ruled.issue.state).toBe('signedOff');
  expect(ruled.issue.moves.at(-1)).toEqual({ state: 'signedOff', ...by('editor-first', 100 + tenMinutesMs) });
});

test.each([
  ['there is no offer', { ...given, offer: null }, 'no-offer'],
  ['the offer is another editor’s', { ...given, offer: { ...offer, editor: 'editor-second' } }, 'no-offer'],
  ['the offer is of another issue', { ...given, offer: { ...offer, issue: 2 } }, 'offer-void'],
  ['the issue has changed', { ...given, digest: 'otherwise' }, 'offer-void'],
  ['too many codes were wrong', { ...given, offer: { ...offer, wrongTries: 5 } }, 'no-offer'],
])('nothing is signed off when %s', (_when, what, why) => {
  expect(signOff(closed, what, by('editor-first', 200))).toEqual({ ok: false, why, word: '签发' });
});

test('the code is void after ten minutes', () => {
  expect(signOff(closed, given, by('editor-first', 101 + tenMinutesMs))).toEqual({
    ok: false,
    why: 'offer-expired',
    word: '签发',
  });
});

test('a wrong code can be tried five times in all', () => {
  let tried = offer;
  const left: unknown[] = [];
  for (let tries = 0; tries < 6; tries += 1) {
    left.push(signOff(closed, { ...given, offer: tried, code: '0421' }, by('editor-first', 200)));
    tried = countWrongTry(tried);
  }
  expect(left).toEqual([
    ...[4, 3, 2, 1, 0].map((triesLeft) => ({ ok: false, why: 'wrong-code', word: '签发', triesLeft })),
    { ok: false, why: 'no-offer', word: '签发' },
  ]);
});
