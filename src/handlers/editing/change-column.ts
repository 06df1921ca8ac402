import { whereIn } from '../../desk/issues/compile-bulletin';
import { changeColumn } from '../../desk/entries/edit-entry';
import { latestChange, type Entry } from '../../desk/entries/entry';
import { place, putOff, type Issue } from '../../desk/issues/issue';
import { leftOut } from '../../format/says/decisions';
import { columnChanged, restored } from '../../format/says/edits';
import { edited, findEditable, kindOf } from './found-entry';
import { refuse, type Ask, type Outcome } from '../handler';

type Chosen = { number: number; column: string };

/** 栏目 n …: to the end of that column of the same issue. */
export async function changeColumnOf(ask: Ask<Chosen>): Promise<Outcome> {
  const { number, column } = ask.args;
  const found = await findEditable(number, ask);
  if (!found.ok) return refuse(ask, found);
  const columns = ask.desk.columns.map(({ name }) => name);
  if (!columns.includes(column)) return refuse(ask, { ok: false, why: 'no-such-column', column, columns });
  const ruled = changeColumn(found.entry, column, ask.cause);
  if (!ruled.ok) return refuse(ask, ruled);
  const issue = found.issue && moved(found.issue, ruled.entry);
  const where = issue && whereIn(issue, number);
  const to = { place: where?.place ?? null, notes: notes(found.entry, ruled.entry, ask) };
  const outcome = edited(
    ask,
    { entry: ruled.entry, issue },
    columnChanged(number, latestChange(ruled.entry), to),
  );
  return issue ? { ...outcome, writes: [...outcome.writes, { kind: 'issue', value: issue }] } : outcome;
}

/** One that is put off to the next issue stays so. */
function moved(issue: Issue, { number, column }: Entry): Issue {
  const isPutOff = issue.deferred.some(({ entry }) => entry === number);
  return isPutOff ? putOff(issue, number, column) : place(issue, number, column);
}

function notes(before: Entry, after: Entry, ask: Ask<Chosen>): string[] {
  const [was, is] = [kindOf(before.column, ask), kindOf(after.column, ask)];
  return was === 'brief' && is === 'article' && after.piece.headline !== null
    ? restored
    : leftOut(after.piece, is === 'brief');
}
