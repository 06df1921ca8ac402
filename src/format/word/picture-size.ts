import { mediaKind } from '../reading/media-kind';

export type PictureSize = { width: number; height: number };

/** Width and height of a PNG or JPEG in pixels, from its headers; null for what is neither, or is broken. */
export function pictureSize(bytes: Buffer): PictureSize | null {
  const size = readers[mediaKind(bytes)]?.(bytes) ?? null;
  return size && size.width > 0 && size.height > 0 ? size : null;
}

const readers: Partial<Record<ReturnType<typeof mediaKind>, (bytes: Buffer) => PictureSize | null>> = {
  png: pngSize,
  jpg: jpegSize,
};

/** IHDR comes first (PNG, 11.2.2). */
function pngSize(bytes: Buffer): PictureSize | null {
  if (bytes.length < 24 || bytes.toString('latin1', 12, 16) !== 'IHDR') return null;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** From segment to segment up to the frame header, which holds them (ITU-T T.81, B.2.2). */
function jpegSize(bytes: Buffer): PictureSize | null {
  let at = 2;
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (isFrame(marker)) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

/** SOF0 to SOF15 without the three that are tables: DHT, JPG and DAC. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}
