import type { Change, ChangeKind, Entry } from '../../desk/entries/entry';
import type { Move } from '../../desk/move';
import type { Submission } from '../../desk/submissions/submission';
import type { SubmissionState } from '../../desk/submissions/submission-state';
import { lines } from '../lines';
import { countCharacters } from '../measure';
import { shortDifference } from '../short-difference';
import type { Voice } from '../voice';
import { bodySizes, differenceOf } from './edits';
import { stateWords } from './submissions';

type Told = { at: number; by: string; words: string };

/** 经过: what happened to a piece, from the first text on, in the order of time. */
export function history(submission: Submission, entry: Entry | null, voice: Voice): string {
  const changes = entry?.changes ?? [];
  const moves = submission.moves.map((move) => ({ ...move, words: moveWords(move, submission, changes) }));
  const edits = changes
    .filter(({ what }) => !toldByMove.has(what))
    .map((change) => ({ ...change, words: changeWords(change) }));
  return lines(
    `来稿 ${submission.number}（${stateWords[submission.state]}）的经过：`,
    ...inOrder([...moves, ...edits]).map(
      ({ at, by, words }) => `${voice.time(at)} ${nameOf(by, voice)} ${words}`,
    ),
  );
}

/** What jobs of the desk do has nobody's name. */
function nameOf(by: string, voice: Voice): string {
  return by === 'desk' ? '编辑部' : voice.name(by);
}

/** What happened in the same moment stays as it was listed: first the move, then what it did to the entry. */
function inOrder(told: Told[]): Told[] {
  return told.toSorted((one, other) => one.at - other.at);
}

type MoveOf = Move<SubmissionState>;

/** Every acceptance made the entry, and every decision taken back unmade it. */
const toldByMove: ReadonlySet<ChangeKind> = new Set(['made', 'takenBack']);

function moveWords(move: MoveOf, submission: Submission, changes: Change[]): string {
  if (move.state === 'pending') return pendingWords(move, submission);
  const made = changes.find(({ what, cause }) => what === 'made' && cause === move.cause);
  const words: Record<SubmissionState, string> = {
    ...stateWords,
    accepted: made ? `采用，编入【${made.after ?? ''}】` : '采用',
    withdrawn: '撤稿',
    printed: '刊出',
  };
  return move.reason === undefined ? words[move.state] : `${words[move.state]}：${move.reason}`;
}

/** A submission waits because of a text that came, or because a decision was taken back. */
function pendingWords({ cause }: MoveOf, { revisions }: Submission): string {
  const index = revisions.findIndex((revision) => revision.cause === cause);
  const [before, text] = [revisions[index - 1]?.text, revisions[index]?.text];
  if (text === undefined) return '收回决定，回到待审';
  const length = `${countCharacters(text)}字`;
  if (before === undefined) return `来稿，${length}`;
  const changed = before === text ? '文字没有变' : shortDifference(before, text);
  return `改稿，第${index + 1}稿，${length}：${changed}`;
}

function changeWords(change: Change): string {
  const words: Record<ChangeKind, (change: Change) => string> = {
    made: () => '',
    takenBack: () => '',
    headline: (made) => `改题：${differenceOf(made)}`,
    body: (made) => `改文（${bodySizes(made)}）：${differenceOf(made)}`,
    attribution: (made) => `署名：${differenceOf(made)}`,
    captions: (made) => (made.after === null ? '图说：不印图片' : `图说：${differenceOf(made)}`),
    column: ({ before, after }) => `栏目：【${before ?? ''}】→【${after ?? ''}】`,
    replaced: (made) => `替换：${differenceOf(made)}`,
    merged: ({ after }) => `合并：并入了来稿 ${after ?? ''}`,
    mergedInto: ({ after }) => `合并：并入来稿 ${after ?? ''}`,
    arranged: ({ before, after }) => `排序：第${before ?? ''}篇 → 第${after ?? ''}篇`,
    pooled: () => '移出，留作备用',
    deferred: ({ after }) => (after === null ? '留到下期' : `移到${after}`),
  };
  return words[change.what](change);
}
