import type { Wait } from '../desk/issues/delivery';
import type { LinkCard } from '../desk/letter';

/** A part as its group is sent it; `digest`: of the file. */
export type GroupLetter =
  | { kind: 'markdown'; text: string }
  | { kind: 'card'; card: LinkCard }
  | { kind: 'file'; mediaId: string; digest: string };
/** `until`: what it waits for, where it looks again before. */
export type Waits = { againInMs: number; why?: Wait['for']; until?: number };
/** What comes after a part: the next one, nothing more, or a wait. */
export type Step = 'next' | 'done' | Waits;
