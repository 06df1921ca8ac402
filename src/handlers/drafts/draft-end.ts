/** 完稿 on a line of its own at the end, as people type commands. */
const endLine = /(?:^|\n)[^\S\n]*(?:@\S+[^\S\n]+)?[/／]?[^\S\n]*完稿[\s。.!！]*$/u;

/** 长稿 on a line of its own at the beginning. */
const openingLine = /^\s*(?:@\S+[^\S\n]+)?[/／]?[^\S\n]*长稿[\s。.!！:：]*?(?:\n|$)/u;

/** What a message of a long piece says, and whether it is the last. */
export function readEnd(text: string): { text: string; ends: boolean } {
  const found = endLine.exec(text);
  return found ? { text: text.slice(0, found.index), ends: true } : { text, ends: false };
}

/** What follows 长稿, or null where the message does not begin with it. */
export function readOpening(text: string): string | null {
  const found = openingLine.exec(text);
  return found ? text.slice(found[0].length) : null;
}
