import type { Archived } from '../../desk/issues/archived';
import { importIssue, ruleImport } from '../../desk/issues/import-issue';
import { digestOfBulletin } from '../../desk/issues/edition';
import { countWrongTry, takeOffer } from '../../desk/issues/offer';
import { addPasted, openPasted, takesPasted, type Pasted } from '../../desk/issues/pasted';
import type { Refusal } from '../../desk/refusal';
import { inOrder } from '../../desk/submissions/draft';
import { joinParts } from '../../format/join-parts';
import { countCharacters } from '../../format/measure';
import { readIssue, type ReadIssue } from '../../format/reading/read-bulletin';
import {
  importBegun,
  importDone,
  importDropped,
  importOffer,
  pastedInChat,
  pastedKept,
} from '../../format/says/imports';
import { saidIn } from '../drafts/draft-so-far';
import { fact, refuse, told, type Ask, type Outcome } from '../handler';
import type { ImportAsked } from './import-rest';
import { importedWrites } from './keep-imported';
import { knownIssues } from './known-issues';

/** 导入: the old issue is gathered, read, shown, and with the code it is kept in the archive. */
export async function importOldIssue(ask: Ask<ImportAsked>): Promise<Outcome> {
  const { args } = ask;
  const pasted = await ownPasted(ask);
  if (args.step === 'add') return keepPasted(pasted ?? openPasted(ask.cause.by, saidIn(ask)), args.text, ask);
  if (!pasted) return refuse(ask, { ok: false, why: 'nothing-pasted' });
  if (args.step === 'drop') return drop(ask);
  return args.step === 'end' ? propose(pasted, ask) : confirm(pasted, args.code, ask);
}

/** The old issue that this admin is pasting. */
export async function ownPasted(ask: Ask): Promise<Pasted | null> {
  const pasted = ask.speaker.isAdmin ? await ask.read.pasted(ask.speaker.userid) : null;
  return pasted && takesPasted(pasted, saidIn(ask)) ? pasted : null;
}

/** A message while an import is open, whatever it says. */
export function keepPasted(pasted: Pasted, text: string, ask: Ask): Outcome {
  const grown = text.trim() === '' ? pasted : addPasted(pasted, { ...saidIn(ask), text });
  const { length } = grown.messages;
  return kept(grown, length === 0 ? importBegun : pastedKept(length, countCharacters(textOf(grown))), ask);
}

/** Its reading is worked out again from the text each time, so that what is kept is what was shown. */
async function propose(pasted: Pasted, ask: Ask): Promise<Outcome> {
  const read = readIssue(textOf(pasted));
  const ruled = ruleImport(archivedOf(read, ask), await knownIssues(ask));
  if (!ruled.ok) return refuse(ask, ruled);
  const code = ask.newCode();
  const { by: editor, at: madeAt } = ask.cause;
  const digest = digestOfBulletin(read.bulletin);
  const offer = { schema: 1 as const, issue: 0, editor, code, digest, madeAt, wrongTries: 0 };
  return kept({ ...pasted, offer }, importOffer(read, ruled.unsure, code), ask);
}

async function confirm(pasted: Pasted, code: string, ask: Ask): Promise<Outcome> {
  const read = readIssue(textOf(pasted));
  const digest = digestOfBulletin(read.bulletin);
  const taken = takeOffer(0, { offer: pasted.offer, code, digest, word: '导入' }, ask.cause);
  if (!taken.ok) return refuseCode(taken, pasted, ask);
  const archived = archivedOf(read, ask);
  const ruled = ruleImport(archived, await knownIssues(ask));
  return ruled.ok ? keep(archived, read, ask) : refuse(ask, ruled);
}

async function keep(archived: Archived, read: ReadIssue, ask: Ask): Promise<Outcome> {
  await ask.read.archived(archived.id);
  return {
    writes: [...importedWrites(archived), { kind: 'gonePasted', admin: ask.cause.by }],
    facts: [fact(ask, 'imported', { archived: archived.id })],
    letters: told(ask.cause.by, importDone(read)),
  };
}

function drop(ask: Ask): Outcome {
  return {
    writes: [{ kind: 'gonePasted', admin: ask.cause.by }],
    facts: [fact(ask, 'asked')],
    letters: told(ask.cause.by, importDropped),
  };
}

function kept(pasted: Pasted, words: string, ask: Ask): Outcome {
  const letters = told(ask.cause.by, words);
  return { writes: [{ kind: 'pasted', value: pasted }], facts: [fact(ask, 'asked')], letters };
}

function refuseCode(refusal: Refusal, pasted: Pasted, ask: Ask): Outcome {
  const refused = refuse(ask, refusal);
  const { offer } = pasted;
  if (refusal.why !== 'wrong-code' || !offer) return refused;
  return { ...refused, writes: [{ kind: 'pasted', value: { ...pasted, offer: countWrongTry(offer) } }] };
}

function archivedOf({ bulletin, notUnderstood }: ReadIssue, { cause: { by, at } }: Ask): Archived {
  return importIssue(bulletin, { by, source: pastedInChat, notUnderstood }, at);
}

function textOf({ messages }: Pasted): string {
  return joinParts(inOrder(messages).map(({ text }) => text));
}
