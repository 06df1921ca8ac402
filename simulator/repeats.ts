import { createHash } from 'node:crypto';
import type { Answer } from './answer';
import type { Fields } from './json';

type Repeats = {
  /** The answer that the same request got within its interval. */
  find: (request: Fields, body: Buffer) => Answer | null;
  remember: (request: Fields, body: Buffer, answer: Answer) => void;
};

const defaultSeconds = 1800;
const maxSeconds = 14_400;

/** enable_duplicate_check [90236]: the same bytes again are answered as before and shown to nobody. */
export function openRepeats(now: () => number): Repeats {
  const answers = new Map<string, { answer: Answer; at: number }>();
  return {
    find: (request, body) => {
      const before = answers.get(digest(body));
      return before && now() < before.at + intervalMs(request) ? before.answer : null;
    },
    remember: (request, body, answer) => {
      if (request['enable_duplicate_check'] === 1) answers.set(digest(body), { answer, at: now() });
    },
  };
}

function digest(body: Buffer): string {
  return createHash('sha256').update(body).digest('hex');
}

function intervalMs({ duplicate_check_interval: wanted }: Fields): number {
  const seconds = typeof wanted === 'number' && wanted > 0 ? wanted : defaultSeconds;
  return Math.min(seconds, maxSeconds) * 1000;
}
