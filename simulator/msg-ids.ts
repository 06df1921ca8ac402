import { randomInt } from 'node:crypto';

/**
 * MsgIds of 63 bits, each greater than the last, in the order in which members speak. The time stands in front, so
 * that no other run has used one: a store that outlives the platform would take it for a repeat.
 */
export function openMsgIds(now: () => number): () => string {
  const randomBits = 20;
  let last = 0n;
  return () => {
    const next = (BigInt(Math.floor(now())) << BigInt(randomBits)) + BigInt(randomInt(2 ** randomBits));
    last = next > last ? next : last + 1n;
    return String(last);
  };
}
