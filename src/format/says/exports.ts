import type { Bulletin } from '../../desk/bulletin';
import type { IssueState } from '../../desk/issues/issue';
import { lines } from '../lines';
import { printDate } from '../printing/print-date';
import { printNumbers } from '../printing/print-bulletin';

export const exportUsage =
  '用法：npm run -s export -- --issue 8 [--year 2026] [--to 文件夹]\n--issue 后面写期号；几年里都有这个期号时，用 --year 写是哪一年；不写 --to 就放在当前文件夹。';

/** In which state an issue is exported: as it was archived, or as it stands. */
export type ExportedState = 'archived' | Exclude<IssueState, 'open'>;

export function exported(
  { state, bulletin }: { state: ExportedState; bulletin: Bulletin },
  { names, folder, isNewWord }: { names: readonly string[]; folder: string; isNewWord: boolean },
): string {
  return lines(
    `${nameOf(bulletin)}已导出到 ${folder}：`,
    ...names,
    state === 'archived' && isNewWord && '发刊时的 Word 文件找不到，这一份是照存档重新排的。',
    caution[state] !== null && `注意：${caution[state]}`,
  );
}

const caution: Record<ExportedState, string | null> = {
  archived: null,
  closed: '这一期已截稿，还没有签发，导出的是现在的样子，签发前还可能改。',
  signedOff: '这一期已签发，还没有存档，导出的是签发的内容。',
  dispatching: '这一期正在推送，还没有存档，导出的是签发的内容。',
  dispatched: '这一期没有存档，导出的是照稿件重新排的。',
};

/** `years` bear the number that was asked for, where another year was asked. */
export function noSuchIssue(number: number, year: number | null, years: readonly number[]): string {
  if (years.length > 0)
    return `${String(year)}年没有可以导出的第${number}期；有这个期号的是${yearsText(years)}。`;
  return `没有可以导出的第${number}期：存档里没有，也不是已截稿的一期。请检查期号，在聊天里发“本期”可以看现在的期号。`;
}

export function stillCollecting(number: number): string {
  return `第${number}期还在收稿，截稿以后才能导出。要看现在的样子，在聊天里发“预览”。`;
}

export function severalIssues(found: readonly Bulletin[]): string {
  return lines('有这个期号的不止一期，请用 --year 写明是哪一年：', ...found.map(nameOf));
}

export function namesTaken(folder: string, names: readonly string[]): string {
  return lines(`${folder} 里已经有下面的文件，没有覆盖。请先移走，或用 --to 换一个文件夹：`, ...names);
}

export function notWritten(folder: string): string {
  return `写不进文件夹 ${folder}：请检查它是否存在、是否有权写入、磁盘是否已满。`;
}

function nameOf({ date, ...numbers }: Bulletin): string {
  return `${date === null ? '' : printDate(date)}${printNumbers(numbers)}`;
}

function yearsText(years: readonly number[]): string {
  return years.map((year) => `${year}年`).join('、');
}
