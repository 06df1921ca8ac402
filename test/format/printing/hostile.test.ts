import * as fc from 'fast-check';
import { mentions } from '../../../simulator/plain-text';
import { printDigest } from '../../../src/format/printing/print-digest';
import { printParts } from '../../../src/format/printing/print-parts';
import { hostileBulletin } from '../hostile-bulletins';
import { anyBulletin } from '../pieces';

const bytes = (text: string): number => Buffer.byteLength(text);
const limit = fc.constantFrom(2048, 4096);
const any = fc.oneof(hostileBulletin, anyBulletin);

/** Without the marks that the bulletin sets itself. */
function typedIn(part: string): string {
  return part.replace(/<font color="[a-z]+">|<\/font>|\*\*/gu, '').replace(/^(?:> |#{1,2} )/gmu, '');
}

describe('whatever was typed into an issue, in its messages', () => {
  it.each([
    ['in full', printParts],
    ['as a digest', printDigest],
  ])('keeps the limit and makes nothing live: %s', (_style, print) => {
    fc.assert(
      fc.property(any, limit, (bulletin, most) => {
        for (const part of print(bulletin, most)) {
          expect(bytes(part)).toBeLessThanOrEqual(most);
          expect(mentions(part)).toEqual([]);
          expect(part.split('**').length % 2).toBe(1);
          expect(part.split('<font color="comment">')).toHaveLength(part.split('</font>').length);
          expect(typedIn(part)).not.toMatch(/<[@/a-z!?]|`|\]\(|^\s*[#>]/imu);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('ends a part only where what follows does not fit into it', () => {
    fc.assert(
      fc.property(any, limit, (bulletin, most) => {
        const parts = printParts(bulletin, most);
        const marks = parts.map((part) => part.slice(0, part.indexOf('\n') + 1));
        const room = most - Math.max(...marks.map(bytes));
        const bodies = parts.map((part, at) => part.slice(marks[at]?.length));
        for (const [at, body] of bodies.slice(1).entries()) {
          const [first = ''] = body.split('\n\n');
          expect(bytes(`${bodies[at] ?? ''}\n\n${first}`)).toBeGreaterThan(room);
        }
      }),
      { numRuns: 300 },
    );
  });
});
