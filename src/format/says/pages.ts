import type { Archived } from '../../desk/issues/archived';
import { printDate } from '../printing/print-date';

type Bulletin = Archived['bulletin'];

/** What stands on every page of its kind, whatever the issue. */
export const pageWords = {
  archive: '往期简报',
  search: '检索',
  toArchive: '往期',
  contents: '目录',
  briefUnit: '则',
  word: '下载 Word 文件',
  pdf: '下载 PDF 文件',
  pdfLost: '这一期的 PDF 没有做成，请用 Word 文件。',
  distribution: '本期印发',
  searchLabel: '查什么',
  searchButton: '检索',
  searchPlaceholder: '如 高温 工会',
  searchHint: '几个词用空格分开，要同时出现才算找到。',
  unit: '单位',
  column: '栏目',
  year: '年份',
  any: '不限',
  skip: '跳到正文',
  years: '年份',
  pages: '翻页',
  earlier: '上一页',
  later: '下一页',
  again: '再打开一次',
  signingIn: '正在确认您的身份',
  signingInNow: '没有自动打开的，请点这里',
  emptyArchive: '还没有印发过。印发以后，每一期都会放在这里。',
} as const;

/** A page that says why there is nothing to read, and what to do. */
export type Notice = { heading: string; text: string };

export const notices = {
  stranger: {
    heading: '这里只对本单位成员开放',
    text: '您不是本企业的企业微信成员，所以打不开这一页。请用登记在本单位的企业微信账号打开链接；还没有加入的，请联系编辑部。',
  },
  unasked: {
    heading: '没有认出您是谁',
    text: '这次打开的不是从本页发出的登录，或者已经过了时间。请从群里的链接重新打开；浏览器关闭了 Cookie 的，请先打开。',
  },
  used: {
    heading: '这个登录已经用过了',
    text: '一次登录只能用一回，请再打开一次。',
  },
  spent: {
    heading: '登录没有成功',
    text: '企业微信说这次登录已经失效，请再打开一次。',
  },
  unavailable: {
    heading: '现在认不了人',
    text: '企业微信没有回答，或者来的人太多。请过几分钟再打开一次。',
  },
  notFound: {
    heading: '没有这一页',
    text: '链接可能写错了，或者这一期还没有印发。请从“往期”里找，或者从群里的链接重新打开。',
  },
  failed: {
    heading: '这一页现在打不开',
    text: '不是您的问题，已经记下了。请过一会儿再打开。',
  },
} as const satisfies Record<string, Notice>;

export const pagesClosed = '这里没有网页。要开放网页，请管理员在 .env 里写上 PUBLIC_URL，再重新启动。\n';

/** For a share card: the first headlines. */
export function summary({ columns }: Bulletin): string {
  const headlines = columns.flatMap(({ entries }) => entries.flatMap(({ headline }) => headline ?? []));
  const briefs = columns.flatMap(({ entries }) => entries.filter(({ headline }) => headline === null)).length;
  const named = headlines.slice(0, 3).map((headline) => headline.replaceAll('\n', ''));
  const more = headlines.length > 3 ? [`共 ${headlines.length} 篇`] : [];
  return [...named, ...more, ...(briefs > 0 ? [`简讯 ${briefs} 则`] : [])].join('；');
}

export function dayOf({ date }: Pick<Bulletin, 'date'>): string {
  return date === null ? '' : printDate(date);
}

export function compiledBy({ publisher }: Pick<Bulletin, 'publisher'>): string {
  return publisher === null ? '' : `${publisher} 编印`;
}

export function copies(count: number): string {
  return `共印 ${count} 份`;
}

export function correctedOn(date: string): string {
  return `${printDate(date)}更正`;
}

/** Of an issue in a list. */
export function hasCorrections(count: number): string {
  return count === 0 ? '' : `有更正 ${count} 则`;
}

/** Where an issue was not made here. */
export function importedOn(date: string, by: string): string {
  return `存档件：由${by}于${printDate(date)}导入`;
}

export function pictureOf(headline: string): string {
  return `附图：${headline}`;
}

export function issueCount(count: number): string {
  return `${count} 期`;
}

export function yearName(year: number | null): string {
  return year === null ? '没有日期的' : `${year}年`;
}

export function foundCount(total: number, parts: readonly string[] | null): string {
  if (total === 0) return '没有找到。请换一个词，或者少写几个条件。';
  if (parts === null) return `找到 ${total} 篇。`;
  return `没有整句相同的；按“${parts.join('”“')}”找到 ${total} 篇。`;
}
