import type { Found, Hit } from '../../desk/archive/open-index';
import type { Correction } from '../../desk/issues/archived';
import { excerpt, inQuotes } from '../excerpt';
import { lines } from '../lines';
import { shorten } from '../measure';
import { corrected } from './corrections';

/** So that eight of them fit into one message. */
const headlineLength = 28;
const textLength = 36;
const correctionLength = 60;

/** By the id of the issue. */
type Corrections = ReadonlyMap<string, readonly Pick<Correction, 'text'>[]>;

/** 查: what was found, each with where it stands and what was corrected since; `asked` as it was typed. */
export function foundText(asked: string, { total, hits, parts }: Found, corrections: Corrections): string {
  const more = total - hits.length;
  return lines(
    parts !== null && `没有连着写的“${brief(asked)}”，下面是同时有“${parts.join('”“')}”的。`,
    `查“${brief(asked)}”：共 ${total} 篇${more > 0 ? `，前 ${hits.length} 篇` : ''}。`,
    ...hits.map((hit, index) => `${index + 1}. ${lines(hitText(hit), correctionLine(hit, corrections))}`),
    more > 0 && `还有 ${more} 篇。再加一个词，或加上“单位:名称”“栏目:简讯”“2026年”，可以缩小范围。`,
  );
}

export function notFoundText(asked: string): string {
  return `往期简报里没有找到“${brief(asked)}”。可以少写一个词、换个说法，或者去掉“单位:”“栏目:”和年份再查。`;
}

export const archiveEmpty = '存档里还没有一期简报，发刊以后就能查到。';

export const archiveNotReady = '往期简报正在读入，请过一分钟再查。';

function hitText({ issue, column, place, isCorrection, headline, body }: Hit): string {
  if (isCorrection)
    return `${inQuotes(excerpt(body, correctionLength))}\n${issueText(issue)}的第${place}则更正`;
  const where = `${issueText(issue)}${column === '' ? '' : `【${column}】`}第${place}篇`;
  const text = inQuotes(excerpt(body, textLength));
  if (headline === null) return `●${text}\n${where}`;
  const isTold = headline.marks.length > 0 && body.marks.length === 0;
  return `${inQuotes(excerpt(headline, headlineLength))}\n${where}${isTold ? '' : `：${text}`}`;
}

function correctionLine({ issue, isCorrection }: Hit, corrections: Corrections): string | false {
  if (isCorrection) return false;
  const said = corrected(corrections.get(issue.id) ?? []);
  return said !== '' && said;
}

/** What an archived issue is called; one that came from outside may lack any of it. */
export function issueText({
  number,
  runningNumber,
  date,
}: Pick<Hit['issue'], 'number' | 'runningNumber' | 'date'>): string {
  const running = runningNumber === null ? null : `总第${runningNumber}期`;
  if (number !== null && running !== null) return `第${number}期（${running}）`;
  const year = date === null ? '' : `${date.slice(0, 4)}年`;
  if (number !== null) return `${year}第${number}期`;
  return running ?? (date === null ? '未编期号的一期' : `${date}的一期`);
}

function brief(asked: string): string {
  return shorten(asked.trim().replace(/\s+/gu, ' '), 40);
}
