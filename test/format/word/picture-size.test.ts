import { pictureSize } from '../../../src/format/word/picture-size';
import { jpg, png } from '../../support/files';

/** A JPEG with an APP0 segment, a Huffman table and a frame of this size. */
function jpeg(width: number, height: number, frame = 'c2'): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt16BE(height, 0);
  size.writeUInt16BE(width, 2);
  const before = Buffer.from('ffd8ffe000044a46ffc4000300ff', 'hex');
  return Buffer.concat([before, Buffer.from(`ff${frame}000b08`, 'hex'), size, Buffer.alloc(8)]);
}

it('is read from a PNG', () => {
  expect(pictureSize(png)).toEqual({ width: 1, height: 1 });
});

it.each(['c0', 'c1', 'c2', 'cf'])('is read from a JPEG with frame %s', (frame) => {
  expect(pictureSize(jpeg(1080, 720, frame))).toEqual({ width: 1080, height: 720 });
});

it.each([
  ['nothing', Buffer.alloc(0)],
  ['a text', Buffer.from('图片')],
  ['half a PNG', png.subarray(0, 20)],
  ['a PNG of no width', Buffer.concat([png.subarray(0, 16), Buffer.alloc(8)])],
  ['a PNG that does not begin with its header', Buffer.concat([png.subarray(0, 12), Buffer.alloc(20)])],
  ['a JPEG without a frame', jpg()],
  ['a JPEG that ends in the middle', jpeg(10, 10).subarray(0, 20)],
  ['a JPEG whose segment has no length', Buffer.from('ffd8ffe00000ffe00000ffe0000000', 'hex')],
])('is not to be had of %s', (_what, bytes) => {
  expect(pictureSize(bytes)).toBeNull();
});
