import type { Delivery, Part } from '../desk/issues/delivery';

/**
 * A delivery in JSON. It is written as often as it has parts, and all but one or two of them are what they were the last
 * time: those are not put into words again.
 */
export function bodyOfDelivery({ parts, ...head }: Delivery): string {
  return `${JSON.stringify(head).slice(0, -1)},"parts":[${parts.map(textOf).join()}]}`;
}

function textOf(part: Part): string {
  const known = texts.get(part);
  if (known !== undefined) return known;
  const text = JSON.stringify(part);
  texts.set(part, text);
  return text;
}

const texts = new WeakMap<Part, string>();
