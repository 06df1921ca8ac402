import type { Bulletin } from '../../desk/bulletin';
import type { Group } from '../../desk/desk-config';
import type { PartContent } from '../../desk/issues/delivery';
import { printDigest } from './print-digest';
import { printParts } from './print-parts';

/** What a group of this style gets of a bulletin, part by part. */
export function printStyle(bulletin: Bulletin, style: Group['style']): PartContent[] {
  return styles[style](bulletin);
}

const styles: Record<Group['style'], (bulletin: Bulletin) => PartContent[]> = {
  full: (bulletin) => messages(printParts(bulletin)),
  digest: withWordFile,
  // The configuration refuses it until there are pages to link to.
  card: withWordFile,
};

function withWordFile(bulletin: Bulletin): PartContent[] {
  return [...messages(printDigest(bulletin)), { kind: 'word' }];
}

function messages(texts: string[]): PartContent[] {
  return texts.map((text) => ({ kind: 'markdown', text }));
}
