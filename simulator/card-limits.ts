import { fieldsOf, listOf, textOf, type Fields } from './json';

type Rule = [errcode: number, breaks: (card: Fields) => boolean];

/**
 * How long the parts of an app's card may be [90236], and the code of each [90313]; 40058 where none is named.
 * A 字 is counted as a character that a reader sees: a whole emoji is one. The platform may cut in silence where this
 * one refuses: the pages promise nothing for a text that is too long.
 */
const rules: Rule[] = [
  [40058, ({ source }) => isLong(fieldsOf(source)['desc'], 20)],
  [40058, ({ main_title }) => isLong(fieldsOf(main_title)['title'], 36)],
  [40058, ({ main_title }) => isLong(fieldsOf(main_title)['desc'], 44)],
  [40058, ({ sub_title_text }) => isLong(sub_title_text, 160)],
  [42035, (card) => rowsOf(card).length > 6],
  [42027, (card) => rowsOf(card).some(({ keyname }) => !textOf(keyname))],
  [40058, (card) => rowsOf(card).some(({ keyname, value }) => isLong(keyname, 5) || isLong(value, 30))],
  [42036, (card) => partsOf(card).length > 4],
  [40058, (card) => partsOf(card).some(({ title, desc }) => isLong(title, 38) || isLong(desc, 160))],
  [42042, ({ jump_list }) => listOf(jump_list).length > 3],
  [40058, ({ jump_list }) => listOf(jump_list).some(({ title }) => isLong(title, 18))],
  [42047, ({ select_list }) => listOf(select_list).length > 3],
  [42043, (card) => selectionsOf(card).some(({ question_key }) => !isKey(question_key, 1024))],
  [42037, (card) => optionLists(card).some(({ length }) => length < 1 || length > 10)],
  [42040, (card) => optionLists(card).some(hasBadIds)],
  [42041, (card) => optionLists(card).some((options) => options.some(({ text }) => !isName(text, 16)))],
  [40058, (card) => hasButtons(card) && (buttonsOf(card).length < 1 || buttonsOf(card).length > 6)],
  [42038, (card) => buttonsOf(card).some(({ text }) => !isName(text, 10))],
  [42039, (card) => buttonsOf(card).some(({ type, key }) => type !== 1 && !isKey(key, 1024))],
  [42049, (card) => submitsOf(card).some(({ text }) => !isName(text, 10))],
  [42046, (card) => submitsOf(card).some(({ key }) => !isKey(key, 1024))],
];

/** The errcode of the first limit that a card breaks, or null. */
export function limitFault(card: Fields): number | null {
  return rules.find(([, breaks]) => breaks(card))?.[0] ?? null;
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });

function isLong(text: unknown, most: number): boolean {
  return Array.from(segmenter.segment(textOf(text))).length > most;
}

function isName(text: unknown, most: number): boolean {
  return textOf(text) !== '' && !isLong(text, most);
}

function isKey(key: unknown, mostBytes: number): boolean {
  return textOf(key) !== '' && Buffer.byteLength(textOf(key)) <= mostBytes;
}

function hasBadIds(options: Fields[]): boolean {
  const ids = options.map(({ id }) => textOf(id));
  return new Set(ids).size < ids.length || ids.some((id) => !isKey(id, 128));
}

function hasButtons(card: Fields): boolean {
  return card['card_type'] === 'button_interaction';
}

function buttonsOf(card: Fields): Fields[] {
  return listOf(card['button_list']);
}

function rowsOf(card: Fields): Fields[] {
  return listOf(card['horizontal_content_list']);
}

function partsOf(card: Fields): Fields[] {
  return listOf(card['vertical_content_list']);
}

function selectionsOf(card: Fields): Fields[] {
  const selection = card['button_selection'];
  return [...(selection === undefined ? [] : [fieldsOf(selection)]), ...listOf(card['select_list'])];
}

function optionLists(card: Fields): Fields[][] {
  return selectionsOf(card).map((selection) => listOf(selection['option_list']));
}

function submitsOf(card: Fields): Fields[] {
  return card['submit_button'] === undefined ? [] : [fieldsOf(card['submit_button'])];
}
