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

/** An update may not leave the list of buttons empty, though none of them is shown [94888]. */
const unseenButton = { text: '…', key: 'settled', style: 2 };

/**
 * The `template_card` of an app's message, to be sent or to replace what a sent one shows. It is of one type for
 * ever: whether an update may change the type stands nowhere.
 */
export function templateCard(card: CardContent): Record<string, unknown> {
  const { taskId, headline, summary, text, rows, choice, settled } = card;
  return {
    card_type: 'button_interaction',
    task_id: taskId,
    main_title: { title: headline, ...(summary !== '' && { desc: summary }) },
    ...(text !== '' && { sub_title_text: text }),
    ...(rows.length > 0 && { horizontal_content_list: rows.map(row) }),
    ...(choice && { button_selection: selection(choice, settled !== null) }),
    button_list: card.buttons.length > 0 ? card.buttons.map(button) : [unseenButton],
    ...(settled !== null && { replace_text: settled }),
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
