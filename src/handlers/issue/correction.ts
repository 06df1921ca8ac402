import { archivedId } from '../../desk/issues/archived';
import { longestCorrection, whoGot } from '../../desk/issues/correct';
import type { PartContent } from '../../desk/issues/delivery';
import { dispatchOfIssue } from '../../desk/issues/dispatch';
import { issueName, type Issue } from '../../desk/issues/issue';
import type { Group } from '../../desk/desk-config';
import type { Ruled } from '../../desk/refusal';
import { countCharacters } from '../../format/measure';
import { printCorrection } from '../../format/printing/print-correction';
import { partBytes } from '../../format/printing/print-style';
import type { Ask } from '../handler';
import { digestOf, digestOfAll } from './bulletin';

/** What would go out of a correction, and to whom. */
export type CorrectionSending = {
  issue: Issue;
  /** Of the correction. */
  number: number;
  texts: string[];
  groups: { group: Group; parts: PartContent[]; digest: string; bulletin: null }[];
  /** The issue never came to these; and those that got it are no longer among the desk's groups. */
  missed: string[];
  gone: string[];
  digest: string;
};

/** A correction goes to exactly the groups that got the issue, as far as they can be reached. */
export async function correctionSending(
  issue: Issue,
  text: string,
  ask: Ask,
): Promise<Ruled<CorrectionSending>> {
  const length = countCharacters(text);
  if (length > longestCorrection)
    return { ok: false, why: 'correction-long', length, most: longestCorrection };
  const ruled = whoGot(issue, await ask.read.deliveries(dispatchOfIssue(issue.ordinal)));
  if (!ruled.ok) return ruled;
  const groups = ask.desk.groups.filter(({ name }) => ruled.got.includes(name));
  if (groups.length === 0) return { ok: false, why: 'nobody-got-it', issue: issueName(issue) };
  const gone = ruled.got.filter((name) => !groups.some((group) => group.name === name));
  const { number, textsFor } = await print(issue, text, ask);
  const sending = groups.map((group) => {
    const parts = textsFor(group).map((one) => ({ kind: 'markdown' as const, text: one }));
    return { group, parts, digest: digestOf(textsFor(group)), bulletin: null };
  });
  const texts = shortest(groups.map(textsFor));
  const digest = digestOfAll(sending);
  return { ok: true, issue, number, texts, groups: sending, missed: ruled.missed, gone, digest };
}

/** The door that lets most through at once: what others get is the same in more messages. */
function shortest(each: string[][]): string[] {
  return each.reduce((short, texts) => (texts.length < short.length ? texts : short));
}

/** Named as the issue was printed. */
async function print(issue: Issue, text: string, { read, voice, cause }: Ask) {
  const id = archivedId(issue.ordinal);
  const archived = await read.archived(id);
  if (!archived) throw new Error(`${id} is not in the archive`);
  const number = (await read.correctionsOf(id)).length + 1;
  const notice = { number, text, date: voice.date(cause.at) };
  const { bulletin } = archived;
  return { number, textsFor: ({ via }: Group) => printCorrection(bulletin, notice, partBytes[via]) };
}
