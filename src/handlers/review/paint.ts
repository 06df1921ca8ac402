import type { Card, CardFace } from '../../desk/card';
import type { CardContent } from '../../desk/letter';
import type { Registration } from '../../desk/people/registration';
import type { Submission } from '../../desk/submissions/submission';
import { decisionOn, registrationCard } from '../../format/registration-card';
import { insteadOfCard, insteadOfRegistrationCard } from '../../format/says/cards';
import {
  awaitingCard,
  decisionAfter,
  openCard,
  reasonsCard,
  settledCard,
} from '../../format/submission-card';
import { cardOf } from './cards';
import type { Ask } from '../handler';
import { see } from '../seen';

type Desk = Pick<Ask, 'desk' | 'voice'>;

/**
 * What a card is about, as it is now; `into` is the column of the entry that was made of it, `warnings` stand on a
 * card that can be decided on.
 */
export type Painted =
  { subject: Submission; into: string | null; warnings: readonly string[] } | { subject: Registration };

/** A card with this face, to be shown in place of the one that stands on the screen. */
export function paint(card: Card, face: CardFace, painted: Painted, by: Desk): CardContent {
  if (!('into' in painted))
    return registrationCard(painted.subject, by.voice, { taskId: card.taskId, settled: face === 'settled' });
  const shown = cardOf(see(painted.subject, by), card.taskId, by);
  const { returnReasons, rejectReasons } = by.desk.review;
  const move = card.about.kind === 'submission' ? card.about.move : 0;
  switch (face) {
    case 'open':
      return openCard({ ...shown, warnings: painted.warnings });
    case 'return':
      return reasonsCard(shown, face, returnReasons);
    case 'reject':
      return reasonsCard(shown, face, rejectReasons);
    case 'awaitsReturn':
      return awaitingCard(shown, 'return');
    case 'awaitsReject':
      return awaitingCard(shown, 'reject');
    case 'settled':
      return settledCard(shown, by.voice, { move, into: painted.into });
  }
}

/** The same in words, where the card can no longer be changed; null where there is nothing to say, or nobody to hear it. */
export function wordsFor(card: Card, face: CardFace, painted: Painted, { desk, voice }: Desk): string | null {
  const { about, holder } = card;
  const readers = about.kind === 'submission' ? desk.editors : desk.admins;
  if (readers.every(({ userid }) => userid !== holder)) return null;
  if (!('into' in painted))
    return face === 'settled'
      ? insteadOfRegistrationCard(painted.subject.number, decisionOn(painted.subject, voice))
      : null;
  const { subject, into } = painted;
  const decided = face === 'settled' ? decisionAfter(subject, voice, { move: about.move, into }).text : '';
  return insteadOfCard(face, subject.number, decided);
}
