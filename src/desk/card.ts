import { createHash } from 'node:crypto';
import type { Cause } from './move';
import type { Registration } from './people/registration';
import type { Submission } from './submissions/submission';

/** What a card is about, as it stood after so many moves: a submission, or somebody who wants to be registered. */
export type CardSubject = { kind: 'submission' | 'registration'; number: number; move: number };

/**
 * What a card shows: its buttons, the choice of reasons for 退改 or 退稿, that a free reason is awaited, or who
 * decided what.
 */
export type CardFace = 'open' | Declining | 'awaitsReturn' | 'awaitsReject' | 'settled';

/** 退改 or 退稿, on the way to its reason. */
export type Declining = 'return' | 'reject';

/** 卡片: one card on one person's screen. Everything on it can be said as a command, too. */
export type Card = {
  schema: 1;
  /** Unlike that of any other card. */
  taskId: string;
  holder: string;
  about: CardSubject;
  /** Null until WeCom has taken it; a card that went into a list with others never is. */
  sentAt: number | null;
  /** What WeCom gave for changing it, each good once and for 72 hours [94888]; the newest last. */
  codes: { code: string; at: number }[];
  /** What its holder has asked of it; a decision settles it whatever she asked. */
  asked: Exclude<CardFace, 'settled'>;
  shown: CardFace;
  /** What its holder was told in words, where WeCom would not change the card to show it. */
  said: CardFace | null;
  /** The code with which a run is changing it to a face, or with which it died. */
  changing: { code: string; to: CardFace; at: number } | null;
};

/** Longest time in which a card can be changed with a code [90236], less an hour for slow clocks. */
const codeLifeMs = 71 * 60 * 60_000;

/** The same for the same message and holder, however often it is asked: `s12-…`, `r3-…`. */
export function taskIdOf({ kind, number }: CardSubject, cause: string, holder: string): string {
  const digest = createHash('sha256').update(`${cause}\n${holder}`).digest('hex').slice(0, 16);
  return `${kind === 'submission' ? 's' : 'r'}${number}-${digest}`;
}

export function newCard(taskId: string, holder: string, about: CardSubject): Card {
  return {
    schema: 1,
    taskId,
    holder,
    about,
    sentAt: null,
    codes: [],
    asked: 'open',
    shown: 'open',
    said: null,
    changing: null,
  };
}

export function sentCard(card: Card, code: string | null, at: number): Card {
  return { ...withCode(card, code, at), sentAt: card.sentAt ?? at };
}

/** A press brings a fresh code and shows that the card stands on the screen. */
export function pressedCard(card: Card, code: string, { at }: Cause): Card {
  return sentCard(card, code === '' ? null : code, at);
}

function withCode(card: Card, code: string | null, at: number): Card {
  const known = card.codes.some((one) => one.code === code);
  return code === null || known ? card : { ...card, codes: [...card.codes, { code, at }] };
}

export function askOfCard(card: Card, asked: Card['asked']): Card {
  return asked === card.asked ? card : { ...card, asked, said: null };
}

/** What it is to show, given what it is about. */
export function faceOf({ about, asked }: Card, subject: Submission | Registration): CardFace {
  return subject.moves.length === about.move ? asked : 'settled';
}

/** Whether its screen has to be changed; one that somebody is changing may show what nobody knows yet. */
export function isBehind({ sentAt, shown, changing }: Card, face: CardFace): boolean {
  return sentAt !== null && (shown !== face || changing !== null);
}

/** The code with which the card can be changed now, the newest first; null where WeCom takes none any more. */
export function usableCode({ codes }: Card, now: number): string | null {
  return codes.filter(({ at }) => now - at < codeLifeMs).at(-1)?.code ?? null;
}

/** Nobody else may change it meanwhile. */
export function beginChange(card: Card, code: string, on: { to: CardFace; at: number }): Card {
  return { ...card, changing: { code, ...on } };
}

/** Anybody may go on with it at once; `mayBeShown`: the face that WeCom may have taken with this code. */
export function releaseChange(card: Card, code: string, mayBeShown: CardFace | null): Card {
  if (card.changing?.code !== code) return card;
  return { ...card, changing: mayBeShown && { code, to: mayBeShown, at: 0 } };
}

/** WeCom has taken the change, or will never take this code: it is spent. */
export function spendCode(card: Card, code: string, shown: CardFace = card.shown): Card {
  const codes = card.codes.filter((one) => one.code !== code);
  return { ...card, codes, shown, changing: card.changing?.code === code ? null : card.changing };
}

/** It was said in words; the card shows what it showed, until a press brings a code with which it can be changed. */
export function saidInstead(card: Card, said: CardFace): Card {
  return { ...card, said, changing: null };
}

/** Longest id of something to choose from [90236]. */
const mostIdBytes = 128;

/** What stands for a name in a card's list: the name, or a digest of one that is too long. */
export function choiceIdOf(name: string): string {
  return Buffer.byteLength(name) <= mostIdBytes ? name : createHash('sha256').update(name).digest('hex');
}
