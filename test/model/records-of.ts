import type { Card as StoredCard } from '../../src/desk/card';
import type { Entry as StoredEntry } from '../../src/desk/entries/entry';
import type { Issue as StoredIssue } from '../../src/desk/issues/issue';
import type { Question } from '../../src/desk/question';
import type { Registration } from '../../src/desk/people/registration';
import type { Offer } from '../../src/desk/issues/offer';
import type { Submission as StoredSubmission } from '../../src/desk/submissions/submission';
import type { Entry, Issue, Records, Submission } from './model';
import type { Snapshot } from './snapshot';

/** What the documents remember, in the model's shape. */
export function recordsOf({ documents, marks }: Snapshot): Records {
  return {
    submissions: numbered(documents, 'submission', submissionOf),
    entries: numbered(documents, 'entry', entryOf),
    issues: numbered(documents, 'issue', issueOf),
    cards: cardsIn(documents)
      .filter(({ about }) => about.kind === 'submission')
      .map(({ holder, about }) => `${holder}, ${about.number}, ${about.move}`)
      .sort(),
    questions: Object.fromEntries(listed<Question>(documents, 'question').map(questionOf)),
    registrations: numbered(documents, 'registration', registrationOf),
    offer: offerOf(documents),
    handled: marks.filter((mark) => mark.startsWith('m-')).sort(),
  };
}

/** In the order in which they were made. */
export function cardsIn(documents: Snapshot['documents']): StoredCard[] {
  return listed<StoredCard>(documents, 'card').sort((one, other) => one.about.move - other.about.move);
}

/** The code that has to be sent back. */
export function codeIn(documents: Snapshot['documents']): string | null {
  return (documents.get('offer') as Offer | undefined)?.code ?? null;
}

/** Bodies were written by `commit` from these very types. */
export function listed<Stored>(documents: Snapshot['documents'], kind: string): Stored[] {
  return [...documents].flatMap(([name, value]) => (name.startsWith(`${kind}:`) ? [value as Stored] : []));
}

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- read here, and nowhere else
function numbered<Stored, Made>(
  documents: Snapshot['documents'],
  kind: string,
  made: (stored: Stored) => Made,
): Record<number, Made> {
  const found = [...documents].filter(([name]) => name.startsWith(`${kind}:`));
  return Object.fromEntries(
    found.map(([name, value]) => [Number(name.slice(kind.length + 1)), made(value as Stored)]),
  );
}

function submissionOf({ contact, unit, revisions, moves, entry }: StoredSubmission): Submission {
  return {
    contact,
    unit,
    texts: revisions.map(({ text }) => text),
    moves: moves.map(({ state, by }) => ({ state, by })),
    into: entry ?? null,
  };
}

function entryOf({ submissions, units, state, column, piece, changes }: StoredEntry): Entry {
  return {
    submissions,
    units,
    state,
    column,
    piece,
    changes: changes.map(({ what, by }) => `${what} ${by}`),
  };
}

function issueOf({ state, columns, deferred }: StoredIssue): Issue {
  const full = Object.entries(columns).filter(([, order]) => order.length > 0);
  const off: Record<string, number[]> = {};
  for (const { entry, column } of deferred) (off[column] ??= []).push(entry);
  return { state, columns: Object.fromEntries(full), deferred: off };
}

function questionOf({ editor, way, submission, move, askedAt }: Question) {
  return [editor, { way, number: submission, move, askedAt }] as const;
}

function registrationOf({ userid, unit, state, moves }: Registration) {
  return { userid, unit, state, by: moves.at(-1)?.by ?? '' };
}

function offerOf(documents: Snapshot['documents']): Records['offer'] {
  const offer = documents.get('offer') as Offer | undefined;
  return offer ? { editor: offer.editor, issue: offer.issue, tries: offer.wrongTries } : null;
}
