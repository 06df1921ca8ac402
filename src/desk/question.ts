import type { CardFace, Declining } from './card';

/** 另写: the bot has asked an editor for a free reason; her next message is the answer. */
export type Question = {
  schema: 1;
  editor: string;
  way: Declining;
  submission: number;
  /** How many moves the submission had when she was asked: the text that she has read. */
  move: number;
  /** The card on which she pressed. */
  taskId: string;
  askedAt: number;
};

/** So long the next message is taken for the answer. */
const questionLifeMs = 10 * 60_000;

/** What her card shows meanwhile. */
export const awaits = { return: 'awaitsReturn', reject: 'awaitsReject' } as const satisfies Record<
  Declining,
  CardFace
>;

export function isAwaited({ askedAt }: Question, now: number): boolean {
  return now - askedAt <= questionLifeMs;
}
