import type { BriefDispatch } from '../../desk/briefs/brief-dispatch';
import type { PrintedBriefs } from '../../desk/briefs/printed-briefs';
import { takesBriefs, timesTakenBack, withSendings, type Sending } from '../../desk/briefs/sent-brief';
import type { Group } from '../../desk/desk-config';
import { printedPiece, type Entry } from '../../desk/entries/entry';
import type { Fact } from '../../desk/fact';
import { dispatchOfBriefs } from '../../desk/issues/dispatch';
import { printBriefs } from '../../format/printing/print-briefs';
import { partBytes } from '../../format/printing/print-style';
import type { Write } from '../../store/documents';
import { fact, type Ask } from '../handler';
import { digestOf } from '../issue/bulletin';
import { planDispatch } from '../issue/plan-dispatch';
import type { Had } from './who-had';

/** What each group lacks of some briefs, in their order; a group that lacks none is left out. */
export type Lacking = { group: Group; entries: Entry[] };

export function whatGroupsLack(entries: readonly Entry[], had: Had, { desk }: Pick<Ask, 'desk'>): Lacking[] {
  const each = desk.groups.map((group) => {
    const lacks = ({ number, column }: Entry) =>
      takesBriefs(group, column) && !had.get(number)?.has(group.name);
    return { group, entries: entries.filter(lacks) };
  });
  return each.filter((one) => one.entries.length > 0);
}

/** 快讯 is planned like an issue, and each brief remembers which groups it goes to, all in the commit that follows. */
export async function planBriefs(
  lacking: readonly Lacking[],
  signed: { signedBy?: string },
  ask: Ask,
): Promise<{ value: BriefDispatch; writes: Write[]; facts: Fact[] }> {
  const number = (await ask.read.countBriefDispatches()) + 1;
  await ask.read.briefDispatch(number);
  const { by, at } = ask.cause;
  const entries = [...new Set(lacking.flatMap((one) => one.entries))].toSorted((a, b) => a.number - b.number);
  const numbers = entries.map((entry) => entry.number);
  const value: BriefDispatch = {
    schema: 1,
    number,
    entries: numbers,
    by,
    ...signed,
    at,
    state: 'dispatching',
  };
  const dispatch = dispatchOfBriefs(number);
  const sending = lacking.map((one) => sendingTo(one, ask));
  return {
    value,
    writes: [
      { kind: 'briefDispatch', value },
      ...planDispatch(dispatch, sending, ask.cause),
      ...(await remembered(entries, { sending, dispatch }, ask)),
    ],
    facts: [
      fact(ask, 'briefsGoing', { dispatch }),
      ...numbers.map((submission) => fact(ask, 'sentAsBrief', { submission, dispatch })),
    ],
  };
}

type GroupSending = ReturnType<typeof sendingTo>;

function sendingTo({ group, entries }: Lacking, { desk, voice, cause }: Ask) {
  const heading = { title: desk.publication.title, date: voice.date(cause.at) };
  const briefs = entries.map((entry) => ({
    entry: entry.number,
    submissions: entry.submissions,
    takenBack: timesTakenBack(entry),
    piece: printedPiece(entry.piece, 'brief'),
  }));
  const printed = printBriefs(heading, briefs, partBytes[group.via]);
  const parts = printed.map((part: PrintedBriefs) => ({ kind: 'briefs' as const, ...part }));
  return { group, parts, digest: digestOf(parts), bulletin: null };
}

type Going = { sending: readonly GroupSending[]; dispatch: Sending['dispatch'] };

/** Under every submission of a merged entry: should it stand alone again, its groups have read it. */
async function remembered(entries: readonly Entry[], going: Going, ask: Ask): Promise<Write[]> {
  const numbers = entries.flatMap(({ submissions }) => submissions);
  const sent = await ask.read.sentBriefs(numbers);
  return entries.flatMap((entry) =>
    entry.submissions.map((submission) => {
      const before = sent.find((one) => one.submission === submission);
      const value = withSendings(before, submission, sendingsOf(entry, going, ask.cause.at));
      return { kind: 'sentBrief' as const, value };
    }),
  );
}

function sendingsOf(entry: Entry, { sending, dispatch }: Going, at: number): Sending[] {
  return sending.flatMap(({ group, parts }) => {
    const holding = parts.flatMap(({ briefs }, index) =>
      briefs.some((brief) => brief.entry === entry.number) ? [index] : [],
    );
    if (holding.length === 0) return [];
    const takenBack = timesTakenBack(entry);
    return [{ group: group.name, dispatch, at, entry: entry.number, parts: holding, takenBack }];
  });
}
