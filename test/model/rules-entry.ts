import type { Piece } from '../../src/desk/bulletin';
import { briefColumn, columns } from './desk';
import type { Field, Saying } from './message';
import {
  emptyIssue,
  isPutOff,
  openOrdinal,
  ordinalOf,
  put,
  stateOf,
  takeOut,
  type Entry,
  type Model,
} from './model';
import { already, contactOf, mergedText, missing, move, readLatest, signedOff } from './rules-submission';
import { issueName, notice, reply, type Told, type Turn } from './turn';

/** 采用: each number for itself; nobody accepts what she sent. By card only a refusal is said. */
export function accept(
  turn: Turn,
  { numbers, column }: { numbers: number[]; column: string | null },
  byCard = false,
): Told[] {
  if (column !== null && !columns.includes(column)) return reply(turn, `没有“${column}”这个栏目`);
  const each = numbers.map((number) => acceptOne(turn, number, column));
  const lines = each.flatMap(({ line, told }) => (byCard && told ? [] : [line]));
  return [...(lines.length > 0 ? reply(turn, ...lines) : []), ...each.flatMap(({ told }) => told ?? [])];
}

function acceptOne(turn: Turn, number: number, chosen: string | null): { line: string; told?: Told[] } {
  const { model } = turn;
  const refused = whyNotAccepted(turn, number);
  if (refused) return { line: refused };
  const entry = entryFor(model, number, chosen);
  entry.changes.push(`made ${turn.by}`);
  model.entries[number] = entry;
  move(turn, number, 'accepted');
  const { column } = entry;
  const ordinal = openOrdinal(model);
  put((model.issues[ordinal] ??= emptyIssue('open')), number, { column });
  const where = `${issueName(ordinal)}【${column}】`;
  const k = model.issues[ordinal].columns[column]?.length ?? 0;
  const told = notice(contactOf(model, number), `您的来稿 ${number} 已采用，拟编入${where}`);
  return { line: `已采用来稿 ${number}：${where}第${k}篇`, told };
}

/** One from the pool as it was edited, any other made anew from its text, with its history. */
function entryFor(model: Model, number: number, chosen: string | null): Entry {
  const before = model.entries[number];
  if (before?.state === 'pooled') return { ...before, state: 'placed', column: chosen ?? before.column };
  return { ...anew(model, number), ...(chosen === null ? {} : { column: chosen }) };
}

function anew(model: Model, number: number): Entry {
  const submission = model.submissions[number]!;
  const piece = readLatest(submission);
  return {
    submissions: [number],
    units: [submission.unit],
    state: 'placed',
    column: piece.headline === null ? briefColumn : '工作动态',
    piece: { ...piece, attribution: piece.attribution ?? submission.unit },
    changes: model.entries[number]?.changes ?? [],
  };
}

function whyNotAccepted({ model, by }: Turn, number: number): string | null {
  const submission = model.submissions[number];
  if (!submission) return missing(number);
  if (submission.contact === by) return `来稿 ${number} 是您自己投的`;
  const isPooled = stateOf(submission) === 'accepted' && model.entries[number]?.state === 'pooled';
  if (stateOf(submission) === 'pending' || isPooled) return null;
  return submission.into === null ? already(model, number) : mergedText(number, submission.into);
}

export function edit(turn: Turn, { field, number, text }: Saying & { what: 'edit' }): Told[] {
  const refused = whyNotEditable(turn.model, number);
  if (refused) return reply(turn, refused);
  const entry = turn.model.entries[number]!;
  if (field === 'headline' && entry.column === briefColumn)
    return reply(turn, `来稿 ${number} 在【${briefColumn}】，简讯不印标题`);
  const piece = withText(entry.piece, field, text);
  if (isSame(piece, entry.piece)) return reply(turn, unchanged(number));
  entry.piece = piece;
  entry.changes.push(`${field} ${turn.by}`);
  return reply(turn, `来稿 ${number} 的${fieldWords[field]}已改`);
}

/** 替换: only a passage that is there exactly once. */
export function replace(turn: Turn, { number, passage, instead }: Saying & { what: 'replace' }): Told[] {
  const refused = whyNotEditable(turn.model, number);
  if (refused) return reply(turn, refused);
  const entry = turn.model.entries[number]!;
  const found = fields.filter((field) => fieldOf(entry.piece, field).includes(passage));
  const [field] = found;
  if (!field) return reply(turn, `来稿 ${number} 里没有“${passage}”`);
  const parts = fieldOf(entry.piece, field).split(passage);
  if (found.length > 1 || parts.length > 2) return reply(turn, `“${passage}”在来稿 ${number} 里不止一处`);
  const piece = withText(entry.piece, field, parts.join(instead));
  if (isSame(piece, entry.piece)) return reply(turn, unchanged(number));
  if (piece.body.length === 0) return reply(turn, `来稿 ${number} 就没有正文了`);
  entry.piece = piece;
  entry.changes.push(`replaced ${turn.by}`);
  return reply(turn, `来稿 ${number} 的${fieldWords[field]}已改`);
}

/** 栏目: to the end of that column, of the same issue. */
export function changeColumn(turn: Turn, { number, column }: Saying & { what: 'column' }): Told[] {
  const { model, by } = turn;
  const refused = whyNotEditable(model, number);
  if (refused) return reply(turn, refused);
  if (!columns.includes(column)) return reply(turn, `没有“${column}”这个栏目`);
  const entry = model.entries[number]!;
  if (entry.column === column) return reply(turn, unchanged(number));
  const ordinal = ordinalOf(model, number);
  const issue = ordinal === null ? undefined : model.issues[ordinal];
  if (issue) put(issue, number, { column, ...(isPutOff(issue, number) && { off: true }) });
  const line = `来稿 ${number} 已从【${entry.column}】改到【${column}】`;
  entry.column = column;
  entry.changes.push(`column ${by}`);
  return reply(turn, line);
}

/** 合并: all of them or none; what still waited is accepted by it, and none but the first stands anywhere. */
export function merge(turn: Turn, { numbers: [number = 0, ...others] }: { numbers: number[] }): Told[] {
  const { model } = turn;
  const refused =
    whyNotEditable(model, number) ??
    others.map((one) => whyNotTakenIn(turn, one)).find((why) => why !== null);
  if (refused) return reply(turn, refused);
  const entry = model.entries[number]!;
  const waiting = others.filter((one) => stateOf(model.submissions[one]!) === 'pending');
  for (const one of waiting) model.entries[one] = { ...anew(model, one), column: entry.column };
  const taken = others.map((one) => model.entries[one]!);
  const parts = taken.flatMap(({ submissions }) => submissions);
  join(entry, taken);
  entry.changes.push(`merged ${turn.by}`);
  for (const one of waiting) move(turn, one, 'accepted');
  for (const one of parts) leaveFor(turn, one, number);
  return [
    ...reply(turn, `来稿 ${parts.join('、')} 已并入来稿 ${number}（`),
    ...waiting.flatMap((one) =>
      notice(contactOf(model, one), `您的来稿 ${one} 已采用，与来稿 ${number} 合为一篇`),
    ),
  ];
}

/** Everybody's paragraphs and credits under the first one's headline. */
function join(entry: Entry, taken: Entry[]): void {
  const all = [entry, ...taken];
  const credits = all.flatMap(({ piece, units }) => piece.attribution?.split('、') ?? units);
  const body = all.flatMap(({ piece }) => piece.body);
  entry.submissions = all.flatMap(({ submissions }) => submissions);
  entry.units = [...new Set(all.flatMap(({ units }) => units))];
  entry.piece = { ...entry.piece, body, attribution: [...new Set(credits)].join('、') };
}

function leaveFor({ model, by }: Turn, number: number, into: number): void {
  const entry = model.entries[number]!;
  for (const issue of Object.values(model.issues)) takeOut(issue, number);
  entry.state = 'merged';
  entry.changes.push(`mergedInto ${by}`);
  model.submissions[number]!.into = into;
}

function whyNotTakenIn({ model, by }: Turn, number: number): string | null {
  const submission = model.submissions[number];
  if (!submission || stateOf(submission) !== 'pending') return whyNotEditable(model, number);
  return submission.contact === by ? `来稿 ${number} 是您自己投的` : null;
}

/** What is accepted and neither part of another nor in a signed-off issue. */
function whyNotEditable(model: Model, number: number): string | null {
  const submission = model.submissions[number];
  if (!submission) return missing(number);
  if (stateOf(submission) === 'pending') return `来稿 ${number} 还没有采用，不能编辑`;
  if (stateOf(submission) !== 'accepted') return already(model, number);
  if (submission.into !== null) return mergedText(number, submission.into);
  return signedOff(model, number);
}

function unchanged(number: number): string {
  return `来稿 ${number} 和原来一样，没有改动`;
}

const fields: Field[] = ['headline', 'body', 'attribution'];
const fieldWords: Record<Field, string> = { headline: '标题', body: '正文', attribution: '署名' };

function fieldOf(piece: Piece, field: Field): string {
  return field === 'body' ? piece.body.join('\n') : (piece[field] ?? '');
}

function withText(piece: Piece, field: Field, text: string): Piece {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (field === 'body') return { ...piece, body: lines };
  return { ...piece, [field]: lines.join(field === 'headline' ? '\n' : '、') || null };
}

function isSame(one: Piece, other: Piece): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
