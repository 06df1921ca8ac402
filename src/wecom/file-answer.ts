import type { Response } from './exchange';

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
