import { shortestSubmission } from '../../desk/submissions/submission';
import { lines } from '../lines';

/** How much of a long piece is there: messages, and 字数 of the whole. */
export type DraftLength = { parts: number; length: number };

/** Why the desk withdraws what came in before the 长稿 that it belongs to. */
export const joinedReason = '并入长稿';

export function draftOpened({ parts, length }: DraftLength, joined: readonly number[]): string {
  return lines(
    ...joinedLine(joined),
    parts === 0 ? '长稿开始了，请接着发。' : `长稿开始了，已记下 ${parts} 段，共 ${count(length)} 字。`,
    '到“完稿”为止，您发的文字都算同一篇，按写的先后排好；写完请发“完稿”。',
  );
}

export function partKept({ parts, length }: DraftLength): string {
  return `已记下第 ${parts} 段，共 ${count(length)} 字。发完后发“完稿”。`;
}

/** Before the receipt of what a draft became. */
export function joinedLine(numbers: readonly number[]): string[] {
  return numbers.length === 0 ? [] : [`先到的来稿 ${numbers.join('、')} 已并入长稿，不再单独审。`];
}

export function saidAfterEnd(openings: readonly string[]): string[] {
  return openings.map((opening) => `“完稿”之后发的这一段没有收进来，请再发一次：${opening}`);
}

export function silenceReminder({ parts, length }: DraftLength): string {
  if (parts === 0) return '长稿还开着，还没有收到文字。请接着发；再过 5 分钟没有新内容，这次长稿就取消。';
  return `长稿还开着（${parts} 段，${count(length)} 字），已有 10 分钟没有新内容。写完请发“完稿”；再过 5 分钟没有新内容，就自动收稿。`;
}

export const takenInBySilence = '长稿已有 15 分钟没有新内容，自动收稿：';

export function droppedBySilence({ parts, length }: DraftLength, pictures: number): string {
  const lost = pictures > 0 ? '，发来的图片也没有收下' : '';
  if (parts === 0) return `长稿 15 分钟没有收到文字，已经取消${lost}。要写，请重新发“长稿”。`;
  return `长稿 15 分钟没有新内容，里面只有 ${length} 个字，没有收作来稿（至少 ${shortestSubmission} 个字）${lost}。要投稿，请重新发全文。`;
}

export function lateAdded(number: number): string {
  return `来稿 ${number} 已补上晚到的一段。`;
}

export const lateBegun = '“完稿”到的时候还没有内容；晚到的一段现在收下了：';

/** After the reason why the submission can no longer be changed. */
export function lateRefused(number: number): string {
  return `晚到的一段没有并入来稿 ${number}，请把这一段再发一次。`;
}

/** 1,350 */
function count(length: number): string {
  return length.toLocaleString('en-US');
}
