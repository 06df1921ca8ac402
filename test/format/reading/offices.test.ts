import * as fc from 'fast-check';
import type { Bulletin } from '../../../src/desk/bulletin';
import { readBulletin } from '../../../src/format/reading/read-bulletin';
import { office, typed } from './offices';
import { usualIssue } from './usual-issue';

test('an issue reads the same, however an office lays it out', () => {
  fc.assert(
    fc.property(usualIssue, office, (bulletin, made) => {
      const read = readBulletin(typed(bulletin, made));
      expect(read).toEqual({ bulletin, notUnderstood: [] });
    }),
    { numRuns: 300 },
  );
});

/** A sentence that ends at the edge of a narrow column may end its paragraph or not: nothing tells. */
test('in narrow columns every entry has its whole text, whatever paragraphs it seems to have', () => {
  fc.assert(
    fc.property(usualIssue, office, (bulletin, made) => {
      const read = readBulletin(typed(bulletin, { ...made, width: 24 }));
      expect(withoutBreaks(read.bulletin)).toEqual(withoutBreaks(bulletin));
      expect(read.notUnderstood).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

function withoutBreaks({ columns, ...rest }: Bulletin) {
  return {
    ...rest,
    columns: columns.map(({ name, entries }) => ({
      name,
      entries: entries.map((piece) => ({ ...piece, body: piece.body.join('') })),
    })),
  };
}
