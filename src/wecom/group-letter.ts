import type { LinkCard } from './card';
import type { Words } from './person';

/** What a group can be shown. `mediaId`: of a file that was uploaded through the same door. */
export type GroupLetter = Words | { kind: 'card'; card: LinkCard } | { kind: 'file'; mediaId: string };
