import { isSurelyUnit, looksLikePerson } from './looks-like-unit';

/** The author a line under a headline names: 「作者：…」 without the label, a post with a name, a name; else null. */
export function readAuthor(line: string): string | null {
  const text = withoutBrackets(line);
  const labelled = LABELLED.exec(text)?.[1];
  if (labelled !== undefined) return labelled.trim();
  return text.length <= 40 && AUTHORS.some((isAuthor) => isAuthor(text)) ? text : null;
}

const LABELLED = /^(?:作者|文|撰文|撰稿|撰稿人|执笔|讲话人|发言人|主讲人?)\s*[:：/／]\s*(\S.*)$/;
const POSTS =
  '书记|主席|部长|主任|局长|市长|区长|县长|省长|镇长|乡长|院长|校长|会长|董事长|经理|厂长|处长|科长|站长|所长|组长|秘书长|常委|委员|教授|研究员|调研员|巡视员|评论员|记者|通讯员|干事|代表|劳模|工人';
const POST_AND_NAME = new RegExp(`(?:${POSTS})[\\s:：]+\\p{Script=Han}(?:[\\s·]*\\p{Script=Han}){1,3}$`, 'u');
/** A post without a name; headlines do not end so. */
const POST_ALONE =
  /^(?:中共)?\p{Script=Han}{2,16}(?:书记|主席|部长|主任|局长|市长|区长|县长|会长|秘书长)(?:[\s、兼]+\p{Script=Han}{2,16}(?:书记|主席|部长|主任|局长|会长|秘书长))?$/u;
const COLLECTIVE = /^本[刊报].{0,6}(?:评论员|编辑部|记者|特约撰稿人)|^.{2,20}(?:课题组|调研组|编辑部)$/;
const OFFICE = /(?:工会|委员会|办公室|研究室|党委|工委)$/;

const AUTHORS: ((text: string) => boolean)[] = [
  (text) => !/[。，；：！？]/.test(text) && POST_AND_NAME.test(text),
  (text) => POST_ALONE.test(text),
  (text) => COLLECTIVE.test(text) && !/[。，；：！？]/.test(text),
  (text) => looksLikePerson(text.replace(/\s/g, '')),
  isUnitWithPerson,
  (text) => OFFICE.test(text) && text.length <= 20 && isSurelyUnit(text),
];

/** 山北区总工会 某某某 */
function isUnitWithPerson(text: string): boolean {
  const [unit = '', person = '', ...others] = text.split(/\s+/);
  return others.length === 0 && isSurelyUnit(unit) && looksLikePerson(person);
}

function withoutBrackets(line: string): string {
  return /^[（(]([^（()）]+)[)）]$/.exec(line)?.[1]?.trim() ?? line.trim();
}
