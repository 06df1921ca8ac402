import { looksLikePerson, looksLikeUnit, isSurelyUnit } from './looks-like-unit';
import { CREDIT_MARK, PLAIN_MARK } from './read-lines';

export type Attributed = { text: string; attribution: string | null };

/**
 * Parts a paragraph from the attribution at its end. A bracket is one when all it holds are units, people, dates
 * and words like 供稿; where nothing but the words speaks for it (no full stop or gap before it), units only.
 */
export function splitAttribution(paragraph: string): Attributed {
  const text = paragraph.trim();
  if (text.endsWith(PLAIN_MARK)) return { text: text.slice(0, -1), attribution: null };
  const marked = text.lastIndexOf(CREDIT_MARK);
  if (marked >= 0) return { text: text.slice(0, marked), attribution: text.slice(marked + 2, -1) };
  if (AUTHOR_LINE.test(text)) return { text, attribution: null };
  return splitBracketed(text) ?? splitDashed(text) ?? splitLabelled(text) ?? { text, attribution: null };
}

/** Whether what stands between brackets, or alone on a last line, names who sent the piece. */
export function isCredit(words: string, where: 'surely' | 'perhaps'): boolean {
  if (words.length < 2 || words.length > 60 || NO_CREDIT.test(words) || isOpen(words)) return false;
  if (LABELLED.test(words)) return true;
  const names = words.split(/[、，,；;/／\s]+/).map(withoutLabel);
  return (
    names.every((name) => name === '' || DAY.test(name) || isName(name, where)) &&
    names.some((name) => isName(name, where))
  );
}

const SENTENCE_END = /[。！？!?…；][”’"'」』）)]*$/;
const WIDE_GAP = /(?:\s{2,}|[\u3000\t])$/;
const LABEL = '供稿|来稿|报送|投稿|撰稿|通讯员|记者|摄影|整理|编辑|来源|稿件来源|供稿单位|来稿单位';
const LABELLED = new RegExp(`^(?:${LABEL}|摘自|转自|据|作者|文|图|文图|图文)\\s*[:：/／]?\\s*\\S{2,}.*$`);
const LABELLED_LINE = new RegExp(`^(?:${LABEL})(?:\\s*[:：]\\s*|\\s+)(\\S.{0,58})$`);
const LABELLED_END = /^(.{2,40}?)\s*(?:供稿|来稿|报送)$/;
const AUTHOR_LINE = /^(?:作者|文|撰文|执笔|讲话人|发言人|主讲人?)\s*[:：/／]/;
/** The full stop that some set behind the bracket although the sentence has its own. */
const STOP_BEHIND = /(?<=[。！？][”’"'」』）)]*\s*[（(][^（()）]{2,40}[)）])[。.]$/;
const DAY =
  /^(?:(?:\d{4}|[二〇零一三四五六七八九]{4})[年.-])?[\d一二三四五六七八九十]{1,3}[月.-][\d一二三四五六七八九十]{1,3}日?(?:电|讯)?$/;
const NO_CREDIT =
  /详见|见附|附件|附表|附图|简称|下同|下称|试行|暂行|草案|修订|征求|讨论稿|待续|未完|续完|完$|略$|掌声|鼓掌|笑声|图为|如图|上接|下转|其中|包括|例如|注[：:]|不含|以上|以下|同比|参加|[。！？!?《“"]/;

/** Half of it stands on another line. */
function isOpen(words: string): boolean {
  return (words.match(/[（(]/g) ?? []).length !== (words.match(/[)）]/g) ?? []).length;
}

function splitBracketed(paragraph: string): Attributed | null {
  const text = paragraph.replace(STOP_BEHIND, '');
  const open = openingOf(text);
  if (open < 0) return null;
  const before = text.slice(0, open);
  const words = text.slice(open + 1, -1).trim();
  const credited = DAY.test(words) ? splitBracketed(before.trim()) : null;
  if (credited) return { ...credited, attribution: `${credited.attribution ?? ''} ${words}` };
  if (!isCredit(words, isPlaceOfCredit(before) ? 'perhaps' : 'surely')) return null;
  const earlier = splitBracketed(before.trim());
  return {
    text: earlier?.text ?? before.trim(),
    attribution: [earlier?.attribution, words].filter(Boolean).join('、'),
  };
}

/** Where the bracket pair that ends the text opens, nested pairs skipped; -1 when it does not end with one. */
function openingOf(text: string): number {
  if (!/[）)】〕〗］\]]$/.test(text)) return -1;
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    depth += stepOf(text.charAt(at));
    if (depth === 0) return at;
  }
  return -1;
}

function stepOf(character: string): number {
  if ('）)】〕〗］]'.includes(character)) return 1;
  return '（(【〔〖［['.includes(character) ? -1 : 0;
}

function isPlaceOfCredit(before: string): boolean {
  return (
    before.trim() === '' || SENTENCE_END.test(before.trim()) || WIDE_GAP.test(before) || /[)）]$/.test(before)
  );
}

/** ——某某工会, alone or behind a full stop. */
function splitDashed(text: string): Attributed | null {
  const [, before, words] =
    /^(|.*[。！？!?…][”’"'」』）)]*\s*)(?:——|--|―|──)\s*(\S.{1,58})$/su.exec(text) ?? [];
  if (before === undefined || words === undefined || !isCredit(words, 'surely')) return null;
  return { text: before.trim(), attribution: words.trim() };
}

/** 供稿：某某工会 and 某某工会供稿 without brackets, alone or set off behind a full stop. */
function splitLabelled(text: string): Attributed | null {
  const cut = /^(.*[。！？!?…][”’"'」』）)]*)\s*(\S.{1,58})$/su.exec(text) ?? [text, '', text];
  const [, before, tail] = cut as unknown as [string, string, string];
  const words =
    LABELLED_LINE.exec(tail)?.[1] ??
    creditBefore(tail) ??
    (/[。！？!?…”’」』]\s{2,}\S[^。]*$/.test(text) ? tail : null);
  return words && isCredit(words, LABELLED_LINE.test(tail) ? 'perhaps' : 'surely')
    ? { text: before, attribution: words.trim() }
    : null;
}

function creditBefore(tail: string): string | null {
  return LABELLED_END.exec(tail)?.[1] ?? null;
}

function withoutLabel(name: string): string {
  return name.replace(new RegExp(`^(?:${LABEL})[:：]?|(?:${LABEL})$`, 'g'), '');
}

function isName(name: string, where: 'surely' | 'perhaps'): boolean {
  return where === 'surely' ? isSurelyUnit(name) : looksLikeUnit(name) || looksLikePerson(name);
}
