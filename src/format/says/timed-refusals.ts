import type { TimedRefusal } from '../../desk/issues/timed-refusal';

/** The desk's no about a sign-off at a time. */
export function timedRefusalText(refusal: TimedRefusal): string {
  switch (refusal.why) {
    case 'time-not-understood':
      return '没有看懂时间，没有定时。请写上日期和钟点，例如：定时签发 8月31日 9:00，或：定时签发 明天 9:00';
    case 'time-past':
      return `${refusal.asked} 已经过了，没有定时。请换一个时间；现在就发，发“签发”。`;
    case 'time-far':
      return `${refusal.asked} 离现在超过 ${refusal.days} 天，没有定时。请写 ${refusal.days} 天以内的时间。`;
    case 'nothing-timed':
      return '现在没有定时签发，没有变动。要定时，发“定时签发 日期 时间”。';
  }
}
