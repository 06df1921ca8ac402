/** Notepad writes UTF-8, with or without a mark, or with its mark UTF-16; older programs the national GB 18030. */
const encodings = ['utf-8', 'gb18030'] as const;

/** No text file holds these. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const controls = /[\u0000-\u0008\u000b\u000e-\u001f]/u;

/** The text of a plain text file, or null where it is none. */
export function decodeText(bytes: Buffer): string | null {
  const wanted = bytes.toString('hex', 0, 2) === 'fffe' ? ['utf-16le'] : encodings;
  for (const encoding of wanted) {
    const text = decodeAs(encoding, bytes);
    if (text !== null && !controls.test(text)) return text.replace(/\r\n?/gu, '\n');
  }
  return null;
}

function decodeAs(encoding: string, bytes: Buffer): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
