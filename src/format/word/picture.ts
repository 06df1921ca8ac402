import { ImageRun, type Paragraph } from 'docx';
import type { Picture } from '../../desk/bulletin';
import { mediaKind } from '../reading/media-kind';
import type { Layout } from './layout';
import { pixels } from './measures';
import { styled } from './styled';
import { printable, textRun } from './text-run';

/** By `file`; width and height are in pixels. */
export type Pictures = ReadonlyMap<string, { bytes: Buffer; width: number; height: number }>;

/** A picture in the middle of the page with its caption below; where it is not to be had the caption alone. */
export function pictureLines({ file, caption }: Picture, layout: Layout, pictures: Pictures): Paragraph[] {
  const picture = pictures.get(file);
  const run = picture && imageRun(picture, { caption, box: layout.picture });
  return [
    ...(run ? [pictureLine(run, caption !== null)] : []),
    ...(caption === null ? [] : [styled('caption', [textRun(caption)])]),
  ];
}

type Box = Layout['picture'];

function imageRun(
  picture: { bytes: Buffer; width: number; height: number },
  { caption, box }: { caption: string | null; box: Box },
): ImageRun | null {
  const type = mediaKind(picture.bytes);
  if (type !== 'jpg' && type !== 'png') return null;
  const said = printable(caption ?? '附图');
  return new ImageRun({
    type,
    data: picture.bytes,
    transformation: fit(picture, box),
    altText: { name: said, title: said, description: said },
  });
}

/** Never larger than the picture is on a screen. */
function fit({ width, height }: { width: number; height: number }, box: Box) {
  const scale = Math.min(1, pixels(box.width) / width, pixels(box.height) / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** A line as high as the picture: at the fixed height of a line of text only its foot would be seen. */
function pictureLine(run: ImageRun, hasCaption: boolean): Paragraph {
  const spacing = { before: 120, after: 60, line: 240, lineRule: 'auto' as const };
  const kept = hasCaption ? { keepNext: true } : {};
  return styled('caption', [run], { spacing, ...kept });
}
