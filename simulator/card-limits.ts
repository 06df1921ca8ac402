import { fieldsOf, listOf, textOf, type Fields } from './json';

type Rule = [errcode: number, breaks: (card: Fields, most: Lengths) => boolean];

/** 字 of each part; of a button the same everywhere. */
type Lengths = {
  source: number;
  title: number;
  desc: number;
  text: number;
  value: number;
  part: number;
  partText: number;
  jump: number;
  option: number;
};

/** Of a self-built app's card [90236]. */
const ofApp: Lengths = {
  source: 20,
  title: 36,
  desc: 44,
  text: 160,
  value: 30,
  part: 38,
  partText: 160,
  jump: 18,
  option: 16,
};

/** Of a card that a group's webhook shows: those of a robot's [91770, 101032]. */
const ofGroup: Lengths = {
  source: 13,
  title: 26,
  desc: 30,
  text: 112,
  value: 26,
  part: 26,
  partText: 112,
  jump: 13,
  option: 10,
};

/**
 * How long the parts of a card may be, and the code of each [90313]; 40058 where none is named. A 字 is counted as a
 * character that a reader sees: a whole emoji is one. The platform may cut in silence where this one refuses: the
 * pages promise nothing for a text that is too long.
 */
const rules: Rule[] = [
  [40058, ({ source }, most) => isLong(fieldsOf(source)['desc'], most.source)],
  [40058, ({ main_title }, most) => isLong(fieldsOf(main_title)['title'], most.title)],
  [40058, ({ main_title }, most) => isLong(fieldsOf(main_title)['desc'], most.desc)],
  [40058, ({ sub_title_text }, most) => isLong(sub_title_text, most.text)],
  [42035, (card) => rowsOf(card).length > 6],
  [42027, (card) => rowsOf(card).some(({ keyname }) => !textOf(keyname))],
  [40058, (card) => rowsOf(card).some(({ keyname }) => isLong(keyname, 5))],
  [40058, (card, most) => rowsOf(card).some(({ value }) => isLong(value, most.value))],
  [42036, (card) => partsOf(card).length > 4],
  [40058, (card, most) => partsOf(card).some(({ title }) => isLong(title, most.part))],
  [40058, (card, most) => partsOf(card).some(({ desc }) => isLong(desc, most.partText))],
  [42042, ({ jump_list }) => listOf(jump_list).length > 3],
  [40058, ({ jump_list }, most) => listOf(jump_list).some(({ title }) => isLong(title, most.jump))],
  [42047, ({ select_list }) => listOf(select_list).length > 3],
  [42043, (card) => selectionsOf(card).some(({ question_key }) => !isKey(question_key, 1024))],
  [42037, (card) => optionLists(card).some(({ length }) => length < 1 || length > 10)],
  [42040, (card) => optionLists(card).some(hasBadIds)],
  [
    42041,
    (card, most) =>
      optionLists(card)
        .flat()
        .some(({ text }) => !isName(text, most.option)),
  ],
  [40058, (card) => hasButtons(card) && (buttonsOf(card).length < 1 || buttonsOf(card).length > 6)],
  [42038, (card) => buttonsOf(card).some(({ text }) => !isName(text, 10))],
  [42039, (card) => buttonsOf(card).some(({ type, key }) => type !== 1 && !isKey(key, 1024))],
  [42049, (card) => submitsOf(card).some(({ text }) => !isName(text, 10))],
  [42046, (card) => submitsOf(card).some(({ key }) => !isKey(key, 1024))],
];

/** The errcode of the first limit that an app's card breaks, or null. */
export function limitFault(card: Fields): number | null {
  return faultOf(card, ofApp);
}

/** The same of a card in a group. */
export function groupLimitFault(card: Fields): number | null {
  return faultOf(card, ofGroup);
}

function faultOf(card: Fields, most: Lengths): number | null {
  return rules.find(([, breaks]) => breaks(card, most))?.[0] ?? null;
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
