import { WecomUnreachable } from './errors';
import type { Download } from './call';
import { multipart } from './multipart';
import { withToken } from './with-token';
import type { App } from './with-token';

export type Picture = { bytes: Buffer; filename: string };

/** Files are longer than other answers. */
const patienceMs = 30_000;
const pngMark = Buffer.from('89504e47', 'hex');

/** Puts a picture where messages can show it, for three days; its media id [90253]. */
export async function uploadPicture(app: App, { bytes, filename }: Picture): Promise<string> {
  const type = bytes.subarray(0, pngMark.length).equals(pngMark) ? 'image/png' : 'image/jpeg';
  const body = multipart({ bytes, filename, type });
  const { media_id: mediaId } = await withToken(app, (token) =>
    app.caller.ask({ name: 'media/upload', query: { access_token: token, type: 'image' }, body, patienceMs }),
  );
  if (typeof mediaId === 'string') return mediaId;
  throw new WecomUnreachable('media/upload', 'no media id in the answer', true);
}

/** What somebody sent, within three days [90254]. No ranges are asked for, so beyond 20 MB WeCom refuses it. */
export function fetchMedia(app: App, mediaId: string, mostBytes: number): Promise<Download> {
  const call = { name: 'media/get', patienceMs };
  return withToken(app, (token) =>
    app.caller.download({ ...call, query: { access_token: token, media_id: mediaId } }, mostBytes),
  );
}
