import type { Bulletin } from '../../desk/bulletin';
import type { Group } from '../../desk/desk-config';
import type { PartContent } from '../../desk/issues/delivery';
import { printCard } from './print-card';
import { printDigest } from './print-digest';
import { printParts } from './print-parts';

/** What a group gets of a bulletin in its style, part by part, as long as its door lets through. */
export function printStyle(bulletin: Bulletin, { style, via }: Pick<Group, 'style' | 'via'>): PartContent[] {
  return styles[style](bulletin, partBytes[via]);
}

/** UTF-8 bytes of one message in markdown: of a robot [91770], of an app to its chats [90248], of a 智能机器人 [101463]. */
export const partBytes: Record<Group['via'], number> = { webhook: 4096, appchat: 2048, bot: 20_480 };

const styles: Record<Group['style'], (bulletin: Bulletin, maxBytes: number) => PartContent[]> = {
  full: (bulletin, maxBytes) => messages(printParts(bulletin, maxBytes)),
  digest: (bulletin, maxBytes) => [...messages(printDigest(bulletin, maxBytes)), { kind: 'word' }],
  card: (bulletin) => [{ kind: 'card', card: printCard(bulletin) }],
};

function messages(texts: string[]): PartContent[] {
  return texts.map((text) => ({ kind: 'markdown', text }));
}
