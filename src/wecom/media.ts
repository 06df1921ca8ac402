import { WecomUnreachable } from './errors';
import type { Answer, Caller, Download } from './call';
import { multipart } from './multipart';
import type { File } from './multipart';
import { withToken } from './with-token';
import type { App } from './with-token';

export type Picture = { bytes: Buffer; filename: string };

/** Files are longer than other answers. */
const patienceMs = 30_000;
/** A file's name says what it is; WeCom asks for no other. */
const anyType = 'application/octet-stream';
const pngMark = Buffer.from('89504e47', 'hex');

/** Puts a picture where messages can show it, for three days; its media id [90253]. */
export function uploadPicture(app: App, { bytes, filename }: Picture): Promise<string> {
  const type = bytes.subarray(0, pngMark.length).equals(pngMark) ? 'image/png' : 'image/jpeg';
  return upload(app, 'image', { bytes, filename, type });
}

/** The same with a file of at most 20 MB. */
export function uploadFile(app: App, { bytes, filename }: Picture): Promise<string> {
  return upload(app, 'file', { bytes, filename, type: anyType });
}

/** The same for a group's robot: the id is good for its own messages only [91770]. */
export async function uploadForRobot(
  caller: Caller,
  key: string,
  { bytes, filename }: Picture,
): Promise<string> {
  const body = multipart({ bytes, filename, type: anyType });
  const call = { name: 'webhook/upload_media', query: { key, type: 'file' }, body, patienceMs };
  return mediaIdIn(call.name, await caller.ask(call));
}

async function upload({ caller, ...app }: App, type: 'image' | 'file', file: File): Promise<string> {
  const body = multipart(file);
  const name = 'media/upload';
  const answer = await withToken({ caller, ...app }, (token) =>
    caller.ask({ name, query: { access_token: token, type }, body, patienceMs }),
  );
  return mediaIdIn(name, answer);
}

function mediaIdIn(call: string, { media_id: mediaId }: Answer): string {
  if (typeof mediaId === 'string') return mediaId;
  throw new WecomUnreachable(call, 'no media id in the answer', true);
}

/** What somebody sent, within three days [90254]. No ranges are asked for, so beyond 20 MB WeCom refuses it. */
export function fetchMedia(app: App, mediaId: string, mostBytes: number): Promise<Download> {
  const call = { name: 'media/get', patienceMs };
  return withToken(app, (token) =>
    app.caller.download({ ...call, query: { access_token: token, media_id: mediaId } }, mostBytes),
  );
}
