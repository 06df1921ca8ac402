import { randomBytes } from 'node:crypto';
import { accepted, refused, type Answer } from './answer';
import { cardFault, cardText, shownCard } from './card';
import { fieldsOf, textOf, textsOf, type Fields } from './json';
import { hour } from './limits';
import type { Heard, Screens } from './screens';

export type CardUpdates = {
  /** A response_code for one update of the card of this message. */
  codeFor: (msgId: string, card: Fields) => string;
  codeAgain: (msgId: string) => string;
  update: (request: Fields) => Answer;
};

const codeLifeMs = 72 * hour;
/** No page names the code for a response_code that is used or unknown (somebody met 60140); this one is the nearest. */
const noSuchCard = 42016;

/** message/update_template_card [94888]: each response_code once, within 72 hours. */
export function openCardUpdates(screens: Screens, now: () => number): CardUpdates {
  const cards = new Map<string, Fields>();
  const codes = new Map<string, { msgId: string; until: number }>();
  const codeAgain = (msgId: string): string => {
    const code = randomBytes(24).toString('base64url');
    codes.set(code, { msgId, until: now() + codeLifeMs });
    return code;
  };
  return {
    codeAgain,
    codeFor: (msgId, card) => {
      cards.set(msgId, card);
      return codeAgain(msgId);
    },
    update: (request) => {
      const code = codes.get(textOf(request['response_code']));
      const card = cards.get(code?.msgId ?? '');
      if (!code || !card || now() >= code.until) return refused(noSuchCard);
      const next = changed(card, request);
      if (typeof next === 'number') return refused(next);
      const answer = show(screens, code.msgId, request, next);
      if (answer.errcode === 0) codes.delete(textOf(request['response_code']));
      return answer;
    },
  };
}

/** The card after the update, or an errcode. That its type or its task may change stands nowhere: they may not. */
function changed(card: Fields, request: Fields): Fields | number {
  if (request['template_card'] === undefined) return greyed(card, fieldsOf(request['button']));
  const next: Fields = { task_id: card['task_id'], ...fieldsOf(request['template_card']) };
  if (next['card_type'] !== card['card_type']) return 42031;
  if (next['task_id'] !== card['task_id']) return 42014;
  return cardFault(next) ?? next;
}

function greyed(card: Fields, button: Fields): Fields | number {
  const name = textOf(button['replace_name']);
  return name ? { ...card, replace_text: name } : 40058;
}

function show(screens: Screens, msgId: string, request: Fields, card: Fields): Answer {
  const wanted = request['atall'] === 1 ? screens.everyone() : textsOf(request['userids']);
  if (wanted.length === 0) return refused(82001);
  const change: Pick<Heard, 'text' | 'card'> = { text: cardText(card), card: shownCard(card) };
  const known = wanted.filter((userid) => screens.find(userid) !== null);
  for (const userid of known) screens.change(userid, msgId, change);
  const invalid = wanted.filter((userid) => !known.includes(userid));
  return accepted(invalid.length > 0 ? { invaliduser: invalid } : {});
}
