import { countWrongTry, takeOffer, type Offer } from '../../../src/desk/issues/offer';
import { by } from '../examples';

const offer: Offer & { text: string } = {
  schema: 1,
  issue: 8,
  editor: 'editor-first',
  code: '0420',
  digest: 'as-shown',
  madeAt: 100,
  wrongTries: 0,
  text: '应为十六人。',
};
const given = { offer, code: '0420', digest: 'as-shown', word: '更正' as const };

test('the right code takes the offer with all that is in it', () => {
  expect(takeOffer(8, given, by('editor-first', 200))).toEqual({ ok: true, offer });
});

test('a refusal says of which command it is', () => {
  expect(takeOffer(9, given, by('editor-first', 200))).toEqual({
    ok: false,
    why: 'offer-void',
    word: '更正',
  });
  expect(takeOffer(8, { ...given, code: '0421' }, by('editor-first', 200))).toEqual({
    ok: false,
    why: 'wrong-code',
    word: '更正',
    triesLeft: 4,
  });
});

test('a wrong try is counted, and nothing else changes', () => {
  expect(countWrongTry(offer)).toEqual({ ...offer, wrongTries: 1 });
});
