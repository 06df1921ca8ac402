export function splitText(text: string, maxBytes: number): string[] {
  const out: string[] = [];
  let cur = '';
  for (const line of text.split(/(?<=\n)/u)) {
    if (Buffer.byteLength(cur + line) > maxBytes) { out.push(cur); cur = ''; }
    cur += line;
  }
  return [...out, cur];
}
