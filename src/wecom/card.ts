/** What stands on a card with buttons. Its texts must be within the platform's limits; nothing is cut here [90236]. */
export type CardContent = {
  /** Letters, digits and _-@, unlike that of any other card. */
  taskId: string;
  headline: string;
  summary: string;
  text: string;
  rows: { name: string; value: string }[];
  /** A list to choose from; `chosen` is the id that stands there before anyone has chosen. */
  choice: { key: string; title: string; options: { id: string; text: string }[]; chosen: string } | null;
  buttons: { text: string; key: string; style: 1 | 2 | 3 | 4 }[];
  /** Stands grey where the buttons stood; null while they live. */
  settled: string | null;
};

/** What stands on a card that only leads somewhere. Nothing is cut here either. */
export type LinkCard = {
  headline: string;
  summary: string;
  text: string;
  rows: { name: string; value: string }[];
  linkText: string;
  url: string;
};

/** An update may not leave the list of buttons empty, though none of them is shown [94888]. */
const unseenButton = { text: '…', key: 'settled', style: 2 };

/**
 * The `template_card` of an app's message, to be sent or to replace what a sent one shows. It is of one type for
 * ever: whether an update may change the type stands nowhere.
 */
export function templateCard(card: CardContent): Record<string, unknown> {
  const { taskId, choice, settled } = card;
  return {
    card_type: 'button_interaction',
    task_id: taskId,
    ...texts(card),
    ...(choice && { button_selection: selection(choice, settled !== null) }),
    button_list: card.buttons.length > 0 ? card.buttons.map(button) : [unseenButton],
    ...(settled !== null && { replace_text: settled }),
  };
}

/** The `template_card` of a message that nobody answers: in a group there is no other [91770]. A tap anywhere opens it. */
export function linkCard({ linkText, url, ...card }: LinkCard): Record<string, unknown> {
  return {
    card_type: 'text_notice',
    ...texts(card),
    jump_list: [{ type: 1, title: linkText, url }],
    card_action: { type: 1, url },
  };
}

function texts({ headline, summary, text, rows }: Omit<LinkCard, 'linkText' | 'url'>) {
  return {
    main_title: { title: headline, ...(summary !== '' && { desc: summary }) },
    ...(text !== '' && { sub_title_text: text }),
    ...(rows.length > 0 && { horizontal_content_list: rows.map(row) }),
  };
}

/** WeCom refuses any other with the code of an id that was used before [90236]. */
export function isTaskId(taskId: string): boolean {
  return /^[0-9A-Za-z_@-]{1,128}$/.test(taskId);
}

function row({ name, value }: CardContent['rows'][number]) {
  return { keyname: name, value };
}

function selection({ key, title, options, chosen }: NonNullable<CardContent['choice']>, isOver: boolean) {
  const list = options.map(({ id, text }) => ({ id, text }));
  const open = { question_key: key, title, option_list: list, selected_id: chosen };
  return isOver ? { ...open, disable: true } : open;
}

/** Field by field: WeCom tells repeats by their bytes, and whoever made the button may have another order. */
function button({ text, key, style }: CardContent['buttons'][number]) {
  return { text, style, key };
}
