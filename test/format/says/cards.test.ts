import type { CardFace } from '../../../src/desk/card';
import {
  awaitsReason,
  insteadOfCard,
  insteadOfRegistrationCard,
  listOfCards,
  questionDropped,
} from '../../../src/format/says/cards';

test('what came too fast is one list, which says how to come to each', () => {
  expect(listOfCards(['来稿 6｜湖东区总工会', '来稿 7｜山北区总工会'])).toBe(
    [
      '又收到 2 件，合在一起告诉您：',
      '来稿 6｜湖东区总工会',
      '来稿 7｜山北区总工会',
      '发“看 号码”出全文和卡片，“待审”看等着审的全部来稿。',
    ].join('\n'),
  );
});

const decided = '8月3日 10:32 编辑一 退稿：与上期重复';

test.each<[CardFace, string | null]>([
  ['settled', '来稿 12：8月3日 10:32 编辑一 退稿：与上期重复。先前的卡片已失效。'],
  ['return', '请直接发：退改 12 意见'],
  ['reject', '请直接发：退稿 12 理由'],
  ['awaitsReturn', '请把退改的意见发给我，十分钟内的下一条消息就是，通讯员会看到。'],
  ['awaitsReject', '请把退稿的理由发给我，十分钟内的下一条消息就是，通讯员会看到。'],
  ['open', null],
])('in place of a card that would be %s', (face, words) => {
  expect(insteadOfCard(face, 12, decided)).toBe(words);
});

test('in place of the card of a registration', () => {
  expect(insteadOfRegistrationCard(3, '8月3日 10:32 管理员 同意')).toBe(
    '登记 3：8月3日 10:32 管理员 同意。先前的卡片已失效。',
  );
});

test.each([
  [awaitsReason('return'), '请把退改的意见发给我，十分钟内的下一条消息就是，通讯员会看到。'],
  [awaitsReason('reject'), '请把退稿的理由发给我，十分钟内的下一条消息就是，通讯员会看到。'],
  [questionDropped(12, 'return'), '十分钟里没有等到退改的意见，来稿 12 仍然待审。'],
  [questionDropped(12, 'reject'), '十分钟里没有等到退稿的理由，来稿 12 仍然待审。'],
])('%s', (said, written) => {
  expect(said).toBe(written);
});
