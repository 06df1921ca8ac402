import type { Fact, FactName } from '../../src/desk/fact';
import type { IssueState, Move, Records, State } from './model';

/** What the stream of facts alone tells. */
export type Folded = {
  submissions: Record<number, { moves: Move[]; stands: Place; into: number | null }>;
  issues: Record<number, IssueState>;
  registrations: Record<number, string>;
};

/** The ordinal of an issue. */
type Place = number | 'putOff' | 'pool' | null;

export function foldFacts(facts: readonly Fact[]): Folded {
  const folded: Folded = { submissions: {}, issues: {}, registrations: {} };
  for (const fact of facts) folds[fact.what]?.(folded, fact);
  return folded;
}

/** The same as the documents have it. */
export function foldedOf(records: Records): Folded {
  const { submissions, issues, registrations } = records;
  return {
    submissions: mapped(submissions, ({ moves, into }, number) => ({
      moves,
      stands: placeOf(records, number),
      into,
    })),
    issues: mapped(issues, ({ state }) => state),
    registrations: mapped(registrations, ({ state }) => state),
  };
}

function placeOf({ issues, entries }: Records, number: number): Place {
  if (entries[number]?.state === 'pooled') return 'pool';
  for (const [ordinal, { columns, deferred }] of Object.entries(issues)) {
    if (Object.values(columns).flat().includes(number)) return Number(ordinal);
    if (Object.values(deferred).flat().includes(number)) return 'putOff';
  }
  return null;
}

function mapped<From, To>(records: Record<number, From>, map: (one: From, number: number) => To) {
  const made = Object.entries(records).map(([number, one]) => [number, map(one, Number(number))]);
  return Object.fromEntries(made) as Record<number, To>;
}

type Fold = (folded: Folded, fact: Fact) => void;

const folds: Partial<Record<FactName, Fold>> = {
  submitted: moves('pending'),
  revised: moves('pending'),
  withdrawn: moves('withdrawn'),
  returned: moves('returned'),
  rejected: moves('rejected'),
  accepted(folded, fact) {
    if (fact.issue !== undefined) folded.issues[fact.issue] ??= 'open';
    moved(folded, fact, 'accepted').stands = fact.issue ?? 'pool';
  },
  takenBack: (folded, fact) => Object.assign(moved(folded, fact, 'pending'), { stands: null, into: null }),
  merged: (folded, fact) => Object.assign(about(folded, fact), { stands: null, into: Number(fact.about) }),
  removed(folded, fact) {
    about(folded, fact).stands = 'pool';
  },
  deferred(folded, fact) {
    const open = openIn(folded);
    about(folded, fact).stands = fact.issue === open ? 'putOff' : open;
  },
  closed({ submissions, issues }, { issue = 0 }) {
    Object.assign(issues, { [issue]: 'closed', [issue + 1]: 'open' });
    for (const one of Object.values(submissions)) if (one.stands === 'putOff') one.stands = issue + 1;
  },
  reopened({ submissions, issues }, { issue = 0 }) {
    issues[issue] = 'open';
    Reflect.deleteProperty(issues, issue + 1);
    for (const one of Object.values(submissions)) if (one.stands === issue + 1) one.stands = 'putOff';
  },
  signedOff: turns('signedOff'),
  dispatching: turns('dispatching'),
  dispatched(folded, fact) {
    turns('dispatched')(folded, fact);
    for (const one of Object.values(folded.submissions))
      if (standsIn(folded, one) === fact.issue) one.moves.push({ state: 'printed', by: fact.by });
  },
  registrationAsked: turnsRegistration('waiting'),
  registered: turnsRegistration('confirmed'),
};

type One = Folded['submissions'][number];

/** By itself or as part of another. */
function standsIn({ submissions }: Folded, { stands, into }: One): Place {
  return into === null ? stands : (submissions[into]?.stands ?? null);
}

function moves(state: State): Fold {
  return (folded, fact) => moved(folded, fact, state);
}

function moved(folded: Folded, fact: Fact, state: State): One {
  const one = about(folded, fact);
  one.moves.push({ state, by: fact.by });
  return one;
}

function about({ submissions }: Folded, { submission = 0 }: Fact): One {
  return (submissions[submission] ??= { moves: [], stands: null, into: null });
}

function turns(state: IssueState): Fold {
  return ({ issues }, { issue = 0 }) => {
    issues[issue] = state;
  };
}

function turnsRegistration(state: string): Fold {
  return ({ registrations }, { registration = 0 }) => {
    registrations[registration] = state;
  };
}

function openIn({ issues }: Folded): number {
  return Number(Object.entries(issues).find(([, state]) => state === 'open')?.[0] ?? 1);
}
