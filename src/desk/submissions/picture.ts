/** 附图: a picture that came with a submission. WeCom keeps it three days [90253], so it is fetched at once. */
export type Picture = {
  schema: 1;
  /** The id of the message that brought it. */
  id: string;
  contact: string;
  /** The submission it belongs to; null while its long piece is still open. */
  submission: number | null;
  mediaId: string;
  at: number;
  state: 'fetching' | 'kept' | 'lost';
  /** Below DATA_DIR, named by the hash of its content; once it is kept. */
  file: string | null;
  bytes: number | null;
};

/** 来稿 n takes so many. */
export const mostPictures = 9;

/** WeCom takes pictures up to 10 MB [90253]. */
export const mostPictureBytes = 10 * 1024 * 1024;

/** So long after the text, or after the last picture, another one is taken for a part of it. */
const joinWithinMs = 10 * 60_000;

export function takesPictures(
  { revisions }: { revisions: readonly { at: number }[] },
  pictures: readonly Pick<Picture, 'at'>[],
  now: number,
): boolean {
  const lastAt = Math.max(0, ...[...revisions, ...pictures].map(({ at }) => at));
  return now - lastAt <= joinWithinMs;
}

export function keepPicture(picture: Picture, kept: { file: string; bytes: number }): Picture {
  return { ...picture, state: 'kept', ...kept };
}

export function losePicture(picture: Picture): Picture {
  return { ...picture, state: 'lost' };
}
