/** What should stay together. `before` parts it from what precedes it; `finer` is what it may fall into. */
export type Block = { text: string; before: string; finer: (room: number) => Block[] };

/** Fills parts of at most `room` UTF-8 bytes in order; a block that fits into a part is never taken apart. */
export function packBlocks(blocks: Block[], room: number): string[] {
  const parts: string[] = [];
  for (const block of blocks) pack(block, parts, room);
  return parts;
}

export function byteLength(text: string): number {
  return Buffer.byteLength(text);
}

function pack(block: Block, parts: string[], room: number): void {
  const last = parts.at(-1);
  const joined = last === undefined ? block.text : last + block.before + block.text;
  if (last !== undefined && byteLength(joined) <= room) parts[parts.length - 1] = joined;
  else if (byteLength(block.text) <= room) parts.push(block.text);
  else packFiner(block, parts, room);
}

function packFiner(block: Block, parts: string[], room: number): void {
  const finer = block.finer(room);
  if (finer.length === 0) parts.push(block.text);
  for (const piece of finer) pack(piece, parts, room);
}
