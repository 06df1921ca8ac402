import type { Delivery, Part } from '../desk/issues/delivery';

/** A delivery in JSON, its parts last. */
export function bodyOfDelivery(delivery: Delivery): string {
  const { parts, ...head } = delivery;
  const texts = parts.map((part) => JSON.stringify(part));
  lengths.set(delivery, texts.map(bytesOf));
  return `${JSON.stringify(head).slice(0, -1)},"parts":[${texts.join()}${end}`;
}

/** A text, and where it goes in a body that is stored: in the place of so many bytes, so many bytes before its end. */
export type Splice = { text: string; instead: number; beforeEnd: number };

/**
 * What makes of the one's body the other's. A delivery is written as often as it has parts, and all but one or two of them
 * are what they were the last time. Null where more than that has changed, and where nobody here has put the first one
 * into words: it may be stored in others.
 */
export function spliceOfDelivery(was: Delivery, delivery: Delivery): Splice | null {
  const { parts } = delivery;
  const stored = lengths.get(was);
  const hasChanged = (part: Part, index: number) => part !== was.parts[index];
  const from = parts.findIndex(hasChanged);
  if (!stored || from < 0 || !isSameButForParts(was, delivery)) return null;
  const to = parts.findLastIndex(hasChanged) + 1;
  const texts = parts.slice(from, to).map((part) => JSON.stringify(part));
  lengths.set(delivery, stored.toSpliced(from, texts.length, ...texts.map(bytesOf)));
  return {
    text: texts.join(),
    instead: withCommas(stored.slice(from, to)) - 1,
    beforeEnd: withCommas(stored.slice(to)) + end.length,
  };
}

const end = ']}';

/** Bytes of each part, of the deliveries that were put into words here. */
const lengths = new WeakMap<Delivery, number[]>();

function isSameButForParts(one: Delivery, other: Delivery): boolean {
  const fields = Object.keys(other) as (keyof Delivery)[];
  return (
    one.parts.length === other.parts.length &&
    Object.keys(one).length === fields.length &&
    fields.every((field) => field === 'parts' || one[field] === other[field])
  );
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}

/** A comma for each. */
function withCommas(parts: number[]): number {
  return parts.reduce((bytes, part) => bytes + part, parts.length);
}
