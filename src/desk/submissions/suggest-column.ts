import type { Piece } from '../bulletin';
import type { Column, Suggestion } from '../desk-config';

type From = {
  /** The column that stood above or below the text. */
  hint: string | null;
  unitClass: string | null;
  /** 字数 */
  length: number;
};

/** The column that the contact named, else that of the first rule that holds, else plain articles. It only suggests. */
export function suggestColumn(
  piece: Piece,
  from: From,
  desk: { columns: readonly Column[]; suggestions: readonly Suggestion[] },
): Column {
  const named = (name: string | undefined) => desk.columns.find((column) => column.name === name);
  const rule = desk.suggestions.find((suggestion) => holds(suggestion, piece, from));
  const plain = desk.columns.find(({ kind }) => kind === 'article');
  const suggested = named(from.hint ?? undefined) ?? named(rule?.column) ?? plain ?? desk.columns[0];
  if (!suggested) throw new Error('a desk has at least one column');
  return suggested;
}

/** For a desk that has written no rules: speeches and links are known by the names of their columns. */
export function defaultSuggestions(columns: readonly Column[]): Suggestion[] {
  const articles = columns.filter(({ kind }) => kind === 'article');
  const rules: [Column | undefined, Omit<Suggestion, 'column'>][] = [
    [columns.find(({ kind }) => kind === 'brief'), { headline: false }],
    [columns.find(({ name }) => speeches.test(name)), { author: true }],
    [columns.find(({ name }) => links.test(name)), { unitClass: '相关' }],
    [articles.find(({ name }) => !speeches.test(name) && !links.test(name)) ?? columns[0], {}],
  ];
  return rules.flatMap(([column, when]) => (column ? [{ column: column.name, ...when }] : []));
}

const speeches = /言论|讲话|论坛/;
const links = /相关|链接/;

/** Every condition that it names; one that names none always holds. */
function holds(rule: Suggestion, piece: Piece, { unitClass, length }: From): boolean {
  const conditions = [
    rule.headline === undefined || rule.headline === (piece.headline !== null),
    rule.author === undefined || rule.author === (piece.author !== null),
    rule.headlineHas === undefined || rule.headlineHas.some((word) => piece.headline?.includes(word)),
    rule.unitClass === undefined || rule.unitClass === unitClass,
    rule.atMost === undefined || length <= rule.atMost,
  ];
  return conditions.every(Boolean);
}
