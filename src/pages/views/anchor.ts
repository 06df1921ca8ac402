/** Where an entry stands on its issue's page: the id there, and the same in a link. */
export function anchorOf(column: string, place: number): { id: string; href: string } {
  const id = `${column.replace(/\s+/gu, '_')}-${place}`;
  return { id, href: `#${encodeURIComponent(id)}` };
}
