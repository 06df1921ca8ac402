/** Where an entry stands on its issue's page: the id there, and the same in a link, which takes no half characters. */
export function anchorOf(column: string, place: number): { id: string; href: string } {
  const id = `${column.replace(/\s+/gu, '_').replace(/\p{Cs}/gu, '\ufffd')}-${place}`;
  return { id, href: `#${encodeURIComponent(id)}` };
}

export function correctionAnchor(number: number): string {
  return `correction-${number}`;
}
