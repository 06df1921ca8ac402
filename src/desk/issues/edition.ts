import { createHash } from 'node:crypto';
import type { Bulletin } from '../bulletin';

/**
 * `not-made`: making it failed. `too-long`: WeCom would not take it. `gone`: it no longer stands below DATA_DIR.
 * `not-uploaded`: the connection broke again and again on its way up. `no-page`: there is nowhere for a card to lead.
 */
export type WhyNoFile = 'too-long' | 'not-made' | 'gone' | 'not-uploaded' | 'no-page';

/** 成品: the Word file of a bulletin as it was signed off, made once; `lost` says why there is none. */
export type Edition = {
  schema: 1;
  issue: number;
  /** Of the bulletin. */
  digest: string;
  /** Under which it goes out. */
  name: string;
} & (WordFile | { lost: WhyNoFile });

/** `file` below DATA_DIR. */
export type WordFile = { file: string; bytes: number };

/** Longest file that WeCom takes [90253, 91770]. */
export const mostEditionBytes = 20 * 1024 * 1024;

/** The same for the same content, to the letter. */
export function digestOfBulletin(bulletin: Bulletin): string {
  return createHash('sha256').update(JSON.stringify(bulletin)).digest('hex').slice(0, 32);
}
