import { randomBytes } from 'node:crypto';
import { accepted, refused, type Answer, type ApiCall, type Download } from './answer';
import { textOf } from './json';
import { day } from './limits';
import { readUpload, type Upload } from './multipart';
import { readRange } from './range';

/** What a reader can open. */
export type Shown = Pick<Upload, 'filename' | 'bytes'>;
type Stored = Upload & { owner: string; storedAt: number };
export type Media = {
  upload: (call: ApiCall, owner: string, kinds: string[]) => Answer;
  get: (call: ApiCall) => Answer | Download;
  /** A file that a member sends to the app; its media id. */
  store: (upload: Upload, owner: string) => string;
  filename: (mediaId: string, owner: string) => string | null;
  shown: (mediaId: unknown, owner: string) => Shown | null;
};

const mebibyte = 1024 * 1024;
const lifeMs = 3 * day;
const maxBytes: Record<string, number> = {
  image: 10 * mebibyte,
  voice: 2 * mebibyte,
  video: 10 * mebibyte,
  file: 20 * mebibyte,
};

/** 临时素材 [90253, 90254]: three days; an id of a webhook works for that webhook only. */
export function openMedia(now: () => number): Media {
  const shelf = new Map<string, Stored>();
  const store = (upload: Upload, owner: string): string => {
    const mediaId = randomBytes(24).toString('base64url');
    shelf.set(mediaId, { ...upload, owner, storedAt: now() });
    return mediaId;
  };
  const find = (mediaId: string, owner: string): Stored | null => {
    const stored = shelf.get(mediaId);
    if (stored?.owner !== owner || now() >= stored.storedAt + lifeMs) return null;
    return stored;
  };
  return {
    store,
    filename: (mediaId, owner) => find(mediaId, owner)?.filename ?? null,
    shown: (mediaId, owner) => {
      const stored = find(textOf(mediaId), owner);
      return stored && { filename: stored.filename, bytes: stored.bytes };
    },
    get: ({ query, headers }) => {
      const mediaId = query.get('media_id');
      if (!mediaId) return refused(41006);
      const stored = find(mediaId, 'app');
      return stored ? download(stored, headers.range) : refused(40007);
    },
    upload: (call, owner, kinds) => {
      const kind = call.query.get('type') ?? '';
      const upload = readUpload(call.headers['content-type'], call.body);
      const errcode = uploadFault(kinds.includes(kind) ? kind : null, upload);
      if (upload === null || errcode !== null) return refused(errcode ?? 44001);
      return accepted({ type: kind, media_id: store(upload, owner), created_at: seconds(now()) });
    },
  };
}

function uploadFault(kind: string | null, upload: Upload | null): number | null {
  if (upload === null || upload.bytes.length === 0) return 44001;
  if (kind === null) return 40004;
  if (upload.bytes.length <= 5) return 40006;
  if (upload.bytes.length > (maxBytes[kind] ?? 0)) return 45001;
  return kind === 'image' && !isPicture(upload.bytes) ? 40005 : null;
}

function isPicture(bytes: Buffer): boolean {
  const start = bytes.toString('latin1', 0, 4);
  return start === '\x89PNG' || start.startsWith('\xff\xd8\xff');
}

/** Beyond 20 MB a file is read in ranges of at most 20 MB [90254]. */
function download(stored: Stored, wanted: string | undefined): Answer | Download {
  const range = readRange(wanted, stored.bytes.length);
  const bytes = range ? stored.bytes.subarray(range.start, range.end + 1) : stored.bytes;
  if (bytes.length > 20 * mebibyte) return refused(830002);
  return { status: range ? 206 : 200, headers: headersOf(stored, range?.label), bytes };
}

function headersOf({ type, filename }: Stored, range: string | undefined): Record<string, string> {
  const plain = {
    'content-type': type,
    // Header values are bytes: UTF-8 goes out as it is.
    'content-disposition': `attachment; filename="${Buffer.from(unquoted(filename)).toString('latin1')}"`,
  };
  return range === undefined ? plain : { ...plain, 'content-range': range };
}

function unquoted(filename: string): string {
  return filename.replace(/["\r\n]/g, '_');
}

function seconds(at: number): string {
  return String(Math.floor(at / 1000));
}
