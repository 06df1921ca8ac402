import { fieldsOf, listOf, textOf, type Fields } from './json';

type Button = { text: string; key: string };
/** What a member sees of a card and can press. */
export type ShownCard = { taskId: string; type: string; buttons: Button[] };

const plainTypes = ['text_notice', 'news_notice'];
const interactiveTypes = ['button_interaction', 'vote_interaction', 'multiple_interaction'];
const everyType = [...plainTypes, ...interactiveTypes];

/** The errcode for what a self-built app's card lacks [90236, codes of 90313]; null for a good card. */
export function cardFault(card: Fields): number | null {
  const type = textOf(card['card_type']);
  if (!everyType.includes(type)) return 42031;
  if (!headOf(card)) return 40058;
  if (plainTypes.includes(type) && !isAction(card['card_action'])) return 42045;
  if (isInteractive(card) && !/^[0-9A-Za-z_\-@]{1,128}$/.test(textOf(card['task_id']))) return 42014;
  return type === 'button_interaction' ? buttonFault(card) : null;
}

/** A group's card has no buttons and no menu: nobody could answer it [91770]. */
export function groupCardFault(card: Fields): number | null {
  const isPlain = plainTypes.includes(textOf(card['card_type'])) && card['action_menu'] === undefined;
  return isPlain ? cardFault(card) : 40058;
}

export function isInteractive(card: Fields): boolean {
  return interactiveTypes.includes(textOf(card['card_type'])) || card['action_menu'] !== undefined;
}

/** Everything that can be read on the card, a line each; a button stands in square brackets. */
export function cardText(card: Fields): string {
  const lines = [
    textOf(fieldsOf(card['source'])['desc']),
    ...pair(card['main_title'], 'title', 'desc'),
    ...pair(card['emphasis_content'], 'title', 'desc'),
    ...pair(card['quote_area'], 'title', 'quote_text'),
    textOf(card['sub_title_text']),
    ...listOf(card['vertical_content_list']).flatMap((part) => pair(part, 'title', 'desc')),
    ...listOf(card['horizontal_content_list']).map((part) => pair(part, 'keyname', 'value').join('：')),
    ...listOf(card['jump_list']).map((jump) => textOf(jump['title'])),
    ...shownButtons(card),
  ];
  return lines.filter((line) => line !== '').join('\n');
}

export function shownCard(card: Fields): ShownCard {
  const buttons = isSettled(card) ? [] : buttonsOf(card);
  return { taskId: textOf(card['task_id']), type: textOf(card['card_type']), buttons };
}

function headOf(card: Fields): string {
  return textOf(fieldsOf(card['main_title'])['title']) || textOf(card['sub_title_text']);
}

function isAction(action: unknown): boolean {
  const { type, url, appid } = fieldsOf(action);
  return (type === 1 && textOf(url) !== '') || (type === 2 && textOf(appid) !== '');
}

function buttonFault(card: Fields): number | null {
  if (isSettled(card)) return null;
  const buttons = listOf(card['button_list']);
  if (buttons.length < 1 || buttons.length > 6) return 42036;
  if (buttons.some((button) => !textOf(button['text']))) return 42038;
  return buttons.some((button) => button['type'] !== 1 && !isKey(button['key'])) ? 42039 : null;
}

function isKey(key: unknown): boolean {
  return textOf(key) !== '' && Buffer.byteLength(textOf(key)) <= 1024;
}

function pair(part: unknown, first: string, second: string): string[] {
  const fields = fieldsOf(part);
  return [textOf(fields[first]), textOf(fields[second])].filter((text) => text !== '');
}

/** An update with `replace_text` greys the buttons out and shows that text instead [94888]. */
function isSettled(card: Fields): boolean {
  return textOf(card['replace_text']) !== '';
}

function shownButtons(card: Fields): string[] {
  if (isSettled(card)) return [`[${textOf(card['replace_text'])}]`];
  return buttonsOf(card).map((button) => `[${button.text}]`);
}

function buttonsOf(card: Fields): Button[] {
  const menu = listOf(fieldsOf(card['action_menu'])['action_list']);
  const submit = card['submit_button'] === undefined ? [] : [fieldsOf(card['submit_button'])];
  return [...listOf(card['button_list']), ...submit, ...menu].map((button) => ({
    text: textOf(button['text']),
    key: textOf(button['key']),
  }));
}
