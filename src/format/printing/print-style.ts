import type { Bulletin } from '../../desk/bulletin';
import type { Group } from '../../desk/desk-config';
import type { PartContent } from '../../desk/issues/delivery';
import { printCard } from './print-card';
import { printDigest } from './print-digest';
import { printParts } from './print-parts';

/** What a group of this style gets of a bulletin, part by part. */
export function printStyle(bulletin: Bulletin, style: Group['style']): PartContent[] {
  return styles[style](bulletin);
}

const styles: Record<Group['style'], (bulletin: Bulletin) => PartContent[]> = {
  full: (bulletin) => messages(printParts(bulletin)),
  digest: (bulletin) => [...messages(printDigest(bulletin)), { kind: 'word' }],
  card: (bulletin) => [{ kind: 'card', card: printCard(bulletin) }],
};

function messages(texts: string[]): PartContent[] {
  return texts.map((text) => ({ kind: 'markdown', text }));
}
