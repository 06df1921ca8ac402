import type { Refusal } from '../desk/refusal';
import { mayRole, mayUse, type CommandWord } from '../desk/rights';
import { isKnown, type Speaker } from '../desk/roles';
import { shortestSubmission } from '../desk/submissions/submission';
import { countCharacters } from '../format/measure';
import type { Ask, Handler, Outcome } from './handler';
import type { Reads, Rest } from './rest';

/** One row of the table of what people can say. */
export type Command = {
  word: CommandWord;
  usage: string;
  does: string;
  /** The handler with its arguments, or null where they do not fit. */
  hear: (rest: Rest) => ((ask: Ask) => Promise<Outcome>) | null;
};

type Row<Args> = Omit<Command, 'hear'> & { reads: Reads<Args>; run: Handler<Args> };

export function command<Args>({ reads, run, ...row }: Row<Args>): Command {
  const hear = (rest: Rest) => {
    const args = reads(rest);
    return args === null ? null : (ask: Ask) => run({ ...ask, args });
  };
  return { ...row, hear };
}

/** `meant`: how the command is written that the text begins like. */
type Understood =
  { run: (ask: Ask) => Promise<Outcome> } | { submit: string; meant?: string } | { refusal: Refusal };

/** A command counts when its arguments fit and the speaker may say it; for a contact everything else is news. */
export function understand(text: string, speaker: Speaker, commands: readonly Command[]): Understood {
  const said = findCommand(text, commands);
  const isAllowed = said !== null && mayUse(speaker, said.command.word);
  const run = isAllowed && !isReport(text, said, speaker) ? said.command.hear(said.rest) : null;
  if (run) return { run };
  if (!isKnown(speaker) && !isAllowed) return no({ ok: false, why: 'not-registered' });
  if (text.trim() === '') return no({ ok: false, why: 'empty' });
  const length = countCharacters(text);
  if (speaker.contact && length >= shortestSubmission) return submit(text, isAllowed ? said : null);
  return no(said ? misused(said.command, speaker) : unclear(text, length, speaker));
}

/** Whether the text begins like a command that this person may say: with its word and a number, or the word alone. */
export function looksLikeCommand(text: string, speaker: Speaker, commands: readonly Command[]): boolean {
  const said = findCommand(text, commands);
  const isAllowed = said !== null && mayUse(speaker, said.command.word);
  return isAllowed && /^\s*(?:来稿\s*)?(?:[#\d]|$)/u.test(said.rest.plain);
}

type Said = { command: Command; rest: Rest };

/** 改题3次才定下来的论文…: an editor who is a contact, too, tells news; 3次 is no submission's number. */
function isReport(text: string, { command, rest }: Said, { contact }: Speaker): boolean {
  const mayBe = contact !== null && !mayRole('contact', command.word);
  return mayBe && COUNTED.test(rest.plain) && countCharacters(text) >= shortestSubmission;
}

const COUNTED = /^\d{1,6}[次个名项篇位家场种台份件条]/u;

function submit(text: string, said: Said | null): Understood {
  const isSetOff = said !== null && /^[\s:#\d]/u.test(said.rest.plain);
  return isSetOff ? { submit: text, meant: said.command.usage } : { submit: text };
}

function misused({ word, usage }: Command, speaker: Speaker): Refusal {
  if (!mayUse(speaker, word)) return notAllowed(word, speaker);
  return { ok: false, why: 'wrong-arguments', usage };
}

function notAllowed(word: CommandWord, { editor }: Speaker): Refusal {
  return needsSignOff.includes(word) && editor
    ? { ok: false, why: 'may-not-sign-off' }
    : { ok: false, why: 'not-allowed', word };
}

/** An editor who may not say these lacks nothing but the right to sign. */
const needsSignOff: readonly CommandWord[] = ['签发', '定时签发', '取消定时'];

function unclear(said: string, length: number, speaker: Speaker): Refusal {
  if (speaker.contact && !speaker.editor) return { ok: false, why: 'too-short', length };
  return { ok: false, why: 'not-understood', said };
}

function no(refusal: Refusal): Understood {
  return { refusal };
}

function findCommand(text: string, commands: readonly Command[]): Said | null {
  const heard = normalise(text);
  const start = /^\s*(?:@\S+\s+)?\/?\s*/u.exec(heard.plain)?.[0].length ?? 0;
  const spoken = heard.plain.slice(start);
  const command = commands.find(({ word }) => spoken.startsWith(word));
  if (!command) return null;
  const restAt = start + command.word.length;
  const rest = { plain: heard.plain.slice(restAt), said: (from: number) => heard.saidFrom(restAt + from) };
  return { command, rest };
}

/** NFKC, with the way back to the place in the text as it was typed. */
function normalise(text: string): { plain: string; saidFrom: (index: number) => string } {
  const places: number[] = [];
  let plain = '';
  let at = 0;
  for (const character of text) {
    const normal = character.normalize('NFKC');
    for (let unit = 0; unit < normal.length; unit += 1) places.push(at);
    plain += normal;
    at += character.length;
  }
  return { plain, saidFrom: (index) => text.slice(places[index] ?? text.length) };
}
