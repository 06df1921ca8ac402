import type { Warning } from '../../desk/warnings/warnings';
import { shorten } from '../measure';
import { issueText } from './archive';
import { stateWords } from './submissions';

/** One sentence of a receipt or of 看. */
export function warningText(warning: Warning): string {
  return `提醒：${sentence(warning)}`;
}

const cardRow = 30;

/** The same within the 30字 of a card's row, which says 提醒 itself. */
export function cardWarning(warning: Warning): string {
  switch (warning.kind) {
    case 'near-duplicate':
      return likeness(warning);
    case 'near-printed':
      return printedOnCard(warning);
    case 'other-unit':
      return `署名“${shorten(warning.attribution, 18)}”不是来稿单位`;
    case 'unknown-unit':
      return `“${shorten(warning.named, 18)}”不在单位名单里`;
    case 'future-date':
      return `日期 ${warning.day} 在收稿之后`;
    case 'old-date':
      return `日期 ${warning.day} 已过一个月`;
    case 'long-brief':
      return `简讯 ${warning.length} 字，超过 ${warning.longest} 字`;
    case 'sensitive-word':
      return `有需留意的词“${shorten(warning.word, 18)}”`;
    case 'mistyped-word':
      return `“${shorten(warning.wrong, 11)}”应为“${shorten(warning.right, 11)}”`;
    case 'unbalanced':
      return `${markNames[warning.marks] ?? ''}${warning.marks} 不成对`;
    case 'doubled':
      return `“${shorten(warning.text, 20)}”重复`;
  }
}

function sentence(warning: Warning): string {
  switch (warning.kind) {
    case 'near-duplicate':
      return `${likeness(warning)}，请核对是否重复。`;
    case 'near-printed':
      return `与${printedPlace(warning)}相似 ${percent(warning)}，请核对是否重复。`;
    case 'other-unit':
      return `署名“${warning.attribution}”不是来稿单位“${warning.unit}”，请核对。`;
    case 'unknown-unit':
      return unknownUnit(warning);
    case 'future-date':
      return `文中的日期 ${warning.day} 在收稿之后，请核对。`;
    case 'old-date':
      return `文中的日期 ${warning.day} 距收稿已超过一个月，请核对。`;
    case 'long-brief':
      return `简讯有 ${warning.length} 字，超过 ${warning.longest} 字，请考虑精简。`;
    case 'sensitive-word':
      return `有需要留意的词“${warning.word}”，请斟酌。`;
    case 'mistyped-word':
      return `“${warning.wrong}”一般写作“${warning.right}”，请核对。`;
    case 'unbalanced':
      return `${markNames[warning.marks] ?? ''}${warning.marks} 不成对，请检查。`;
    case 'doubled':
      return `“${warning.text}”重复，请核对。`;
  }
}

function likeness(warning: Warning & { kind: 'near-duplicate' }): string {
  return `与来稿 ${warning.number}（${stateWords[warning.state]}）相似 ${percent(warning)}`;
}

type Printed = Warning & { kind: 'near-printed' };

/** 第8期（总第152期）“工作动态”《夜校开进工地》; a brief by its place. */
function printedPlace({ issue, column, place, headline }: Printed): string {
  const where = `${issueText(issue)}${column === '' ? '' : `“${column}”`}`;
  return headline === null ? `${where}第 ${place} 条` : `${where}《${headline.replaceAll('\n', ' ')}》`;
}

/** The year and number are the least that leads there; of the headline as much as fits. */
function printedOnCard(warning: Printed): string {
  const { issue, column, place, headline } = warning;
  const which = issueText(issue.number === null ? issue : { ...issue, runningNumber: null });
  const rest = `相似 ${percent(warning)}`;
  const left = cardRow - `与${which}《》${rest}`.length;
  const what =
    headline === null
      ? `${shorten(column, left - 5)}第${place}条`
      : `《${shorten(headline.replaceAll('\n', ' '), left)}》`;
  return `与${which}${what}${rest}`;
}

function percent({ similarity }: { similarity: number }): string {
  return `${Math.round(similarity * 100)}%`;
}

function unknownUnit({ named, unit }: Warning & { kind: 'unknown-unit' }): string {
  const also = unit === null ? '' : `，也不是来稿单位“${unit}”`;
  return `署名“${named}”不在单位名单里${also}，请核对。`;
}

const markNames: Record<string, string> = {
  '“”': '引号',
  '‘’': '引号',
  '「」': '引号',
  '『』': '引号',
  '""': '引号',
  '《》': '书名号',
  '〈〉': '书名号',
  '（）': '括号',
  '【】': '括号',
  '〔〕': '括号',
  '[]': '括号',
};
