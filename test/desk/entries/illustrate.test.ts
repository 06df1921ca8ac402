import { changeCaptions, illustrated, mergeCaptions, picturesOf } from '../../../src/desk/entries/illustrate';
import type { Picture } from '../../../src/desk/submissions/picture';
import { by, entryOf } from '../examples';

const cause = by('editor-first');

function picture(id: string, submission: number, file: string | null = `media/${id}.jpg`): Picture {
  const state = file === null ? 'fetching' : 'kept';
  return { schema: 1, id, contact: 'contact-lake', submission, mediaId: id, at: 1, state, file, bytes: 3 };
}

const merged = { ...entryOf(2), submissions: [2, 1] };
const pictures = [picture('a', 1), picture('b', 2), picture('c', 2), picture('d', 3)];

test('an entry has the pictures of its submissions, in their order', () => {
  expect(picturesOf(merged, pictures).map(({ id }) => id)).toEqual(['b', 'c', 'a']);
});

test('what is kept is printed, with its caption where it has one', () => {
  const entry = { ...merged, captions: ['开班', '结业'] };
  const printed = illustrated(entry, [...pictures, picture('e', 2, null)]).piece.pictures;
  expect(printed).toEqual([
    { file: 'media/b.jpg', caption: '开班' },
    { file: 'media/c.jpg', caption: '结业' },
    { file: 'media/a.jpg', caption: null },
  ]);
});

test('an entry without pictures, and one whose pictures are not wanted, stays as it is', () => {
  expect(illustrated(entryOf(5), pictures)).toEqual(entryOf(5));
  const unwanted = { ...merged, captions: null };
  expect(illustrated(unwanted, pictures)).toEqual(unwanted);
});

test('captions are changed, left out and set again, and every change is kept', () => {
  const first = changeCaptions(merged, { captions: ['开班'], pictures: 3 }, cause);
  if (!first.ok) throw new Error(first.why);
  const none = changeCaptions(first.entry, { captions: null, pictures: 3 }, cause);
  if (!none.ok) throw new Error(none.why);
  expect(none.entry.captions).toBeNull();
  expect(none.entry.changes.map(({ what, before, after }) => [what, before, after])).toEqual([
    ['captions', '', '开班'],
    ['captions', '开班', null],
  ]);
});

test.each([
  [
    { captions: ['开班', '结业'], pictures: 1 },
    { why: 'captions-left-over', number: 2, pictures: 1 },
  ],
  [
    { captions: null, pictures: 0 },
    { why: 'captions-left-over', number: 2, pictures: 0 },
  ],
])('%j is refused', (to, refusal) => {
  expect(changeCaptions(merged, to, cause)).toEqual({ ok: false, ...refusal });
});

test('the same captions are no change', () => {
  const entry = { ...merged, captions: ['开班'] };
  expect(changeCaptions(entry, { captions: ['开班'], pictures: 2 }, cause)).toMatchObject({
    why: 'nothing-changed',
  });
});

test('a picture that could not be had is none', () => {
  const lost = { ...picture('f', 2, null), state: 'lost' as const };
  const entry = { ...merged, captions: ['开班', '结业'] };
  expect(illustrated(entry, [lost, ...pictures]).piece.pictures?.map(({ caption }) => caption)).toEqual([
    '开班',
    '结业',
    null,
  ]);
});

describe('merged entries', () => {
  const first = { ...entryOf(2), captions: ['开班'] };
  const second = { ...entryOf(1), captions: null };
  const third = { ...entryOf(3), captions: ['结业'] };

  function printedOf(entries: Parameters<typeof mergeCaptions>[0]) {
    const submissions = entries.flatMap((entry) => entry.submissions);
    const entry = { ...entryOf(2), submissions, ...mergeCaptions(entries, pictures) };
    return illustrated(entry, pictures).piece.pictures?.map(({ file, caption }) => [file, caption]);
  }

  test('keep all their pictures in order, each with its own caption or left out as it was', () => {
    expect(printedOf([first, second, third])).toEqual([
      ['media/b.jpg', '开班'],
      ['media/c.jpg', null],
      ['media/d.jpg', '结业'],
    ]);
    expect(printedOf([third, first])).toEqual([
      ['media/d.jpg', '结业'],
      ['media/b.jpg', '开班'],
      ['media/c.jpg', null],
    ]);
  });

  test('of which nobody has said anything have none said of them; where all are left out they stay so', () => {
    expect(mergeCaptions([entryOf(2), entryOf(1)], pictures)).toEqual({});
    expect(mergeCaptions([second, { ...first, captions: null }], pictures)).toEqual({ captions: null });
  });

  test('can be given captions anew, for every picture again', () => {
    const entry = { ...merged, ...mergeCaptions([first, second], pictures) };
    expect(entry.captions).toEqual(['开班', '', null]);
    const ruled = changeCaptions(entry, { captions: ['开班'], pictures: 3 }, cause);
    expect(ruled).toMatchObject({ ok: true, entry: { captions: ['开班'] } });
  });
});
