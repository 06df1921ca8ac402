import { takesBriefs } from '../../desk/briefs/sent-brief';
import type { Entry } from '../../desk/entries/entry';
import type { Refusal } from '../../desk/refusal';
import { briefsGoing, briefsGoingNotice } from '../../format/says/briefs';
import { refusalText } from '../../format/says/refusals';
import { adminNames, refuse, told, toldEditors, type Ask, type Outcome } from '../handler';
import { findBrief } from './find-brief';
import { sentFrom } from '../issue/timed-now';
import { planBriefs, whatGroupsLack, type Lacking } from './plan-briefs';
import { whoHad, type Had } from './who-had';

type Found = { entries: Entry[]; refused: Refusal[] };

/** 快讯 n…: at once to every group that takes briefs and has not had them; those that cannot go are named with the reason. */
export async function sendBriefs(ask: Ask<{ numbers: number[] }>): Promise<Outcome> {
  if (!ask.desk.groups.some((group) => takesBriefs(group)))
    return refuse(ask, { ok: false, why: 'no-brief-groups' });
  const { entries, refused } = await findEach(ask);
  const had = await whoHad(entries, ask.read);
  const lacking = whatGroupsLack(entries, had, ask);
  const idle = entries.flatMap((entry) => whyNowhere(entry, { had, lacking }, ask) ?? []);
  const no = [...refused, ...idle].map((refusal) => refusalText(refusal, ask.voice, adminNames(ask)));
  return lacking.length === 0 ? refuseAll(no, ask) : send({ lacking, had, no }, ask);
}

async function findEach(ask: Ask<{ numbers: number[] }>): Promise<Found> {
  const found: Found = { entries: [], refused: [] };
  for (const number of ask.args.numbers) {
    const ruled = await findBrief(number, ask);
    if (ruled.ok) found.entries.push(ruled.entry);
    else found.refused.push(ruled);
  }
  return found;
}

type Divided = { had: Had; lacking: readonly Lacking[] };

function whyNowhere({ number, column }: Entry, { had, lacking }: Divided, { desk }: Ask): Refusal | null {
  if (lacking.some(({ entries }) => entries.some((entry) => entry.number === number))) return null;
  const takers = desk.groups.filter((group) => takesBriefs(group, column));
  if (takers.length === 0) return { ok: false, why: 'no-group-for-column', number, column };
  const times = takers.map(({ name }) => had.get(number)?.get(name) ?? 0);
  return { ok: false, why: 'brief-had', number, groups: takers.length, at: Math.max(...times) };
}

function refuseAll(no: readonly string[], ask: Ask): Outcome {
  return {
    writes: [],
    facts: [{ what: 'asked', ...ask.cause }],
    letters: told(ask.cause.by, no.join('\n')),
  };
}

async function send({ lacking, had, no }: Divided & { no: string[] }, ask: Ask): Promise<Outcome> {
  const { value, writes, facts } = await planBriefs(lacking, {}, ask);
  const to = { groups: lacking.map(({ group }) => group.name), from: sentFrom(ask.cause.at, ask) };
  const lines = value.entries.map((number) => {
    const takers = lacking.filter(({ entries }) => entries.some((entry) => entry.number === number));
    return { number, groups: takers.length, had: had.get(number)?.size ?? 0 };
  });
  const { by } = ask.cause;
  return {
    writes,
    facts,
    letters: [
      ...told(by, [...no, briefsGoing(to, lines)].join('\n')),
      ...toldEditors(ask, briefsGoingNotice(ask.voice.name(by), to, value.entries)),
    ],
  };
}
