import { deepStrictEqual as same, ok } from 'node:assert/strict';
import type { Pdf } from '../../src/desk/issues/pdf';
import type { Delivery } from '../../src/desk/issues/delivery';
import type { Fact } from '../../src/desk/fact';
import { cast } from './desk';
import { foldedOf, foldFacts } from './fold-facts';
import type { Message } from './message';
import { copyOf, stateOf, type Move, type Records, type State, type Submission } from './model';
import { cardsIn, listed } from './records-of';
import type { Snapshot } from './snapshot';

export type Seen = {
  records: Records;
  snapshot: Snapshot;
  facts: readonly Fact[];
  /** By id, each as it was said first. */
  messages: ReadonlyMap<string, Message>;
  /** What each signed-off issue was when it was signed. */
  signed: Map<string, unknown>;
};

/** What must be true at any time, whoever has said what: written from product.md, not from the model. */
export const invariants: Record<string, (seen: Seen) => void> = {
  'a submission moves as its states allow, and by whom they allow'({ records }) {
    for (const submission of Object.values(records.submissions)) checkMoves(submission);
  },

  'there is exactly one open issue'({ records }) {
    const states = Object.values(records.issues).map(({ state }) => state);
    if (states.length > 0) same(states.filter((state) => state === 'open').length, 1);
  },

  'an entry stands in one place or none'({ records }) {
    const standing = Object.values(records.issues).flatMap(({ columns, deferred }) =>
      [columns, deferred].flatMap((lists) =>
        Object.entries(lists).flatMap(([column, order]) => order.map((number) => `${number} ${column}`)),
      ),
    );
    const placed = Object.entries(records.entries).filter(([, { state }]) => state === 'placed');
    same(standing.sort(), placed.map(([number, { column }]) => `${number} ${column}`).sort());
  },

  'nothing changes in a signed-off issue'({ records, signed }) {
    for (const [ordinal, { state, columns }] of Object.entries(records.issues)) {
      if (state === 'open' || state === 'closed') continue;
      const stands = Object.values(columns).flat();
      const now = { columns, pieces: stands.map((number) => records.entries[number]?.piece) };
      if (!signed.has(ordinal)) signed.set(ordinal, copyOf(now));
      same(now, signed.get(ordinal));
    }
  },

  'the facts tell what the documents tell'({ records, facts }) {
    same(foldFacts(facts), foldedOf(records));
  },

  'numbers are given once and in order'({ records, snapshot }) {
    const count = Object.keys(records.submissions).length;
    same(
      Object.keys(records.submissions),
      Array.from({ length: count }, (_, index) => String(index + 1)),
    );
    const counters = snapshot.documents.get('counters') as { submissions: number } | undefined;
    same(counters?.submissions ?? 0, count);
  },

  'every message has its one mark and a fact of its speaker'({ snapshot, facts, messages }) {
    same(snapshot.marks.filter((mark) => mark.startsWith('m-')).sort(), [...messages.keys()].sort());
    for (const { id, by } of messages.values()) {
      const caused = facts.filter(({ cause }) => cause === id);
      ok(caused.length > 0, `${id} has no fact`);
      ok(caused.every((fact) => fact.by === by));
    }
  },

  'what was said is never edited'({ records, messages }) {
    const said = new Set(
      [...messages.values()].flatMap(({ saying }) => ('text' in saying ? saying.text : [])),
    );
    const texts = Object.values(records.submissions).flatMap((submission) => submission.texts);
    for (const text of texts) ok(said.has(text) || text.length < 60, `nobody has said ${text}`);
  },

  'indexes list what the documents say'({ snapshot, records }) {
    const wanted = indexesOf(records, snapshot);
    same(
      new Map([...snapshot.indexes].map(([name, members]) => [name, [...members].sort()])),
      new Map([...wanted].map(([name, members]) => [name, [...members].sort()])),
    );
  },
};

/** product.md, "States". */
const mayFollow: Record<State, Partial<Record<State, 'contact' | 'editor' | 'desk'>>> = {
  pending: {
    pending: 'contact',
    accepted: 'editor',
    returned: 'editor',
    rejected: 'editor',
    withdrawn: 'contact',
  },
  returned: { pending: 'contact', withdrawn: 'contact' },
  // Once more: what was taken out of its issue (移出) is put into another.
  accepted: { pending: 'editor', printed: 'desk', accepted: 'editor' },
  rejected: {},
  withdrawn: {},
  printed: {},
};

function checkMoves({ contact, moves, texts }: Submission): void {
  same(moves[0], { state: 'pending', by: contact });
  moves.slice(1).forEach((move, index) => {
    const who = mayFollow[moves[index]!.state][move.state];
    ok(who !== undefined, `${moves[index]!.state} became ${move.state}`);
    ok(isBy(move, who, contact), `${move.state} by ${move.by}`);
  });
  const revisions = moves.filter(({ state, by }, index) => {
    const before = moves[index - 1]?.state;
    return state === 'pending' && by === contact && before !== 'accepted';
  });
  same(texts.length, revisions.length);
}

function isBy({ by }: Move, who: 'contact' | 'editor' | 'desk', contact: string): boolean {
  if (who === 'editor') return cast[by]?.isEditor === true;
  return by === (who === 'contact' ? contact : 'desk');
}

/** Worked out anew from the documents; none is empty. */
function indexesOf(records: Records, { documents }: Snapshot): Map<string, string[]> {
  const indexes = new Map<string, string[]>();
  const add = (index: string, name: string) => indexes.set(index, [...(indexes.get(index) ?? []), name]);
  for (const [number, submission] of Object.entries(records.submissions)) {
    add(`submissions:of:${submission.contact}`, `submission:${number}`);
    add('submissions:received', `submission:${number}`);
    if (stateOf(submission) === 'pending') add('submissions:pending', `submission:${number}`);
  }
  for (const [number, { state }] of Object.entries(records.entries))
    if (state === 'pooled') add('entries:pool', `entry:${number}`);
  for (const [ordinal, { state }] of Object.entries(records.issues))
    add(`issues:${state}`, `issue:${ordinal}`);
  for (const editor of Object.keys(records.questions)) add('questions', `question:${editor}`);
  for (const [number, { state }] of Object.entries(records.registrations))
    if (state === 'waiting') add('registrations:waiting', `registration:${number}`);
  for (const { about, taskId } of cardsIn(documents))
    add(`cards:of:${about.kind}:${about.number}`, `card:${taskId}`);
  for (const { dispatch, group, parts } of listed<Delivery>(documents, 'delivery')) {
    add(`deliveries:${dispatch}`, `delivery:${dispatch}:${group}`);
    if (parts.some(({ state }) => state === 'waiting' || state === 'sending'))
      add('deliveries:unsettled', `delivery:${dispatch}:${group}`);
  }
  for (const name of documents.keys()) if (name.startsWith('archived:')) add('archive', name);
  for (const { of, state } of listed<Pdf>(documents, 'pdf'))
    if (state === 'waiting') add('pdfs:waiting', `pdf:${of}`);
  return indexes;
}
