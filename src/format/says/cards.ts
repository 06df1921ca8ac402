import type { CardFace, Declining } from '../../desk/card';
import { lines } from '../lines';

/** What came while there was too much for a card each, as one list. */
export function listOfCards(each: readonly string[]): string {
  return lines(
    `又收到 ${each.length} 件，合在一起告诉您：`,
    ...each,
    '发“看 号码”出全文和卡片，“待审”看等着审的全部来稿。',
  );
}

/** Instead of a card that WeCom has not taken. */
export function cardInWords(line: string): string {
  return lines(line, '它的卡片没有发成。发“看 号码”读全文，再用命令决定。');
}

/** To somebody whose card WeCom no longer changes: what it would show. Null where its buttons may stay. */
export function insteadOfCard(face: CardFace, number: number, decided: string): string | null {
  switch (face) {
    case 'settled':
      return `来稿 ${number}：${decided}。先前的卡片已失效。`;
    case 'return':
    case 'reject':
      return `请直接发：${verbs[face]} ${number} ${reasons[face]}`;
    case 'awaitsReturn':
      return awaitsReason('return');
    case 'awaitsReject':
      return awaitsReason('reject');
    case 'open':
      return null;
  }
}

/** The same to an admin, of a registration. */
export function insteadOfRegistrationCard(number: number, decided: string): string {
  return `登记 ${number}：${decided}。先前的卡片已失效。`;
}

export function awaitsReason(way: Declining): string {
  return `请把${verbs[way]}的${reasons[way]}发给我，十分钟内的下一条消息就是，通讯员会看到。`;
}

export function questionDropped(number: number, way: Declining): string {
  return `十分钟里没有等到${verbs[way]}的${reasons[way]}，来稿 ${number} 仍然待审。`;
}

const verbs: Record<Declining, string> = { return: '退改', reject: '退稿' };
const reasons: Record<Declining, string> = { return: '意见', reject: '理由' };
