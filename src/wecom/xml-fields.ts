const cdata = '<![CDATA[';

/** A field's text, '' where there is none: the first one outside of CDATA, where people's own words stand. */
export function fieldIn(xml: string, name: string): string {
  const at = findOutsideCdata(xml, `<${name}>`);
  if (at === -1) return '';
  const text = /\s*(?:<!\[CDATA\[([^]*?)\]\]>|([^<]*))/y;
  text.lastIndex = at + name.length + 2;
  const [, wrapped, bare = ''] = text.exec(xml) ?? [];
  return wrapped ?? bare.trim();
}

/** Where `mark` first stands outside of CDATA, or -1. */
export function findOutsideCdata(xml: string, mark: string): number {
  let at = xml.indexOf(mark);
  let from = 0;
  while (at !== -1) {
    const opened = xml.indexOf(cdata, from);
    if (opened === -1 || at < opened) return at;
    const closed = xml.indexOf(']]>', opened);
    if (closed === -1) return -1;
    from = closed + 3;
    if (at < from) at = xml.indexOf(mark, from);
  }
  return -1;
}
