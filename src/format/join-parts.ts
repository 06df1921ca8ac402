/** Shorter messages were not cut by WeCom. Its exact size is unconfirmed: it cuts texts somewhere near 2,048 bytes. */
const shortestCutBytes = 1500;

/** A sentence's end, perhaps with what closes it. */
const sentenceEnd = /[。！？!?…][”’"'」』）)】]*$|[）)】]$/u;

/**
 * The parts of a long piece as one text: each begins on a line of its own, but where WeCom has cut a long text in
 * the middle of a sentence. Only the outer ends are trimmed.
 */
export function joinParts(parts: readonly string[]): string {
  const [first = '', ...others] = parts;
  let joined = first;
  let before = first;
  for (const part of others) {
    joined += wasCut(before) || before.endsWith('\n') || part.startsWith('\n') ? part : `\n${part}`;
    before = part;
  }
  return joined.trim();
}

function wasCut(part: string): boolean {
  return Buffer.byteLength(part) >= shortestCutBytes && !sentenceEnd.test(part);
}
