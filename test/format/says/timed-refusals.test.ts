import { timedRefusalText } from '../../../src/format/says/timed-refusals';

const asked = '2026年8月31日 9:00';

test.each([
  [
    { why: 'time-not-understood' as const },
    '没有看懂时间，没有定时。请写上日期和钟点，例如：定时签发 8月31日 9:00，或：定时签发 明天 9:00',
  ],
  [
    { why: 'time-past' as const, asked },
    '2026年8月31日 9:00 已经过了，没有定时。请换一个时间；现在就发，发“签发”。',
  ],
  [
    { why: 'time-far' as const, asked, days: 60 },
    '2026年8月31日 9:00 离现在超过 60 天，没有定时。请写 60 天以内的时间。',
  ],
  [{ why: 'nothing-timed' as const }, '现在没有定时签发，没有变动。要定时，发“定时签发 日期 时间”。'],
])('%j', (refusal, text) => {
  expect(timedRefusalText(refusal)).toBe(text);
});
