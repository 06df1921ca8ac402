import type { CardUpdates } from './card-updates';
import type { ShownCard } from './card';
import type { Screens } from './screens';
import { cdata, type EventFields } from './xml';

export type Press = { taskId: string; key: string; chosen?: Chosen };
/** By what can be read: the newest card with the words `card` on it, a button's text, options' texts or ids. */
export type ShownPress = { card: string; button: string; chosen?: Chosen };
type Chosen = Record<string, string[]>;

/** The button that a member means who goes by what she sees; throws where there is none. */
export function meantBy(
  screens: Screens,
  userid: string,
  { card: words, button, chosen = {} }: ShownPress,
): Press {
  const card = screens.newestCard(userid, words);
  if (card === null) throw new Error(`no card with ${words} for ${userid}`);
  const found = card.buttons.find(({ text }) => text === button);
  if (!found) throw new Error(`no button ${button} on the card with ${words}, but ${buttonTexts(card)}`);
  const ids = Object.entries(chosen).map(([key, options]) => [key, optionIds(card, key, options)] as const);
  return { taskId: card.taskId, key: found.key, chosen: Object.fromEntries(ids) };
}

/** template_card_event [90240]: with a response_code of its own, and with what the card's list stands at. */
export function pressEvent(
  { screens, updates }: { screens: Screens; updates: CardUpdates },
  userid: string,
  { taskId, key, chosen = {} }: Press,
): EventFields {
  const found = screens.cardOf(userid, taskId);
  if (!found?.card.buttons.some((button) => button.key === key))
    throw new Error(`no button ${key} on ${taskId}`);
  const lines = [
    `<TaskId>${cdata(taskId)}</TaskId>`,
    `<CardType>${cdata(found.card.type)}</CardType>`,
    `<ResponseCode>${cdata(updates.codeAgain(found.msgId))}</ResponseCode>`,
    `<SelectedItems>${Object.entries(selected(found.card, chosen)).map(selectedItem).join('')}</SelectedItems>`,
  ];
  return { event: 'template_card_event', eventKey: key, more: lines.join('\n') };
}

function buttonTexts({ buttons, settled }: ShownCard): string {
  return buttons.map(({ text }) => text).join(', ') || `only ${settled ?? 'words'}`;
}

function optionIds({ choice }: ShownCard, key: string, wanted: string[]): string[] {
  return wanted.map((name) => {
    const options = choice?.key === key ? choice.options : [];
    const option = options.find(({ id, text }) => id === name || text === name);
    if (!option) throw new Error(`no ${name} to choose for ${key}, but ${JSON.stringify(choice)}`);
    return option.id;
  });
}

function selected({ choice }: ShownCard, chosen: Chosen): Chosen {
  return choice ? { [choice.key]: [choice.chosen], ...chosen } : chosen;
}

function selectedItem([question, options]: [string, string[]]): string {
  const ids = options.map((option) => `<OptionId>${cdata(option)}</OptionId>`).join('');
  return `<SelectedItem><QuestionKey>${cdata(question)}</QuestionKey><OptionIds>${ids}</OptionIds></SelectedItem>`;
}
