import {
  askOfCard,
  beginChange,
  choiceIdOf,
  faceOf,
  isBehind,
  newCard,
  pressedCard,
  releaseChange,
  saidInstead,
  sentCard,
  spendCode,
  taskIdOf,
  usableCode,
  type Card,
  type CardSubject,
} from '../../src/desk/card';
import { returnToContact, revise } from '../../src/desk/submissions/submission';
import { by, pendingSubmission } from './examples';

const about: CardSubject = { kind: 'submission', number: 12, move: 1 };
const hour = 60 * 60_000;

function cardWith(change: Partial<Card> = {}): Card {
  return { ...newCard('s12-0', 'editor-first', about), ...change };
}

function codesOf({ codes }: Card): string[] {
  return codes.map(({ code }) => code);
}

test('a new card waits for its sending, with all its buttons', () => {
  expect(cardWith()).toEqual({
    schema: 1,
    taskId: 's12-0',
    holder: 'editor-first',
    about,
    sentAt: null,
    codes: [],
    asked: 'open',
    shown: 'open',
    said: null,
    changing: null,
  });
});

describe('the id of a task', () => {
  test('is the same for the same message and holder, and names what it is about', () => {
    const id = taskIdOf(about, 'message-1', 'editor-first');
    expect(id).toMatch(/^s12-[0-9a-f]{16}$/u);
    expect(taskIdOf({ ...about }, 'message-1', 'editor-first')).toBe(id);
    expect(taskIdOf({ ...about, kind: 'registration' }, 'message-1', 'desk-admin')).toMatch(
      /^r12-[0-9a-f]{16}$/u,
    );
  });

  test('is another for another message, holder or submission, wherever one word ends and the next begins', () => {
    const ids = [
      taskIdOf(about, 'message-1', 'editor-first'),
      taskIdOf(about, 'message-2', 'editor-first'),
      taskIdOf(about, 'message-1', 'editor-second'),
      taskIdOf({ ...about, number: 13 }, 'message-1', 'editor-first'),
      taskIdOf(about, 'message-1editor', '-first'),
    ];
    expect(new Set(ids).size).toBe(5);
  });
});

describe('codes', () => {
  test('the sending brings one, and so does every press; a repeat brings nothing new', () => {
    const sent = sentCard(sentCard(cardWith(), 'sent', 100), 'sent', 200);
    const pressed = pressedCard(sent, 'pressed', by('editor-first', 300));
    expect(pressed).toMatchObject({
      sentAt: 100,
      codes: [
        { code: 'sent', at: 100 },
        { code: 'pressed', at: 300 },
      ],
    });
  });

  test('a card that WeCom has shown before gives none, and stands on the screen all the same', () => {
    expect(sentCard(cardWith(), null, 100)).toMatchObject({ sentAt: 100, codes: [] });
    expect(pressedCard(cardWith(), '', by('editor-first', 100))).toMatchObject({ sentAt: 100, codes: [] });
  });

  test('the newest is used first', () => {
    expect(usableCode(sentCard(sentCard(cardWith(), 'a', 0), 'b', 1), 2)).toBe('b');
  });

  test('after 71 hours a code is left alone, a younger one is not', () => {
    const card = sentCard(cardWith(), 'a', 0);
    expect(usableCode(card, 71 * hour - 1)).toBe('a');
    expect(usableCode(card, 71 * hour)).toBeNull();
    expect(usableCode(sentCard(card, 'b', hour), 71 * hour)).toBe('b');
  });
});

describe('what it is to show', () => {
  test('what its holder has asked of it, until something happens to the submission', () => {
    const submission = pendingSubmission(12);
    const card = askOfCard(cardWith(), 'reject');
    expect(faceOf(card, submission)).toBe('reject');
    const returned = returnToContact(submission, '请补充数字', by('editor-second', 10));
    if (!returned.ok) throw new Error(returned.why);
    expect(faceOf(card, returned.submission)).toBe('settled');
  });

  test('a text that was revised in the same second as it came settles it: moves are counted, not seconds', () => {
    const submission = pendingSubmission(12);
    const revised = revise(submission, '新的全文', by('contact-lake', 10));
    if (!revised.ok) throw new Error(revised.why);
    expect(revised.submission.moves.map(({ at }) => at)).toEqual([10, 10]);
    expect(faceOf(cardWith(), revised.submission)).toBe('settled');
    expect(faceOf(cardWith({ about: { ...about, move: 2 } }), revised.submission)).toBe('open');
  });

  test('a card on its way is not behind; one that shows something else is, and one that may', () => {
    const standing = sentCard(cardWith(), 'a', 1);
    expect(isBehind(cardWith(), 'settled')).toBe(false);
    expect(isBehind(standing, 'open')).toBe(false);
    expect(isBehind(standing, 'settled')).toBe(true);
    expect(isBehind(beginChange(standing, 'a', { to: 'reject', at: 2 }), 'open')).toBe(true);
  });
});

describe('a change', () => {
  const sent = sentCard(sentCard(cardWith(), 'a', 1), 'b', 2);
  const begun = beginChange(sent, 'b', { to: 'settled', at: 3 });

  test('spends its code, whether it is taken or not', () => {
    expect(begun.changing).toEqual({ code: 'b', to: 'settled', at: 3 });
    const taken = spendCode(begun, 'b', 'settled');
    expect([codesOf(taken), taken.shown, taken.changing]).toEqual([['a'], 'settled', null]);
    const refused = spendCode(begun, 'b');
    expect([codesOf(refused), refused.shown, refused.changing]).toEqual([['a'], 'open', null]);
  });

  test('is not ended by somebody who comes late with another code', () => {
    expect(spendCode(begun, 'a', 'return')).toMatchObject({ shown: 'return', changing: { code: 'b' } });
    expect(releaseChange(begun, 'a', 'return')).toBe(begun);
  });

  test('that is put off is remembered only where WeCom may have taken it', () => {
    expect(releaseChange(begun, 'b', 'settled').changing).toEqual({ code: 'b', to: 'settled', at: 0 });
    expect(releaseChange(begun, 'b', null).changing).toBeNull();
  });
});

test('what was said in words holds until its holder asks for something else', () => {
  const said = saidInstead(beginChange(cardWith(), 'a', { to: 'return', at: 1 }), 'return');
  expect(said).toMatchObject({ said: 'return', shown: 'open', changing: null });
  expect(askOfCard(said, 'open').said).toBe('return');
  expect(askOfCard(said, 'reject')).toMatchObject({ asked: 'reject', said: null });
});

test('a name stands for itself in a list, but for one that is longer than WeCom takes', () => {
  expect(choiceIdOf('简讯')).toBe('简讯');
  const longest = `ab${'栏'.repeat(42)}`;
  expect(choiceIdOf(longest)).toBe(longest);
  const [one, other] = [choiceIdOf(`${longest}一`), choiceIdOf(`${longest}二`)];
  expect([one, other]).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/u), expect.not.stringMatching(one)]);
});
