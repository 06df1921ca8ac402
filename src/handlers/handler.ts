import type { Page, Searched } from '../desk/archive/open-index';
import type { Query } from '../desk/archive/query';
import type { DeskConfig } from '../desk/desk-config';
import type { Fact, FactName } from '../desk/fact';
import type { Letter } from '../desk/letter';
import type { Cause } from '../desk/move';
import type { Refusal } from '../desk/refusal';
import type { Speaker } from '../desk/roles';
import { textLetters } from '../format/letters';
import { refusalText } from '../format/says/refusals';
import type { Voice } from '../format/voice';
import type { AddressedLetter } from '../store/commit';
import type { Write } from '../store/documents';
import type { Reader } from '../store/reader';

/** One message on its way through the desk: who said it, when, and what may be looked up. */
export type Ask<Args = unknown> = {
  args: Args;
  speaker: Speaker;
  cause: Cause;
  /** When it was said, by WeCom's clock, which counts whole seconds; `cause.at` is when it came in. */
  sentAt: number;
  desk: DeskConfig;
  read: Reader;
  voice: Voice;
  /** Four digits nobody can foresee. */
  newCode: () => string;
  /** WeCom's errcode in words. */
  meaningOf: (errcode: number | null) => string;
  /** Looks through the archive. */
  search: (query: Query, page: Page) => Promise<Searched>;
  /** She pressed a card, which shows what became of it: only what it cannot show is said. */
  byCard?: true;
};

/** What one message changes and what is said because of it: one commit. */
export type Outcome = { writes: Write[]; facts: Fact[]; letters: AddressedLetter[] };

export type Handler<Args> = (ask: Ask<Args>) => Promise<Outcome>;

export const silence: Outcome = { writes: [], facts: [], letters: [] };

/** Nothing changes; the person gets her answer. */
export function answer(ask: Ask, text: string): Outcome {
  return { writes: [], facts: [fact(ask, 'asked')], letters: told(ask.cause.by, text) };
}

export function refuse(ask: Ask, refusal: Refusal): Outcome {
  return answer(ask, refusalText(refusal, ask.voice, adminNames(ask)));
}

export function adminNames({ desk, voice }: Pick<Ask, 'desk' | 'voice'>): string {
  return desk.admins.map(({ userid }) => voice.name(userid)).join('、');
}

export function fact(ask: Ask, what: FactName, ids: Omit<Fact, 'what' | 'by' | 'at' | 'cause'> = {}): Fact {
  return { what, ...ask.cause, ...ids };
}

/** What she is told of what she did; her card says it where she pressed one. */
export function replied(ask: Ask, text: string): AddressedLetter[] {
  return ask.byCard ? [] : told(ask.cause.by, text);
}

/** A text to one person, in as many letters as it needs. */
export function told(to: string, text: string): AddressedLetter[] {
  return addressed(to, textLetters(text));
}

/** To somebody who is told of what another did: whoever did it herself has her answer already. */
export function toldOther({ cause }: Ask, to: string, text: string): AddressedLetter[] {
  return to === cause.by ? [] : told(to, text);
}

export function addressed(to: string, letters: Letter[]): AddressedLetter[] {
  return letters.map((letter) => ({ to, letter }));
}

/** To every editor but the one who just spoke. */
export function toldEditors({ desk, cause }: Ask, text: string): AddressedLetter[] {
  return desk.editors.filter(({ userid }) => userid !== cause.by).flatMap(({ userid }) => told(userid, text));
}
