import type { OfferWord } from '../../desk/issues/offer-word';
import type { Refusal } from '../../desk/refusal';

type OfferRefusal = Extract<Refusal, { word: OfferWord; why: `offer-${string}` | 'no-offer' | 'wrong-code' }>;

/** How the command is written that makes an offer, and what an offer is of. */
const offers: Record<OfferWord, { how: string; of: string; shown: string; done: string }> = {
  签发: { how: '签发', of: '稿件或群', shown: '内容和群', done: '发出' },
  定时签发: { how: '定时签发 日期 时间', of: '稿件或群', shown: '内容、时间和群', done: '定下' },
  更正: { how: '更正 期号 内容', of: '更正或群', shown: '内容和群', done: '发出' },
  导入: { how: '导入完', of: '贴来的文字', shown: '读出的内容', done: '导入' },
};

/** No to a code that was sent back. */
export function offerRefusalText(refusal: OfferRefusal): string {
  const { word } = refusal;
  const { how, of, shown, done } = offers[word];
  switch (refusal.why) {
    case 'no-offer':
      return `没有等您确认的${word}。请先发“${how}”，看清${shown}，再回复其中的数字。`;
    case 'offer-expired':
      return `这个${word}码已过十分钟，作废了。请重新发“${how}”。`;
    case 'offer-void':
      return `${of}在您看过之后有了变动，这个${word}码作废，什么也没有${done}。请重新发“${how}”。`;
    case 'wrong-code':
      return refusal.triesLeft > 0
        ? `${word}码不对，什么也没有${done}。还可以试 ${refusal.triesLeft} 次，或者重新发“${how}”。`
        : `${word}码连续不对，已作废，什么也没有${done}。请重新发“${how}”。`;
  }
}
