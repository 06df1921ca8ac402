import { groupLimitFault, limitFault } from './card-limits';
import { fieldsOf, listOf, textOf, type Fields } from './json';

type Button = { text: string; key: string };
/** The list on a card; `chosen` is what it stands at. */
type Choice = { key: string; chosen: string; options: { id: string; text: string }[] };
/** What a member sees of a card and can press; `settled` is what stands grey in the place of its buttons. */
export type ShownCard = {
  taskId: string;
  type: string;
  buttons: Button[];
  choice: Choice | null;
  settled: string | null;
  /** Where a tap beside the buttons leads. */
  link?: string;
};

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
  return limitFault(card);
}

/** A group's card has no buttons and no menu: nobody could answer it [91770]. */
export function groupCardFault(card: Fields): number | null {
  const isPlain = plainTypes.includes(textOf(card['card_type'])) && card['action_menu'] === undefined;
  return isPlain ? (cardFault(card) ?? groupLimitFault(card)) : 40058;
}

/** Where a tap on the card leads, or null. */
export function linkOf(card: Fields): string | null {
  return textOf(fieldsOf(card['card_action'])['url']) || null;
}

export function isInteractive(card: Fields): boolean {
  return interactiveTypes.includes(textOf(card['card_type'])) || card['action_menu'] !== undefined;
}

/** Everything that can be read on the card, a line each; a button or a jump stands in square brackets. */
export function cardText(card: Fields): string {
  const lines = [
    textOf(fieldsOf(card['source'])['desc']),
    ...pair(card['main_title'], 'title', 'desc'),
    ...pair(card['emphasis_content'], 'title', 'desc'),
    ...pair(card['quote_area'], 'title', 'quote_text'),
    textOf(card['sub_title_text']),
    ...listOf(card['vertical_content_list']).flatMap((part) => pair(part, 'title', 'desc')),
    ...listOf(card['horizontal_content_list']).map((part) => pair(part, 'keyname', 'value').join('：')),
    ...listOf(card['jump_list']).map((jump) => `[${textOf(jump['title'])}]`),
    ...shownButtons(card),
  ];
  return lines.filter((line) => line !== '').join('\n');
}

export function shownCard(card: Fields): ShownCard {
  const link = linkOf(card);
  return {
    ...(link === null ? {} : { link }),
    taskId: textOf(card['task_id']),
    type: textOf(card['card_type']),
    buttons: isSettled(card) ? [] : buttonsOf(card),
    choice: choiceOf(fieldsOf(card['button_selection'])),
    settled: textOf(card['replace_text']) || null,
  };
}

function headOf(card: Fields): string {
  return textOf(fieldsOf(card['main_title'])['title']) || textOf(card['sub_title_text']);
}

function isAction(action: unknown): boolean {
  const { type, url, appid } = fieldsOf(action);
  return (type === 1 && textOf(url) !== '') || (type === 2 && textOf(appid) !== '');
}

/** Without a good `selected_id` a list stands at its first option [90236]. */
function choiceOf(selection: Fields): Choice | null {
  const options = listOf(selection['option_list']).map(({ id, text }) => ({
    id: textOf(id),
    text: textOf(text),
  }));
  const [first] = options;
  if (first === undefined) return null;
  const { id: chosen } = options.find(({ id }) => id === selection['selected_id']) ?? first;
  return { key: textOf(selection['question_key']), chosen, options };
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
