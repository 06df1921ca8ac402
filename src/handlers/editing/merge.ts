import type { Entry } from '../../desk/entries/entry';
import { takeOut, type Issue } from '../../desk/issues/issue';
import { mergeCaptions } from '../../desk/entries/illustrate';
import { joinEntry, mergedInto, mergeEntries } from '../../desk/entries/merge';
import { merged, mergedNotice, runTogether } from '../../format/says/edits';
import type { Write } from '../../store/documents';
import { picturesOfEntries } from '../issue/pictures';
import { findEditable, kindOf, type FoundEntry } from './found-entry';
import { entriesOf, findOthers, partsOf, type Part } from './merge-parts';
import { fact, refuse, told, type Ask, type Outcome } from '../handler';

type Numbers = { numbers: number[] };

/** 合并 n m…: the first keeps its number and place and takes in the others, waiting ones and accepted ones. */
export async function mergeInto(ask: Ask<Numbers>): Promise<Outcome> {
  const [number = 0, ...more] = ask.args.numbers;
  const base = await findEditable(number, ask);
  if (!base.ok) return refuse(ask, base);
  const found = await findOthers(more, base.entry, ask);
  if (!found.ok) return refuse(ask, found);
  const others = entriesOf(found.others);
  const all = [base.entry, ...others];
  const captions = mergeCaptions(all, await picturesOfEntries(all, ask.read));
  const entry = { ...mergeEntries(base.entry, others, ask.cause), ...captions };
  const parts = await partsOf(found.others, ask);
  return outcome({ base, entry, others: found.others, parts }, ask);
}

type Merging = { base: FoundEntry; entry: Entry; others: FoundEntry[]; parts: Part[] };

function outcome(merging: Merging, ask: Ask<Numbers>): Outcome {
  const { base, entry, parts } = merging;
  const issue = base.issue && { issue: base.issue.ordinal };
  const waiting = parts.filter(({ submission }) => submission.state === 'pending');
  return {
    writes: writes(merging, ask),
    facts: [
      ...waiting.map(({ submission }) => fact(ask, 'accepted', { submission: submission.number, ...issue })),
      ...parts.map(({ submission }) =>
        fact(ask, 'merged', { submission: submission.number, ...issue, about: String(entry.number) }),
      ),
    ],
    letters: [
      ...told(ask.cause.by, reply(merging, ask)),
      ...waiting.flatMap(({ submission }) =>
        told(submission.contact, mergedNotice(submission.number, entry, base.issue)),
      ),
    ],
  };
}

function writes({ entry, others, parts }: Merging, ask: Ask<Numbers>): Write[] {
  const { number } = entry;
  return [
    { kind: 'entry', value: entry },
    ...parts.map(({ submission }) => ({
      kind: 'submission' as const,
      value: joinEntry(submission, number, ask.cause),
    })),
    ...parts.map((part) => ({ kind: 'entry' as const, value: mergedInto(part.entry, number, ask.cause) })),
    ...leave(others).map((value) => ({ kind: 'issue' as const, value })),
  ];
}

/** The issues without the entries that were taken in. */
function leave(others: FoundEntry[]): Issue[] {
  const issues = new Map<number, Issue>();
  for (const { entry, issue } of others)
    if (issue) issues.set(issue.ordinal, takeOut(issues.get(issue.ordinal) ?? issue, entry.number));
  return [...issues.values()];
}

function reply({ base, entry, others, parts }: Merging, ask: Ask<Numbers>): string {
  const numbers = parts.map(({ submission }) => submission.number);
  const notes = runTogether(entry.piece, kindOf(entry.column, ask));
  return merged({ entry, issue: base.issue, numbers, others: entriesOf(others), notes });
}
