import type { LinkCard } from '../../desk/letter';
import { lines } from '../lines';

/** On the card of an issue: what is tapped to read it. */
export const readAll = '阅读全文';

/** 3 篇, 4 则, or both. */
export function countText({ articles, briefs }: { articles: number; briefs: number }): string {
  const each = [articles > 0 && `${articles} 篇`, briefs > 0 && `${briefs} 则`];
  return each.filter((one) => one !== false).join('，');
}

/** The name of a row where the column has none. */
export const nameless = '文章';

/** The row for the columns that have none of their own. */
export const otherColumns = '其他';

export function columnCount(count: number): string {
  return `${count} 个栏目`;
}

/** To an editor whose preview WeCom has not taken: what the card would show. */
export function issueCardInWords({ headline, summary, text, rows }: LinkCard): string {
  return lines(
    '卡片没有发成，群里的也可能发不成，请告诉管理员。卡片上写的是：',
    headline,
    summary,
    text,
    ...rows.map(({ name, value }) => `${name}：${value}`),
  );
}
