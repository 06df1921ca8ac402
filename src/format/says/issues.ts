import type { Entry } from '../../desk/entries/entry';
import { countEntries, issueName, type Issue } from '../../desk/issues/issue';
import { lines } from '../lines';
import { countCharacters, nameOfPiece } from '../measure';
import { printDate } from '../printing/print-date';
import { sentMark } from './briefs';
import { distributionLine } from './numbers';

/** 本期: columns, order, numbers, lengths, and what is empty. */
export function standing(issue: Issue, entries: Entry[], { columns, distribution, sent }: Standing): string {
  const heading = issue.state === 'closed' ? '已截稿，待签发' : '正在收稿';
  return lines(
    `${issueName(issue)}，${heading}，共 ${countEntries(issue)} 篇。`,
    issue.date !== undefined && `刊期：${printDate(issue.date)}`,
    (issue.distribution !== undefined || issue.copies !== undefined) &&
      distributionLine(issue.distribution ?? distribution, issue.copies),
    ...columns.flatMap(({ name }) => columnLines(name, issue.columns[name] ?? [], { entries, sent })),
    issue.deferred.length > 0 && `留到下期：${issue.deferred.map(({ entry }) => entry).join('、')}`,
  );
}

/** `sent`: entries that some group has read as 快讯. */
type Standing = {
  columns: readonly { name: string }[];
  distribution: readonly string[];
  sent: readonly number[];
};

export function standingHint(closed: boolean): string {
  return closed
    ? '发“预览”看成品，“签发”付印；要再收稿，发“开稿”。'
    : '发“排序 号码 位次”调整，“移出 号码”拿下，“下期 号码”留到下期，“截稿”结束收稿。';
}

type Among = { entries: readonly Entry[]; sent: readonly number[] };

function columnLines(name: string, order: number[], { entries, sent }: Among): string[] {
  if (order.length === 0) return [`【${name}】（空）`];
  const found = order.flatMap((number) => entries.filter((entry) => entry.number === number));
  return [
    `【${name}】`,
    ...found.map((entry, index) => `${index + 1}. 来稿 ${entry.number} ${summary(entry, sent)}`),
  ];
}

function summary({ number, piece }: Entry, sent: readonly number[]): string {
  const length = countCharacters([piece.headline ?? '', ...piece.body].join(''));
  const mark = sent.includes(number) ? `，${sentMark}` : '';
  return `${nameOfPiece(piece)}（${piece.attribution ?? '无署名'}，${length}字${mark}）`;
}

export function arranged(number: number, column: string, k: number): string {
  return `来稿 ${number} 已排到【${column}】第${k}篇。`;
}

export function removed(number: number): string {
  return `来稿 ${number} 已移出本期，留作备用。要再用，发“采用 ${number} 栏目”。`;
}

export function putOff(number: number, next: Issue | null): string {
  if (next) return `来稿 ${number} 已移到${issueName(next)}。`;
  return `来稿 ${number} 留到下期：本期截稿后自动编入下一期。`;
}

export function closed(issue: Issue, next: Issue, { pending, isNewYear }: Closing): string {
  return lines(
    `${issueName(issue)}已截稿，共 ${countEntries(issue)} 篇；${issueName(next)}开始收稿。`,
    isNewYear && '新的一年，期号从 1 开始，总期号接着排；日期不是今年的，发“刊期 年-月-日”改。',
    pending > 0 && `还有 ${pending} 篇待审，留给下一期。`,
    '发“预览”看成品，“签发”付印；要再收稿，发“开稿”。',
  );
}

/** `isNewYear`: one of the two begins a year because of it. */
type Closing = { pending: number; isNewYear: boolean };

export function reopened(issue: Issue): string {
  return `${issueName(issue)}重新收稿。编好后再发“截稿”。`;
}
