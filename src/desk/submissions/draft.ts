/** A message and its place in time. `sentAt` is WeCom's, in ms, but counts whole seconds; `at` is when it came in. */
export type Said = { id: string; sentAt: number; at: number };

/** One message of a long piece. */
export type DraftMessage = Said & { text: string };

/** 长稿: what a contact says between 长稿 and 完稿; it becomes one submission. One at a time per contact. */
export type Draft = {
  schema: 1;
  contact: string;
  /** Hers when she began: it is credited even if she has left meanwhile. */
  unit: string;
  opened: Said;
  /** Null while it is open; then the submission it became, for what comes late. */
  closed: (Said & { submission: number | null }) | null;
  /** In the order in which they came in. */
  messages: DraftMessage[];
  /** Ids of pictures that came meanwhile. */
  pictures: string[];
  /** When the contact was reminded of 完稿; null again once she goes on. */
  remindedAt: number | null;
  /** 完稿 that came in while nothing was open: its 长稿 may be on its way. */
  strayEnd?: Said;
};

export function openDraft(from: { contact: string; unit: string }, opened: Said): Draft {
  return { schema: 1, ...from, opened, closed: null, messages: [], pictures: [], remindedAt: null };
}

/** 完稿 has come first: kept beside the latest draft, or in the place of one, until its 长稿 comes. */
export function keepStrayEnd(draft: Draft | null, from: { contact: string; unit: string }, end: Said): Draft {
  const latest = draft ?? { ...openDraft(from, end), closed: { ...end, submission: null } };
  return { ...latest, strayEnd: end };
}

export function addMessage(draft: Draft, message: DraftMessage): Draft {
  return { ...draft, messages: [...draft.messages, message], remindedAt: null };
}

export function closeDraft(draft: Draft, closed: Said & { submission: number | null }): Draft {
  return { ...draft, closed };
}

/** By WeCom's seconds, within one by the number of the message; ids that are no numbers by arrival. */
export function isBefore(one: Said, other: Said): boolean {
  if (one.sentAt !== other.sentAt) return one.sentAt < other.sentAt;
  const numbers = [one.id, other.id].map((id) => (isNumber(id) ? BigInt(id) : null));
  const [first, second] = numbers as [bigint | null, bigint | null];
  return first === null || second === null ? one.at < other.at : first < second;
}

export function inOrder(messages: readonly DraftMessage[]): DraftMessage[] {
  return messages.toSorted((one, other) => Number(isBefore(other, one)) - Number(isBefore(one, other)));
}

/** Whether a message belongs to the draft that is open. What came in after 长稿 was not said in the second before it. */
export function isOpenFor({ closed, opened }: Draft, said: Said): boolean {
  return closed === null && said.sentAt >= opened.sentAt;
}

/** Whether a message was said while the draft was open, and comes in only now. */
export function comesLate({ closed, opened }: Draft, said: Said): boolean {
  return closed !== null && isBefore(opened, said) && isBefore(said, closed);
}

/** What came in before 完稿 and was said a second or more after it. */
export function saidAfter({ messages }: Draft, end: Said): DraftMessage[] {
  return messages.filter(({ sentAt }) => sentAt > end.sentAt);
}

export function lastSaidAt({ opened, messages }: Draft, picturesAt: readonly number[]): number {
  return Math.max(opened.at, ...messages.map(({ at }) => at), ...picturesAt);
}

const remindAfterMs = 10 * 60_000;
export const closeAfterMs = 15 * 60_000;

/** What an open draft's silence asks for. */
export function silenceAsksFor(draft: Draft, lastAt: number, now: number): 'remind' | 'close' | null {
  if (draft.closed !== null) return null;
  if (now - lastAt >= closeAfterMs) return 'close';
  return now - lastAt >= remindAfterMs && draft.remindedAt === null ? 'remind' : null;
}

function isNumber(id: string): boolean {
  return /^\d{1,20}$/.test(id);
}
