import { offerRefusalText } from '../../../src/format/says/offer-refusals';

test.each([
  [
    { why: 'no-offer' as const },
    '没有等您确认的更正。请先发“更正 期号 内容”，看清内容和群，再回复其中的数字。',
  ],
  [{ why: 'offer-expired' as const }, '这个更正码已过十分钟，作废了。请重新发“更正 期号 内容”。'],
  [
    { why: 'offer-void' as const },
    '更正或群在您看过之后有了变动，这个更正码作废，什么也没有发出。请重新发“更正 期号 内容”。',
  ],
  [
    { why: 'wrong-code' as const, triesLeft: 3 },
    '更正码不对，什么也没有发出。还可以试 3 次，或者重新发“更正 期号 内容”。',
  ],
  [
    { why: 'wrong-code' as const, triesLeft: 0 },
    '更正码连续不对，已作废，什么也没有发出。请重新发“更正 期号 内容”。',
  ],
])('%j of a correction', (refusal, text) => {
  expect(offerRefusalText({ ok: false, word: '更正', ...refusal })).toBe(text);
});

test('of a sign-off at a time nothing is set where the code does not fit', () => {
  expect(offerRefusalText({ ok: false, why: 'offer-void', word: '定时签发' })).toBe(
    '稿件或群在您看过之后有了变动，这个定时签发码作废，什么也没有定下。请重新发“定时签发 日期 时间”。',
  );
});

test('of a sign-off it is the issue’s pieces that may have changed', () => {
  expect(offerRefusalText({ ok: false, why: 'offer-void', word: '签发' })).toBe(
    '稿件或群在您看过之后有了变动，这个签发码作废，什么也没有发出。请重新发“签发”。',
  );
});
