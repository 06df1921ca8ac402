import type { Answer } from './call';
import { isTaskId, linkCard, templateCard } from './card';
import type { CardContent, LinkCard } from './card';
import { WecomRefused } from './errors';
import { uploadFile, uploadPicture } from './media';
import type { Picture } from './media';
import { withToken } from './with-token';
import type { App } from './with-token';

export type Words = { kind: 'text' | 'markdown'; text: string };
export type Letter =
  | Words
  | { kind: 'card'; card: CardContent }
  | { kind: 'linkCard'; card: LinkCard }
  | ({ kind: 'picture' } & Picture)
  | ({ kind: 'file' } & Picture);
/** `responseCode` lets the card be changed, once and within 72 hours; null for what is no card [90236]. */
export type Sent = { responseCode: string | null };

/** The longest that WeCom remembers a request, in seconds; it compares the JSON byte by byte [90236]. */
const duplicateCheck = { enable_duplicate_check: 1, duplicate_check_interval: 14_400 };
const usedTaskId = 42014;

export async function sendToPerson(app: App, userid: string, letter: Letter): Promise<Sent> {
  throwIfMany('message/send', userid);
  const content = await contentOf(app, letter);
  const message = { touser: userid, agentid: app.agentId, ...content, ...duplicateCheck };
  const answer = await post(app, 'message/send', message).catch((fault: unknown) => shown(letter, fault));
  if (answer) throwIfMissed('message/send', userid, answer);
  const code = answer?.['response_code'];
  return { responseCode: letter.kind === 'card' && typeof code === 'string' && code !== '' ? code : null };
}

/** The card that the code came with turns into this one, on this person's screen only [94888]. */
export async function updateCard(app: App, userid: string, code: string, card: CardContent): Promise<void> {
  const call = 'message/update_template_card';
  throwIfMany(call, userid);
  const receiver = { userids: [userid], agentid: app.agentId, response_code: code };
  throwIfMissed(call, userid, await post(app, call, { ...receiver, template_card: templateCard(card) }));
}

/** "@all" and "a|b" are addresses too, and would tell everybody what was meant for one. */
function throwIfMany(call: string, userid: string): void {
  if (!/^[A-Za-z0-9][\w.@-]{0,63}$/.test(userid))
    throw new WecomRefused(call, 40003, 'not the userid of one person');
}

async function contentOf(app: App, letter: Letter): Promise<object> {
  if (letter.kind === 'card') return { msgtype: 'template_card', template_card: templateCard(letter.card) };
  if (letter.kind === 'linkCard') return { msgtype: 'template_card', template_card: linkCard(letter.card) };
  if (letter.kind === 'picture')
    return { msgtype: 'image', image: { media_id: await uploadPicture(app, letter) } };
  if (letter.kind === 'file') return { msgtype: 'file', file: { media_id: await uploadFile(app, letter) } };
  return wordsOf(letter);
}

export function wordsOf({ kind, text }: Words): object {
  return { msgtype: kind, [kind]: { content: text } };
}

function post(app: App, name: string, message: object): Promise<Answer> {
  const body = JSON.stringify(message);
  return withToken(app, (token) => app.caller.ask({ name, query: { access_token: token }, body }));
}

/** A card whose id was used before was sent before, by a run that did not live to say so: it is on the screen. */
function shown(letter: Letter, fault: unknown): null {
  const isUsed = fault instanceof WecomRefused && fault.errcode === usedTaskId;
  if (isUsed && letter.kind === 'card' && isTaskId(letter.card.taskId)) return null;
  throw fault;
}

/** WeCom answers 0 and lists, in lower case, whom it left out: "a|b" for a message, a list for a card [90236, 94888]. */
function throwIfMissed(call: string, userid: string, answer: Answer): void {
  for (const field of ['invaliduser', 'unlicenseduser']) {
    if (namesIn(answer[field]).includes(userid.toLowerCase())) throw new WecomRefused(call, 81013, field);
  }
}

function namesIn(list: unknown): string[] {
  const names: unknown[] = Array.isArray(list) ? list : [list];
  return names.flatMap((name) => (typeof name === 'string' ? name.toLowerCase().split('|') : []));
}
