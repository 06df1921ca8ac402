import type { Bulletin } from '../desk/bulletin';
export function printParts(bulletin: Bulletin, maxBytes = 4096): string[] {
  void maxBytes;
  return bulletin.columns.map((c) => c.name + '\n' + c.entries.map((e) => [e.headline, ...e.body, e.attribution].join('\n')).join('\n'));
}
