import { keepPicture, losePicture, takesPictures, type Picture } from '../../../src/desk/submissions/picture';

const picture: Picture = {
  schema: 1,
  id: 'm1',
  contact: 'contact-lake',
  submission: 3,
  mediaId: 'media',
  at: 1000,
  state: 'fetching',
  file: null,
  bytes: null,
};
const minute = 60_000;

test.each([
  ['ten minutes after the text', [], 10 * minute, true],
  ['later than that', [], 10 * minute + 1, false],
  ['ten minutes after the last picture', [2 * minute, 9 * minute], 19 * minute, true],
  ['later than that', [2 * minute, 9 * minute], 19 * minute + 1, false],
])('a submission takes a picture until %s', (_until, pictures, now, expected) => {
  const earlier = pictures.map((at) => ({ at }));
  expect(takesPictures({ revisions: [{ at: -minute }, { at: 0 }] }, earlier, now)).toBe(expected);
});

test('a picture is kept under its file, or lost without one', () => {
  expect(keepPicture(picture, { file: 'media/a.jpg', bytes: 5 })).toEqual({
    ...picture,
    state: 'kept',
    file: 'media/a.jpg',
    bytes: 5,
  });
  expect(losePicture(picture)).toEqual({ ...picture, state: 'lost' });
});
