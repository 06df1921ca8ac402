import { madeAnew } from '../../desk/submissions/accept';
import type { Entry } from '../../desk/entries/entry';
import type { Ruled } from '../../desk/refusal';
import type { Submission } from '../../desk/submissions/submission';
import { mayAccept } from '../review/accept';
import { findEditable, kindOf, type FoundEntry } from './found-entry';
import type { Ask } from '../handler';
import { findSubmission, see } from '../seen';

/** Entries that another is to take in: of accepted pieces, and of waiting ones as if they had been accepted. */
export async function findOthers(
  numbers: number[],
  base: Entry,
  ask: Ask,
): Promise<Ruled<{ others: FoundEntry[] }>> {
  const others: FoundEntry[] = [];
  for (const number of numbers) {
    const found = await findOther(number, base, ask);
    if (!found.ok) return found;
    others.push(found);
  }
  return { ok: true, others };
}

/** One that still waits is made an entry first, if only to be taken in. */
async function findOther(number: number, base: Entry, ask: Ask): Promise<Ruled<FoundEntry>> {
  const found = await findSubmission(number, ask);
  if (!found.ok || found.submission.state !== 'pending') return findEditable(number, ask);
  if (!mayAccept(found.submission, ask)) return { ok: false, why: 'own-submission', number };
  const earlier = await ask.read.entry(number);
  const column = { name: base.column, kind: kindOf(base.column, ask) };
  const { piece } = see(found.submission, ask);
  return { ok: true, entry: madeAnew(found.submission, { piece, column, entry: earlier }), issue: null };
}

export type Part = { submission: Submission; entry: Entry };

/** Everything that the others consist of: an entry taken in may have taken in others before. */
export async function partsOf(others: FoundEntry[], ask: Ask): Promise<Part[]> {
  const entries = entriesOf(others);
  const numbers = entries.flatMap(({ submissions }) => submissions);
  const submissions = await ask.read.submissions(numbers);
  const stored = await ask.read.entries(numbers);
  return submissions.flatMap((submission) => {
    const entry = [...entries, ...stored].find((one) => one.number === submission.number);
    return entry ? [{ submission, entry }] : [];
  });
}

export function entriesOf(others: FoundEntry[]): Entry[] {
  return others.map(({ entry }) => entry);
}
