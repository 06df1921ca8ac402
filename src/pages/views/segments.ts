import type { Marked } from '../../desk/archive/mark';

/** A run of text, looked for or not. */
export type Segment = { text: string; isFound: boolean };

/** The whole text, cut where what was looked for begins and ends. */
export function segmentsOf({ text, marks }: Marked): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const [from, to] of marks) {
    segments.push(
      { text: text.slice(at, from), isFound: false },
      { text: text.slice(from, to), isFound: true },
    );
    at = to;
  }
  segments.push({ text: text.slice(at), isFound: false });
  return segments.filter((segment) => segment.text !== '');
}
