import { mediaKind } from '../../../src/format/reading/media-kind';

test.each([
  ['ffd8ffe000104a46', 'jpg'],
  ['89504e470d0a1a0a', 'png'],
  ['89504e4700000000', 'other'],
  ['504b030414000600', 'zip'],
  ['504b050600000000', 'zip'],
  ['d0cf11e0a1b11ae1', 'compound'],
  ['474946383961', 'other'],
  ['', 'other'],
])('a file that begins with %s is %s', (start, kind) => {
  expect(mediaKind(Buffer.from(start, 'hex'))).toBe(kind);
});
