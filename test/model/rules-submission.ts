import { readPiece } from '../../src/format/reading/read-piece';
import type { Saying, Way } from './message';
import { ordinalOf, stateOf, takeOut, type Model, type State, type Submission } from './model';
import { editorsOf, issueName, nameOf, notice, reply, type Told, type Turn } from './turn';

export function submit(turn: Turn, text: string): Told[] {
  const { model, by } = turn;
  const number = Object.keys(model.submissions).length + 1;
  const unit = model.people[by]?.unit ?? '';
  model.submissions[number] = { contact: by, unit, texts: [text], moves: [], into: null };
  move(turn, number, 'pending');
  return [...reply(turn, `已收到，来稿 ${number}。`), ...cardsToEditors(model, number)];
}

export function revise(turn: Turn, { number, text }: Saying & { what: 'revise' }): Told[] {
  const refused = whyNotOwn(turn, number);
  if (refused) return reply(turn, refused);
  const { texts } = move(turn, number, 'pending');
  texts.push(text.trim());
  return [
    ...reply(turn, `来稿 ${number} 已更新为第${texts.length}稿，重新待审。`),
    ...cardsToEditors(turn.model, number),
  ];
}

export function withdraw(turn: Turn, number: number): Told[] {
  const refused = whyNotOwn(turn, number);
  if (refused) return reply(turn, refused);
  move(turn, number, 'withdrawn');
  return reply(turn, `来稿 ${number} 已撤回`);
}

/** A contact may change what is hers, while it is pending or returned. */
function whyNotOwn({ model, by }: Turn, number: number): string | null {
  const submission = model.submissions[number];
  if (!submission) return missing(number);
  if (submission.contact !== by) return `来稿 ${number} 不是您投的`;
  return ['pending', 'returned'].includes(stateOf(submission)) ? null : already(model, number);
}

/** Only what is pending can be declined. By card nothing is said: the card shows it. */
export function decline(
  turn: Turn,
  { way, number, reason }: { way: Way; number: number; reason: string },
  byCard = false,
): Told[] {
  const { model } = turn;
  const submission = model.submissions[number];
  if (!submission) return reply(turn, missing(number));
  if (reason === '') return reply(turn, '请写上理由');
  if (stateOf(submission) !== 'pending') return reply(turn, already(model, number));
  move(turn, number, declined[way].state);
  const told = notice(submission.contact, declined[way].notice(number), ...reason.split('\n'));
  return byCard ? told : [...reply(turn, declined[way].reply(number)), ...told];
}

const declined = {
  return: {
    state: 'returned',
    reply: (number: number) => `来稿 ${number} 已退改`,
    notice: (number: number) => `您的来稿 ${number} 请修改后再送`,
  },
  reject: {
    state: 'rejected',
    reply: (number: number) => `来稿 ${number} 已退稿`,
    notice: (number: number) => `您的来稿 ${number} 这次没有采用`,
  },
} as const;

/** Everything that went into the entry waits again, until its issue is signed off. */
export function takeBack(turn: Turn, number: number): Told[] {
  const { model } = turn;
  const refused = whyNotTakenBack(model, number);
  if (refused) return reply(turn, refused);
  const entry = model.entries[number];
  const numbers = entry?.submissions ?? [];
  const ordinal = ordinalOf(model, number);
  if (ordinal !== null && model.issues[ordinal]) takeOut(model.issues[ordinal], number);
  for (const one of numbers) {
    move(turn, one, 'pending').into = null;
    const made = model.entries[one];
    if (made) made.state = 'takenBack';
    made?.changes.push(`takenBack ${turn.by}`);
  }
  return [
    ...reply(turn, `来稿 ${number} 的决定已收回`),
    ...numbers.flatMap((one) => [
      ...notice(contactOf(model, one), `您的来稿 ${one} 由编辑重新考虑，现在回到待审`),
      ...cardsToEditors(model, one),
    ]),
  ];
}

function whyNotTakenBack(model: Model, number: number): string | null {
  const submission = model.submissions[number];
  if (!submission) return missing(number);
  const signed = signedOff(model, number);
  if (signed) return signed;
  if (stateOf(submission) === 'printed') return already(model, number);
  if (stateOf(submission) !== 'accepted') return `来稿 ${number} 现在是“${stateWords[stateOf(submission)]}”`;
  return submission.into === null ? null : mergedText(number, submission.into);
}

/** 看: the answer says how it stands, and while it waits a card comes with it, unless she pressed one. */
export function look(turn: Turn, number: number, byCard = false): Told[] {
  const { model, by } = turn;
  const submission = model.submissions[number];
  if (!submission) return reply(turn, missing(number));
  const { texts, moves } = submission;
  const says = reply(
    turn,
    `来稿 ${number}（${stateWords[stateOf(submission)]}）`,
    ...(texts.at(-1) ?? '').split('\n').map((line) => line.trim()),
    ...moves.map((one, at) => `${nameOf(model, one.by)} …${wordOf(one.state, moves[at - 1]?.state)}`),
  );
  const card = stateOf(submission) === 'pending' && !byCard;
  return card ? [...says, ...cardTo(model, by, number)] : says;
}

/** 待审: exactly what is pending and what waits in the pool. */
export function queue(turn: Turn): Told[] {
  const { submissions, entries } = turn.model;
  const pending = keys(submissions).filter(
    (number) => submissions[number]!.moves.at(-1)?.state === 'pending',
  );
  const pool = keys(entries).filter((number) => entries[number]?.state === 'pooled');
  if (pending.length + pool.length === 0) return reply(turn, '现在没有待审的来稿。');
  return reply(
    turn,
    pending.length > 0 ? `待审 ${pending.length} 篇：` : '没有待审的来稿。',
    ...[...pending, ...pool].map((number) => `来稿 ${number}｜`),
    ...(pool.length > 0 ? [`备用 ${pool.length} 篇`] : []),
  );
}

function keys(records: Record<number, unknown>): number[] {
  return Object.keys(records).map(Number);
}

/** Everything goes by moves: who brought a submission into which state. */
export function move({ model, by }: Turn, number: number, state: State): Submission {
  const submission = model.submissions[number];
  if (!submission) throw new Error(`the model has no submission ${number}`);
  submission.moves.push({ state, by });
  return submission;
}

/** Each card belongs to how the submission stood when it was made. */
function cardsToEditors(model: Model, number: number): Told[] {
  return editorsOf(model).flatMap((editor) => cardTo(model, editor, number));
}

function cardTo(model: Model, holder: string, number: number): Told[] {
  const moves = model.submissions[number]?.moves.length ?? 0;
  model.cards.push(`${holder}, ${number}, ${moves}`);
  model.cards.sort();
  return [{ to: holder, card: number }];
}

export function contactOf({ submissions }: Model, number: number): string {
  return submissions[number]?.contact ?? '';
}

/** The single decision: who was first, and what she did. */
export function already(model: Model, number: number): string {
  const { by, state } = model.submissions[number]!.moves.at(-1)!;
  return `来稿 ${number} 已由${nameOf(model, by)}于 … ${moveWords[state]}，您这次没有生效`;
}

export function missing(number: number): string {
  return `没有来稿 ${number}。`;
}

export function mergedText(number: number, into: number): string {
  return `来稿 ${number} 已并入来稿 ${into}，请改用来稿 ${into} 的号码`;
}

/** Nothing changes in a signed-off issue. */
export function signedOff(model: Model, number: number): string | null {
  const ordinal = ordinalOf(model, number);
  const state = ordinal === null ? 'open' : model.issues[ordinal]?.state;
  if (ordinal === null || state === 'open' || state === 'closed') return null;
  return `来稿 ${number} 已随${issueName(ordinal)}签发，不能再改动`;
}

/** How the text is read is no matter of states: format's own tests are about it. */
export function readLatest({ texts }: Submission) {
  return readPiece(texts.at(-1) ?? '').piece;
}

const stateWords: Record<State, string> = {
  pending: '待审',
  accepted: '已采用',
  returned: '退改',
  rejected: '退稿',
  withdrawn: '已撤稿',
  printed: '已刊出',
};

/** A submission waits anew by a revision, or because an acceptance was taken back. */
function wordOf(state: State, before: State | undefined): string {
  if (state !== 'pending' || before === undefined) return moveWords[state];
  return before === 'accepted' ? '收回决定' : '改稿';
}

/** The state as something that somebody did. */
const moveWords: Record<State, string> = {
  pending: '送审',
  accepted: '采用',
  returned: '退改',
  rejected: '退稿',
  withdrawn: '撤稿',
  printed: '刊出',
};
