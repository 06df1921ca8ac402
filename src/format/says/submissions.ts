import type { Piece } from '../../desk/bulletin';
import { latestText, type Submission } from '../../desk/submissions/submission';
import type { SubmissionState } from '../../desk/submissions/submission-state';
import { lines } from '../lines';
import { countCharacters, nameOfPiece } from '../measure';
import type { Voice } from '../voice';

export const stateWords: Record<SubmissionState, string> = {
  pending: '待审',
  accepted: '已采用',
  returned: '退改',
  rejected: '退稿',
  withdrawn: '已撤稿',
  printed: '已刊出',
};

type Seen = { submission: Submission; piece: Piece; column: string };

/** 回执, for a new submission and for a new revision. */
export function receipt(
  { submission, piece, column }: Seen,
  unknownHint: string | null,
  warnings: readonly string[],
): string {
  const { number, unit, revisions } = submission;
  const again = revisions.length > 1;
  return lines(
    again ? `来稿 ${number} 已更新为第${revisions.length}稿，重新待审。` : `已收到，来稿 ${number}。`,
    `${piece.headline === null ? '开头' : '标题'}：${nameOfPiece(piece)}`,
    `单位：${unit}`,
    `建议栏目：${column}`,
    `字数：${countCharacters(latestText(submission))}`,
    unknownHint !== null && `没有“${unknownHint}”这个栏目，由编辑另定。`,
    ...warnings,
    `编辑有了决定会马上告诉您。要修改，发“改稿 ${number} 新的全文”；要撤回，发“撤稿 ${number}”。`,
  );
}

/** Before the receipt of a text that begins like a command; `usage` is how that is written. */
export function takenForNews(usage: string): string {
  return `没有照“${usage}”的写法，收作了新来稿；如果不是稿件，请撤回。`;
}

/** One line of 待审. */
export function queueLine({ submission, piece, column }: Seen): string {
  const { number, unit } = submission;
  const length = countCharacters(latestText(submission));
  return `来稿 ${number}｜${unit}｜${nameOfPiece(piece)}｜${length}字｜建议${column}`;
}

export function queue(pending: Seen[], pool: Seen[]): string {
  if (pending.length + pool.length === 0) return '现在没有待审的来稿。发“本期”看本期稿件。';
  return lines(
    pending.length > 0 ? `待审 ${pending.length} 篇：` : '没有待审的来稿。',
    ...pending.map(queueLine),
    pool.length > 0 && `备用 ${pool.length} 篇（已采用，未编入）：`,
    ...pool.map(queueLine),
    '发“看 号码”读全文，“采用 号码 栏目”采用，可以一次写几个号码。',
  );
}

/** 看: the whole text and where it stands. */
export function whole({ submission, column }: Seen, warnings: readonly string[], voice: Voice): string {
  return lines(
    `来稿 ${submission.number}（${stateWords[submission.state]}）｜${submission.unit}｜${voice.name(submission.contact)}`,
    [
      `建议栏目：${column}`,
      `字数：${countCharacters(latestText(submission))}`,
      ...attached(submission.pictures.length),
    ].join('\u3000'),
    ...warnings,
    '',
    latestText(submission),
    '',
    ...history(submission, voice),
    submission.state === 'pending' &&
      `发“采用 ${submission.number}”采用，“退改 ${submission.number} 意见”或“退稿 ${submission.number} 理由”退回。`,
  );
}

function attached(pictures: number): string[] {
  return pictures === 0 ? [] : [`附图 ${pictures} 张`];
}

/** 来稿 n, for the contact who sent it. */
export function ownSubmission({ submission, piece }: Seen, voice: Voice): string {
  const { number, state } = submission;
  return lines(
    `来稿 ${number}（${stateWords[state]}）：${nameOfPiece(piece)}`,
    ...history(submission, voice),
    submission.entry !== undefined && `与来稿 ${submission.entry} 合为一篇。`,
    (state === 'pending' || state === 'returned') &&
      `要修改，发“改稿 ${number} 新的全文”；要撤回，发“撤稿 ${number}”。`,
  );
}

export function mySubmissions(mine: Seen[]): string {
  if (mine.length === 0) return '您还没有来稿。把消息直接发给我，就是投稿。';
  const each = mine.map(
    ({ submission, piece }) =>
      `来稿 ${submission.number}（${stateWords[submission.state]}）${nameOfPiece(piece)}`,
  );
  return lines(`您最近的 ${mine.length} 篇来稿：`, ...each, '发“来稿 号码”看一篇的经过。');
}

export function withdrawn(number: number): string {
  return `来稿 ${number} 已撤回，不再审。要重新投稿，直接发新的全文。`;
}

function history(submission: Submission, voice: Voice): string[] {
  return submission.moves.map((move) => {
    const { state, by, at, reason } = move;
    const words = state === 'pending' ? pendingWords(move, submission) : decided[state];
    const why = reason === undefined ? '' : `：${reason}`;
    return `${voice.time(at)} ${voice.name(by)} ${words}${why}`;
  });
}

const decided = { ...stateWords, withdrawn: '撤稿' };

/** A submission waits because of a text that came, or because a decision was taken back. */
function pendingWords({ cause }: { cause: string }, { revisions }: Submission): string {
  const index = revisions.findIndex((revision) => revision.cause === cause);
  if (index === -1) return '收回决定';
  return index === 0 ? '送审' : '改稿';
}
