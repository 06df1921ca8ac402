import type { Piece } from '../../desk/bulletin';
import type { Column } from '../../desk/desk-config';
import { printedPiece, type Change, type Entry } from '../../desk/entries/entry';
import { issueName, type Issue } from '../../desk/issues/issue';
import type { Field, Places } from '../../desk/entries/piece-text';
import type { Submission } from '../../desk/submissions/submission';
import { lines } from '../lines';
import { countCharacters } from '../measure';
import { shortDifference } from '../short-difference';
import { whatChanged } from '../what-changed';

const fieldNames: Record<Field, string> = {
  headline: '标题',
  author: '作者',
  body: '正文',
  attribution: '署名',
};

/** 改题, 署名. */
export function textChanged(number: number, field: Field, change: Change): string {
  return `来稿 ${number} 的${fieldNames[field]}已改：${differenceOf(change)}。`;
}

/** 改文. */
export function bodyChanged(number: number, change: Change, notes: string[]): string {
  return `来稿 ${number} 的正文已改（${bodySizes(change)}）：${differenceOf(change)}。${notes.join('')}`;
}

/** 图说: what is printed below each picture. */
export function captionsChanged(number: number, { after }: Change, pictures: number): string {
  if (after === null)
    return `来稿 ${number} 的 ${pictures} 张图片都不印。要印，发“图说 ${number} 说明”，一行一张。`;
  const count = after.split('\n').length;
  const without = count < pictures ? `，后 ${pictures - count} 张没有说明` : '';
  return `来稿 ${number} 的 ${pictures} 张图片已加说明${without}。网页和 Word 文件里印在图片下面。`;
}

/** 2段45字 → 3段60字 */
export function bodySizes({ before, after }: Change): string {
  return `${sizeOf(before ?? '')} → ${sizeOf(after ?? '')}`;
}

/** 替换: with what stands around the passage. */
export function replaced(
  number: number,
  field: Field,
  { before, after, notes }: { before: string; after: string; notes: string[] },
): string {
  return `来稿 ${number} 的${fieldNames[field]}已改：${shortDifference(before, after)}。${notes.join('')}`;
}

/** 栏目; `place` is missing for an entry that stands in no column of an issue now. */
export function columnChanged(
  number: number,
  change: Change,
  to: { place: number | null; notes: string[] },
): string {
  const place = to.place === null ? '' : `第${to.place}篇`;
  return `来稿 ${number} 已从【${change.before ?? ''}】改到【${change.after ?? ''}】${place}。${to.notes.join('')}`;
}

/** What a brief does to a body of several paragraphs. */
export function runTogether({ body }: Piece, kind: Column['kind']): string[] {
  return kind === 'brief' && body.length > 1 ? [`（简讯只印一段，${body.length} 段连成一段印）`] : [];
}

/** A brief is an article again. */
export const restored = ['（标题照印）'];

export function differenceOf({ before, after }: Pick<Change, 'before' | 'after'>): string {
  return shortDifference(before ?? '', after ?? '');
}

type Merging = {
  entry: Entry;
  /** Null for an entry that waits in the pool. */
  issue: Issue | null;
  numbers: number[];
  others: Entry[];
  notes: string[];
};

/** 合并: what came of it, and what of the others is not printed. */
export function merged({ entry, issue, numbers, others, notes }: Merging): string {
  const { number, column, piece } = entry;
  const where = issue ? `${issueName(issue)}【${column}】` : '备用';
  return lines(
    `来稿 ${numbers.join('、')} 已并入来稿 ${number}（${where}）：共${sizeOf(piece.body.join('\n'))}，署名${piece.attribution ?? '（无）'}。${notes.join('')}`,
    ...others.flatMap(notPrinted),
    `要分开，发“撤销 ${number}”，各篇都回到待审。`,
  );
}

/** To the contact of a piece that was still waiting. */
export function mergedNotice(number: number, into: Entry, issue: Issue | null): string {
  const where = issue ? `，拟编入${issueName(issue)}【${into.column}】` : '';
  return `您的来稿 ${number} 已采用，与来稿 ${into.number} 合为一篇${where}。刊出后再告诉您。`;
}

/** 看, of one that another entry took in. */
export function partOfText(into: number): string[] {
  return [`已并入来稿 ${into}，合为一篇。要改动，请用来稿 ${into} 的号码。`];
}

/** 看: as it will be printed, where that is not what came. */
export function asEdited(entry: Entry, submission: Submission, kind: Column['kind']): string[] {
  const isChanged = whatChanged(entry, [submission], kind).changes.length > 0;
  if (!isChanged && entry.submissions.length === 1) return [];
  const { headline, author, body, attribution } = printedPiece(entry.piece, kind);
  const credit = attribution === null ? [] : [`（${attribution}）`];
  const text = [headline, author, ...body].filter((line) => line !== null);
  const [, ...others] = entry.submissions;
  const together = others.length > 0 ? `，并入了来稿 ${others.join('、')}` : '';
  return ['', `编辑后的稿件（【${entry.column}】${together}）：`, ...text, ...credit];
}

/** Where a passage stands that stands there more than once. */
export function placesText(places: Places): string {
  return places.map(({ field, times }) => `${fieldNames[field]} ${times} 处`).join('、');
}

function notPrinted({ number, piece }: Entry): string[] {
  const left = [
    piece.headline === null ? null : `标题“${piece.headline.replaceAll('\n', '／')}”`,
    piece.author === null ? null : `作者“${piece.author}”`,
  ].filter((one) => one !== null);
  return left.length === 0 ? [] : [`来稿 ${number} 的${left.join('、')}没有印。`];
}

/** 字数 and paragraphs of a body. */
function sizeOf(body: string): string {
  const paragraphs = body === '' ? 0 : body.split('\n').length;
  return `${paragraphs}段${countCharacters(body)}字`;
}
