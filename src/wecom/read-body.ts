import type { Dispatcher } from 'undici';

type Response = Pick<Dispatcher.ResponseData, 'headers' | 'body'>;

/** The whole body, or null where it is longer: then the rest is not fetched. */
export async function readBody({ headers, body }: Response, mostBytes: number): Promise<Buffer | null> {
  const pieces: Buffer[] = [];
  let length = 0;
  const isAnnounced = Number(headers['content-length'] ?? 0) > mostBytes;
  for await (const piece of body as AsyncIterable<Buffer>) {
    length += piece.length;
    if (isAnnounced || length > mostBytes) return null; // leaving the loop ends the connection
    pieces.push(piece);
  }
  return Buffer.concat(pieces, length);
}

/** A refusal comes as JSON [90254]; a JSON file that somebody sent has a name beside it. */
export function isFile({ headers }: Pick<Response, 'headers'>): boolean {
  return 'content-disposition' in headers || !/\bjson\b/i.test(String(headers['content-type']));
}

/** As the sender named it, so not to be trusted; without folders. Null where there is none. */
export function filenameIn({ headers }: Pick<Response, 'headers'>): string | null {
  const header = Buffer.from(String(headers['content-disposition'] ?? ''), 'latin1').toString('utf8');
  const encoded = /filename\*=UTF-8''([^;\s]+)/i.exec(header)?.[1];
  const plain = /filename="([^"]*)"/i.exec(header)?.[1] ?? /filename=([^;"\s]+)/i.exec(header)?.[1];
  const name = (encoded && unescaped(encoded)) ?? plain ?? '';
  return name.split(/[\\/]/).at(-1)?.trim() || null;
}

function unescaped(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
