/**
 * What a reader sees of WeCom's "markdown" (webhook and app messages, not markdown_v2) [91770]: headings, bold,
 * links, inline code, quotes and font colour lose their marks; all else is shown as it stands. A backslash escapes
 * nothing: no page says that it does.
 */
export function plainText(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => spans(line.replace(/^> ?/, '').replace(/^#{1,6} +/, '')))
    .join('\n');
}

/** The userids that a message calls, `all` among them; in text messages too. */
export function mentions(markdown: string): string[] {
  return [...markdown.matchAll(/<@([^<>\s]+)>/g)].map((found) => found[1] ?? '');
}

const span =
  /`([^`]+)`|\[([^\]]+)\]\([^()\s]*\)|\*\*(.+?)\*\*|<font color="[a-z]+">(.*?)<\/font>|<(@[^<>\s]+)>/g;

function spans(line: string): string {
  return line.replace(span, (...found: (string | undefined)[]) => {
    const [, code, link, bold, coloured, mention] = found;
    return code ?? mention ?? spans(link ?? bold ?? coloured ?? '');
  });
}
