import type { Card, CardFace } from '../../desk/card';
import type { CardContent } from '../../desk/letter';
import type { Registration } from '../../desk/people/registration';
import type { Submission } from '../../desk/submissions/submission';
import { registrationCard } from '../../format/registration-card';
import { insteadOfCard } from '../../format/says/cards';
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

/** What a card is about, as it is now; `into` is the column of the entry that was made of it. */
export type Painted = { subject: Submission; into: string | null } | { subject: Registration };

/** A card with this face, to be shown in place of the one that stands on the screen. */
export function paint(card: Card, face: CardFace, painted: Painted, by: Desk): CardContent {
  if (!('into' in painted))
    return registrationCard(painted.subject, by.voice, { taskId: card.taskId, settled: face === 'settled' });
  const shown = cardOf(see(painted.subject, by), card.taskId, by);
  const { returnReasons, rejectReasons } = by.desk.review;
  const move = card.about.kind === 'submission' ? card.about.move : 0;
  switch (face) {
    case 'open':
      return openCard(shown);
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

/** The same in words, where the card can no longer be changed; null where there is nothing to say. */
export function wordsFor(card: Card, face: CardFace, painted: Painted, { voice }: Desk): string | null {
  const { about } = card;
  if (!('into' in painted) || about.kind === 'registration') return null;
  const { subject, into } = painted;
  const decided = face === 'settled' ? decisionAfter(subject, voice, { move: about.move, into }).text : '';
  return insteadOfCard(face, subject.number, decided);
}
