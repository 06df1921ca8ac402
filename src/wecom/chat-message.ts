import { XMLParser } from 'fast-xml-parser';
import { findOutsideCdata } from './xml-fields';

type MessageKind = 'text' | 'image' | 'voice' | 'video' | 'location' | 'link' | 'file' | 'event' | 'unknown';

/** What somebody sent or pressed, whichever door it came through. */
export type ChatMessage = {
  id: string;
  door: 'app';
  chat: { kind: 'single' } | { kind: 'group'; id: string };
  /** userid */
  sender: string;
  /** Milliseconds, but WeCom counts whole seconds. */
  sentAt: number;
  kind: MessageKind;
  /** What is there to read: the text, a link's title, description and address, a place's label; or ''. */
  text: string;
  media: { mediaId: string } | null;
  /** As the sender's machine named it; null where kind is not file or no name is given. */
  fileName: string | null;
  /** What the sender quoted; the app conversation never delivers it [90239]. */
  quote: string | null;
  pressed: Pressed | null;
  /** Event name, in WeCom's own mixed case, where kind is event. */
  event: string | null;
  contactChange: ContactChange | null;
};

/** A card's button or menu; `selected` holds the chosen option ids by question key. */
type Pressed = {
  taskId: string;
  key: string;
  responseCode: string;
  selected: Record<string, string[]>;
};

/** Who came, left (`delete_user`) or was renamed, where event is change_contact [90970]; the sender is then "sys". */
type ContactChange = { type: string; userid: string; newUserid: string | null };

/** The XML was decrypted rightly and yet is no message. Says which field is wrong, and nothing of the body. */
export class MalformedMessage extends Error {
  override readonly name = 'MalformedMessage';
}

type Fields = Record<string, unknown>;

const textFields: Partial<Record<MessageKind, string[]>> = {
  text: ['Content'],
  link: ['Title', 'Description', 'Url'],
  location: ['Label'],
};
const kinds = new Set<string>(['text', 'image', 'voice', 'video', 'location', 'link', 'file', 'event']);
const cardEvents = new Set(['template_card_event', 'template_card_menu_event']);
/** WeCom's own page spells the option fields Opiton… in its sample [90240]. */
const lists = new Set(['SelectedItem', 'OptionId', 'OpitonId']);

/**
 * "007" stays "007" and a MsgId keeps all its digits. `htmlEntities` is what decodes &#10;, as XML asks, outside of
 * CDATA only; inside, where WeCom puts every word of a person, nothing is decoded.
 */
const parser = new XMLParser({
  parseTagValue: false,
  ignoreAttributes: true,
  htmlEntities: true,
  trimValues: false,
  isArray: (name) => lists.has(name),
});

/** Reads the XML of a decrypted app callback; throws `MalformedMessage`. */
export function readMessage(id: string, xml: string): ChatMessage {
  const fields = parse(xml);
  const kind = kindOf(required(fields, 'MsgType'));
  return {
    id,
    door: 'app',
    chat: { kind: 'single' },
    sender: required(fields, 'FromUserName'),
    sentAt: sentAtIn(fields),
    kind,
    text: textIn(fields, kind),
    media: mediaIn(fields),
    fileName: kind === 'file' ? fileNameIn(fields) : null,
    quote: null,
    pressed: pressedIn(fields),
    event: kind === 'event' ? required(fields, 'Event') : null,
    contactChange: contactChangeIn(fields),
  };
}

function parse(xml: string): Fields {
  if (findOutsideCdata(xml, '<!DOCTYPE') !== -1) throw new MalformedMessage('DOCTYPE');
  const root = record(rootOf(xml)['xml']);
  if (root === null || !xml.trimEnd().endsWith('</xml>')) throw new MalformedMessage('xml');
  return root;
}

/** The parser's own errors quote the text around the fault. */
function rootOf(xml: string): Fields {
  try {
    return record(parser.parse(xml)) ?? {};
  } catch {
    throw new MalformedMessage('xml');
  }
}

function record(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

function required(fields: Fields, name: string): string {
  const text = trimmed(fields, name);
  if (text === '') throw new MalformedMessage(name);
  return text;
}

function trimmed(fields: Fields, name: string): string {
  return field(fields, name).trim();
}

function field(fields: Fields, name: string): string {
  const value = fields[name] ?? '';
  if (typeof value !== 'string') throw new MalformedMessage(name);
  return value;
}

function kindOf(msgType: string): MessageKind {
  return kinds.has(msgType) ? (msgType as MessageKind) : 'unknown';
}

function sentAtIn(fields: Fields): number {
  const seconds = required(fields, 'CreateTime');
  if (!/^\d{1,11}$/.test(seconds)) throw new MalformedMessage('CreateTime');
  return Number(seconds) * 1000;
}

function textIn(fields: Fields, kind: MessageKind): string {
  const texts = (textFields[kind] ?? []).map((name) => field(fields, name));
  return texts.filter((text) => text !== '').join('\n');
}

function mediaIn(fields: Fields): { mediaId: string } | null {
  const mediaId = trimmed(fields, 'MediaId');
  return mediaId === '' ? null : { mediaId };
}

/** That an app gets files at all stands on no page, nor how their names come: UNCONFIRMED. */
function fileNameIn(fields: Fields): string | null {
  return trimmed(fields, 'FileName') || trimmed(fields, 'Title') || null;
}

function pressedIn(fields: Fields): Pressed | null {
  if (!cardEvents.has(trimmed(fields, 'Event'))) return null;
  return {
    taskId: trimmed(fields, 'TaskId'),
    key: trimmed(fields, 'EventKey'),
    responseCode: trimmed(fields, 'ResponseCode'),
    selected: selectedIn(fields),
  };
}

function selectedIn(fields: Fields): Record<string, string[]> {
  const items = listIn(fields['SelectedItems'], 'SelectedItem').map((item) => record(item) ?? {});
  return Object.fromEntries(items.map((item) => [trimmed(item, 'QuestionKey'), optionsIn(item)]));
}

function optionsIn(item: Fields): string[] {
  const options = [...listIn(item['OptionIds'], 'OptionId'), ...listIn(item['OpitonIds'], 'OpitonId')];
  return options.filter((option) => typeof option === 'string').map((option) => option.trim());
}

function listIn(parent: unknown, name: string): unknown[] {
  const list = record(parent)?.[name];
  return Array.isArray(list) ? list : [];
}

/** Departments and tags change, too; then there is no UserID. */
function contactChangeIn(fields: Fields): ContactChange | null {
  const userid = trimmed(fields, 'UserID');
  if (trimmed(fields, 'Event') !== 'change_contact' || userid === '') return null;
  return { type: trimmed(fields, 'ChangeType'), userid, newUserid: trimmed(fields, 'NewUserID') || null };
}
