import type { Delivery, Part } from '../desk/issues/delivery';

/** A delivery in JSON, its parts last. */
export function bodyOfDelivery(delivery: Delivery): string {
  const { parts, ...head } = delivery;
  written.add(delivery);
  return `${JSON.stringify(head).slice(0, -1)},"parts":[${parts.map((part) => wordsOf(part).text).join()}${end}`;
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
  const hasChanged = (part: Part, index: number) => part !== was.parts[index];
  const from = parts.findIndex(hasChanged);
  if (from < 0 || !written.has(was) || !isSameButForParts(was, delivery)) return null;
  const to = parts.findLastIndex(hasChanged) + 1;
  written.add(delivery);
  return {
    text: parts
      .slice(from, to)
      .map((part) => wordsOf(part).text)
      .join(),
    instead: bytesOf(was.parts, from, to) - 1,
    beforeEnd: bytesOf(parts, to, parts.length) + end.length,
  };
}

const end = ']}';

/** By their values here. */
const written = new WeakSet<Delivery>();

function isSameButForParts(one: Delivery, other: Delivery): boolean {
  const fields = Object.keys(other) as (keyof Delivery)[];
  return (
    one.parts.length === other.parts.length &&
    Object.keys(one).length === fields.length &&
    fields.every((field) => field === 'parts' || one[field] === other[field])
  );
}

/** With a comma for each. */
function bytesOf(parts: readonly Part[], from: number, to: number): number {
  let bytes = to - from;
  for (let index = from; index < to; index += 1) bytes += wordsOf(parts[index] as Part).bytes;
  return bytes;
}

type Words = { text: string; bytes: number };

function wordsOf(part: Part): Words {
  const known = words.get(part);
  if (known !== undefined) return known;
  const text = JSON.stringify(part);
  const made = { text, bytes: Buffer.byteLength(text) };
  words.set(part, made);
  return made;
}

const words = new WeakMap<Part, Words>();
