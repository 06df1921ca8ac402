export type Rate = { count: number; ms: number };
export type Pace = { admits: (at: number) => boolean };

const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** One member hears at most this much of one app; the rest is dropped without an error [90454]. */
export const memberRates: Rate[] = [
  { count: 30, ms: minute },
  { count: 1000, ms: hour },
];
/** [91770]; read as any 60 seconds, the harder of the two readings. */
export const webhookRates: Rate[] = [{ count: 20, ms: minute }];

/** Of all chats of an app, in readers: the lowest of three tiers by the hour [90248]. */
export const personRates: Rate[] = [
  { count: 20_000, ms: minute },
  { count: 150_000, ms: hour },
];

/** Like `openPace`, where each that is admitted counts for several. */
export function openWeighedPace(rates: Rate[]): { admits: (at: number, weight: number) => boolean } {
  const longest = Math.max(...rates.map((rate) => rate.ms));
  let admitted: { at: number; weight: number }[] = [];
  return {
    admits(at, weight) {
      admitted = admitted.filter((before) => before.at > at - longest);
      const sumOf = ({ ms }: Rate) =>
        admitted.reduce((sum, before) => (before.at > at - ms ? sum + before.weight : sum), 0);
      if (rates.some((rate) => sumOf(rate) + weight > rate.count)) return false;
      admitted.push({ at, weight });
      return true;
    },
  };
}

/** A log of what was admitted; what was not admitted does not count against the next. */
export function openPace(rates: Rate[]): Pace {
  const longest = Math.max(...rates.map((rate) => rate.ms));
  let admitted: number[] = [];
  return {
    admits(at) {
      admitted = admitted.filter((before) => before > at - longest);
      if (rates.some((rate) => isFull(admitted, rate, at))) return false;
      admitted.push(at);
      return true;
    },
  };
}

/** At most `maxBytes` of UTF-8, never half a character. */
export function cutToBytes(text: string, maxBytes: number): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= maxBytes) return text;
  let end = maxBytes;
  while (isInsideCharacter(bytes[end])) end -= 1;
  return bytes.toString('utf8', 0, end);
}

function isFull(admitted: number[], { count, ms }: Rate, at: number): boolean {
  return admitted.filter((before) => before > at - ms).length >= count;
}

function isInsideCharacter(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}
