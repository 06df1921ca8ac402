/**
 * Untrusted text for WeCom's "markdown" messages, where headings, bold, links, inline code, quotes, `<font>`
 * and `<@userid>` are live [91770]. WeCom documents no escapes, so a full-width look-alike stands in for the
 * character that would make a construct live. Safe to run twice.
 */
export function escapeMarkdown(text: string): string {
  return ESCAPES.reduce((escaped, [live, instead]) => escaped.replace(live, instead), text);
}

/** What would be live, and what stands instead. A single * inside a line is not, nor _ nor ~. */
const ESCAPES: [RegExp, (found: string) => string][] = [
  [/<(?=[@/!?a-z])/gi, () => '＜'],
  [/^[^\S\n]*#+/gm, (found) => found.replaceAll('#', '＃')],
  [/^[^\S\n]*>+/gm, (found) => found.replaceAll('>', '＞')],
  [/\*{2,}|^\*|\*$/gm, (found) => found.replaceAll('*', '＊')],
  [/`/g, () => '｀'],
  [/\](?=\()/g, () => '］'],
];
