import type { Piece } from '../../desk/bulletin';
import type { NumberBearer } from '../../desk/issues/number-bearer';
import { lines } from '../lines';
import { countCharacters, nameOfPiece } from '../measure';
import { printDate } from '../printing/print-date';
import { printNumbers } from '../printing/print-bulletin';
import type { NotUnderstood, ReadIssue } from '../reading/read-bulletin';
import { issueText } from './archive';
import { bearerText } from './numbers';

/** 导入, before anything was pasted. */
export const importBegun =
  '导入开始了。请把一期旧简报的全文贴过来，长的分几条贴也行。贴完发“导入完”；不导入了，发“导入 取消”。';

export const importDropped = '这次导入取消了，什么也没有存。';

/** `source` of what was pasted. */
export const pastedInChat = '企业微信里贴的文字';

export function sourceFile(name: string): string {
  return `文件“${name}”`;
}

export function pastedKept(parts: number, length: number): string {
  return `已记下第 ${parts} 段，共 ${length.toLocaleString('en-US')} 字。贴完发“导入完”；不导入了，发“导入 取消”。`;
}

/** What would be kept, and the words that confirm it. */
export function importOffer(read: ReadIssue, unsure: NumberBearer | null, code: string): string {
  return lines(
    '读出来是这样，还没有导入：',
    ...understoodLines(read),
    ...unsureLine(unsure),
    '核对无误，请照样回复下面一行（十分钟内有效）；有不对的，发“导入 取消”，改好原文再来：',
    `导入 ${code}`,
  );
}

export function importDone(read: Pick<ReadIssue, 'bulletin' | 'notUnderstood'>): string {
  const left = read.notUnderstood.length;
  return lines(
    `已导入${issueText(read.bulletin)}，${countEntries(read)} 篇，发“查 词”就能查到。`,
    left > 0 && `没有看懂的 ${left} 行没有当稿件存，只随这一期留底。`,
  );
}

/** Line by line: what was understood as what, what is missing, what was left out, what was not understood. */
export function understoodLines({ bulletin, places, notUnderstood, leftOut }: ReadIssue): string[] {
  const { title, publisher, date, distribution } = bulletin;
  const day = date === null ? null : printDate(date);
  const head = [title, printNumbers(bulletin) || null, day, publisher && `${publisher}编印`];
  const missing = missingFrom({
    刊名: title,
    期号: bulletin.number,
    总期号: bulletin.runningNumber,
    刊期: date,
  });
  return [
    head.filter((part) => part !== null).join('，') || '报头没有读出',
    ...bulletin.columns.flatMap((column, index) => columnLines(column, places[index] ?? [])),
    ...(distribution.length > 0 ? [`印发：${distribution.join('、')}`] : []),
    ...(missing.length > 0 ? [`没有读出：${missing.join('、')}`] : []),
    ...(leftOut.length > 0 ? [`略去第 ${spans(leftOut)} 行（目录、页码、页眉、分隔线）`] : []),
    ...notUnderstoodLines(notUnderstood),
  ];
}

export function unsureLine(unsure: NumberBearer | null): string[] {
  return unsure ? [`请留意：${bearerText(unsure)}，期号相同，有一边没有日期，请核对是不是同一期。`] : [];
}

function missingFrom(read: Record<string, string | number | null>): string[] {
  return Object.entries(read).flatMap(([name, value]) => (value === null ? [name] : []));
}

function columnLines({ name, entries }: { name: string; entries: Piece[] }, places: number[]): string[] {
  return [
    `${name === '' ? '（没有栏目）' : `【${name}】`}${entries.length} 篇`,
    ...entries.map((piece, index) => `第 ${places[index] ?? 0} 行：${pieceLine(piece)}`),
  ];
}

function pieceLine(piece: Piece): string {
  const { headline, author, body, attribution } = piece;
  return [
    headline === null ? `●${nameOfPiece(piece)}` : `“${nameOfPiece(piece)}”`,
    ...(author === null ? [] : [`作者 ${author}`]),
    `${body.length} 段 ${countCharacters(body.join(''))} 字`,
    attribution === null ? '没有署名' : `署名 ${attribution}`,
  ].join('；');
}

function notUnderstoodLines(left: readonly NotUnderstood[]): string[] {
  if (left.length === 0) return [];
  return [
    `没有看懂 ${left.length} 行，不当稿件存，只随这一期留底：`,
    ...left.map(({ line, text }) => `第 ${line} 行：${text}`),
  ];
}

function countEntries({ bulletin }: Pick<ReadIssue, 'bulletin'>): number {
  return bulletin.columns.reduce((sum, { entries }) => sum + entries.length, 0);
}

/** 3 至 9、14 */
function spans(numbers: readonly number[]): string {
  const begins = numbers.filter((number, at) => numbers[at - 1] !== number - 1);
  const ends = numbers.filter((number, at) => numbers[at + 1] !== number + 1);
  return begins
    .map((from, at) => (from === ends[at] ? `${from}` : `${from} 至 ${ends[at] ?? from}`))
    .join('、');
}
