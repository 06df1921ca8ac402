import type { Bulletin, BulletinColumn } from '../../desk/bulletin';
import { readBareColumn, readColumnMark } from '../reading/column-name';
import { isHeadlineShaped } from '../reading/headline-shape';
import { lineKind } from '../reading/line-kind';
import { printDate } from './print-date';
import { printPiece } from './print-piece';
import { PLAIN_MARK, type Line } from '../reading/read-lines';
import { isMastheadLine } from '../reading/read-masthead';

/** The issue as plain text that `readBulletin` reads back to the same issue. Empty columns are not printed. */
export function printBulletin(bulletin: Bulletin): string {
  const blocks = [
    printMasthead(bulletin),
    ...bulletin.columns.filter(({ entries }) => entries.length > 0).flatMap(printColumn),
    bulletin.distribution.length > 0 ? `本期印发：${bulletin.distribution.join('、')}` : '',
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

/** 第8期（总第152期）, or what of it there is. */
export function printNumbers({ number, runningNumber }: Pick<Bulletin, 'number' | 'runningNumber'>): string {
  const running = runningNumber === null ? '' : `总第${runningNumber}期`;
  if (number === null) return running;
  return `第${number}期${running && `（${running}）`}`;
}

function printMasthead(bulletin: Bulletin): string {
  const { title, publisher, date } = bulletin;
  const imprint = [publisher === null ? '' : `${publisher} 编印`, date === null ? '' : printDate(date)];
  return [title === null ? '' : guardTitle(title), printNumbers(bulletin), imprint.filter(Boolean).join('　')]
    .filter(Boolean)
    .join('\n');
}

function guardTitle(title: string): string {
  const line = lineOf(title);
  const isClear =
    lineKind(line) === 'text' &&
    isHeadlineShaped(title) &&
    !isMastheadLine(line) &&
    !/^[《【〖]|文件$|\s\d{4}\S{0,4}$/.test(title);
  return isClear && readBareColumn(title) === null ? title : PLAIN_MARK + title;
}

function printColumn({ name, entries }: BulletinColumn): string[] {
  return [...(name === '' ? [] : [printMark(name)]), ...entries.map(printPiece)];
}

function printMark(name: string): string {
  const mark = `【${name}】`;
  const isClear = lineKind(lineOf(mark)) === 'column' && readColumnMark(mark)?.name === name;
  return isClear ? mark : mark + PLAIN_MARK;
}

function lineOf(text: string): Line {
  return { at: 1, text, indent: 'none', gap: true, plain: false };
}
