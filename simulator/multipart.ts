export type Upload = { filename: string; type: string; bytes: Buffer };

/** The part named `media`; null without it. `filename*` is not understood, as on the platform. */
export function readUpload(contentType: string | undefined, body: Buffer): Upload | null {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType ?? '')?.[1];
  if (boundary === undefined) return null;
  return partsOf(body, `--${boundary}`).map(readPart).find(isUpload) ?? null;
}

function partsOf(body: Buffer, mark: string): Buffer[] {
  const parts: Buffer[] = [];
  let start = body.indexOf(mark);
  while (start >= 0) {
    const end = body.indexOf(mark, start + mark.length);
    if (end >= 0) parts.push(body.subarray(start + mark.length + 2, end - 2));
    start = end;
  }
  return parts;
}

function readPart(part: Buffer): Upload | null {
  const gap = part.indexOf('\r\n\r\n');
  const head = part.toString('utf8', 0, Math.max(gap, 0));
  const filename = /; ?filename="([^"]*)"/.exec(head)?.[1];
  if (!/; ?name="media"/.test(head) || !filename) return null;
  const type = /content-type: ?(\S+)/i.exec(head)?.[1] ?? 'application/octet-stream';
  return { filename, type, bytes: part.subarray(gap + 4) };
}

function isUpload(part: Upload | null): part is Upload {
  return part !== null;
}
