import type { Archived, IssueName } from '../issues/archived';
import { bandsOf, shingles } from './likeness';

/** An entry of an old issue that was brought in, by which texts like it are found, and where it is printed. */
export type ArchivedEntry = {
  schema: 1;
  /** Of the issue, of the column in it, and the place in this column, from 1. */
  id: string;
  issue: IssueName;
  column: string;
  /** From 1, in its column. */
  place: number;
  headline: string | null;
  /** What is compared: the body, a line a paragraph. */
  text: string;
  bands: string[];
};

/** All of an issue; one without a text is like nothing. Those of an issue that was made here are found as submissions. */
export function archivedEntries({ id, bulletin }: Pick<Archived, 'id' | 'bulletin'>): ArchivedEntry[] {
  const { number, runningNumber, date } = bulletin;
  const issue = { number, runningNumber, date };
  const all = bulletin.columns.flatMap(({ name, entries }, column) =>
    entries.map(({ headline, body }, index): ArchivedEntry => {
      const [place, text] = [index + 1, body.join('\n')];
      const where = { id: `${id}:${column}:${place}`, issue, column: name, place, headline };
      return { schema: 1, ...where, text, bands: bandsOf(shingles(text)) };
    }),
  );
  return all.filter(({ bands }) => bands.length > 0);
}
