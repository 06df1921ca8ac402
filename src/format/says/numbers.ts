import { issueName, type Issue } from '../../desk/issues/issue';
import type { NumberBearer } from '../../desk/issues/number-bearer';
import type { Dated, Numbers } from '../../desk/issues/numbering';
import { lines } from '../lines';
import { printDate } from '../printing/print-date';
import { printNumbers } from '../printing/print-bulletin';

/** 期号 was set. */
export function numbersSet(before: Issue, set: Issue, later: readonly Issue[]): string {
  const same = issueName(before) === issueName(set);
  return lines(
    `${whichIssue(before)}${same ? '就是' : `由${issueName(before)}改为`}${issueName(set)}。`,
    laterNames(later, !same),
  );
}

/** The number does not follow from the last: what is unusual, and the words that confirm it. */
export function numbersAsked(
  issue: Issue,
  { wanted, expected, last }: { wanted: Numbers; expected: Numbers; last: Dated },
): string {
  return lines(
    `${whichIssue(issue)}还没有改。上一期是${last.year}年${issueName(last)}，按次序应是${issueName(expected)}；您写的是${issueName(wanted)}，${whatIsUnusual(wanted, expected)}。`,
    '确实要这样，请照样回复下面一行：',
    `期号 ${wanted.number} 总 ${wanted.runningNumber} 确认`,
  );
}

function whatIsUnusual(wanted: Numbers, expected: Numbers): string {
  const number = difference('期号', wanted.number, expected.number);
  const running = difference('总期号', wanted.runningNumber, expected.runningNumber);
  return [number, running].filter((one) => one !== null).join('，');
}

function difference(what: string, wanted: number, expected: number): string | null {
  if (wanted === expected) return null;
  if (wanted < expected) return `${what}倒退了`;
  const last = wanted - 1;
  return `${what}跳过了 ${expected === last ? last : `${expected} 到 ${last}`}`;
}

/** 刊期 was set. */
export function dateSet(before: Issue, set: Issue & { date: string }, later: readonly Issue[]): string {
  const same = issueName(before) === issueName(set);
  return lines(
    `${whichIssue(before)}${issueName(before)}，刊期定为${printDate(set.date)}。`,
    !same && `期号按${set.date.slice(0, 4)}年的次序改为${issueName(set)}。`,
    laterNames(later, !same),
  );
}

/** 印发 was set. */
export function distributionSet(issue: Issue, receivers: readonly string[]): string {
  return `${whichIssue(issue)}${issueName(issue)}，${distributionLine(receivers, issue.copies)}。`;
}

/** 本期印发：各区总工会、市总各部室（共印 80 份） */
export function distributionLine(receivers: readonly string[], copies: number | undefined): string {
  const count = copies === undefined ? '' : `（共印 ${copies} 份）`;
  return `本期印发：${receivers.length > 0 ? receivers.join('、') : '未写'}${count}`;
}

function whichIssue({ state }: Issue): string {
  return state === 'closed' ? '已截稿、待签发的一期' : '正在收稿的一期';
}

function laterNames(later: readonly Issue[], isMoved: boolean): string | false {
  if (later.length === 0 || !isMoved) return false;
  return `后面的跟着改：${later.map((one) => issueName(one)).join('、')}。`;
}

/** Where a number stands that was wanted again. */
export function bearerText(bearer: NumberBearer): string {
  const name = printNumbers(bearer);
  const day = bearer.date === null ? '' : printDate(bearer.date);
  const standing: Record<NumberBearer['state'], string> = {
    open: '正在收稿的一期',
    closed: '已截稿、待签发的一期',
    signedOff: `${day}签发的一期`,
    dispatching: `${day}签发的一期`,
    dispatched: `${day}印发的一期`,
    archived: `存档里${day}的一期`,
  };
  return `${name}是${standing[bearer.state]}`;
}
