import { isSurelyUnit } from './looks-like-unit';
import { readBullet } from './read-bullet';
import { PLAIN_MARK } from './read-lines';
import { NUMERAL } from './read-numeral';

/** A column mark: the column's name, and what stands behind it on the same line ('' for nothing). */
export type ColumnMark = { name: string; rest: string };

/** 【工作动态】 in any of its brackets, ★工作动态★, alone or before an item, 「栏目：简讯」, `## 工作动态`; null for all else. */
export function readColumnMark(text: string): ColumnMark | null {
  const labelled = /^栏\s*目\s*[:：]\s*(\S{1,20})$/.exec(text)?.[1] ?? /^#{1,6}\s+(.{1,20})$/.exec(text)?.[1];
  if (labelled !== undefined && isName(labelled)) return { name: closeUp(labelled.trim()), rest: '' };
  const framed = FRAMED.exec(text)?.[2];
  if (framed !== undefined && isName(framed)) return { name: closeUp(framed.trim()), rest: '' };
  const bracketed = BRACKETED.exec(text);
  return bracketed && readBracketed(bracketed[1] ?? '', (bracketed[2] ?? '').trim());
}

/** Whether words without any mark are a column's name by themselves: 领导言论, 简讯, 「一、工作动态」. */
export function readBareColumn(text: string): string | null {
  const bullet = readBullet(text);
  const name = closeUp((bullet?.text ?? text).replace(ORNAMENT, '').trim());
  return /^[\p{Script=Han}·]{2,8}$/u.test(name) && USUAL.test(name) && !VERB.test(name) ? name : null;
}

/** 「工 会 简 报」 closed up; anything else as it is. */
export function closeUp(text: string): string {
  return /^\p{Script=Han}(?:\s+\p{Script=Han})+$/u.test(text) ? text.replace(/\s/g, '') : text;
}

const BRACKETED = /^[【〔〖［[]\s*([^【〔〖［[】〕〗］\]]{1,20}?)\s*[】〕〗］\]][:：]?(.*)$/u;
/** The same ornament on both sides: ★要闻★, ——工会知识——. */
const FRAMED =
  /^([★☆◆◇■□●○▲△※]+|[—━─=~～*]{2,})\s*([\p{Script=Han}·]{2}(?:\s*[\p{Script=Han}·]){0,8})\s*\1$/u;
const CREDITED = /(?:供稿|来稿|报送|投稿|撰稿)$|^(?:供稿|来稿|来源|通讯员|作者)/u;
/** What stands behind the title of an issue. */
const NUMBERED = new RegExp(`第\\s*${NUMERAL}[期号]`);
const COUNT = /^[一二三四五六七八九十]{1,2}[、.．]\s*/u;
const ORNAMENT = /^[\p{Pd}=★☆◆◇■□●○▲△※*#\s~～]+|[\p{Pd}=★☆◆◇■□●○▲△※*#\s~～:：]+$/gu;
const NO_COLUMN =
  /^(?:图片?|照片|配图|视频|语音|表情|附件?|文件|链接|编者按|导语|摘要|背景|完)[\d一二三四五六七八九十]*$|^[\d\s]+$/;
const USUAL =
  /(?:言论|讲话|新闻|讲坛|之声|动态|链接|简讯|短讯|快讯|讯息|要闻|要情|信息|交流|研究|调研|风采|之窗|园地|传真|快递|速递|速览|聚焦|视点|视窗|论坛|天地|解读|公告|文摘|文萃|专栏|专题|导读|平台|广角|掠影|集锦|探索|撷英|人物|先锋|法规|特稿|头条|综述|点评|评论|来信|问答|看台|纵横|在线|快报|短波|荣誉榜|光荣榜|学习|做法|经验|通报|批示|文件|部署)$/;
const VERB =
  /^(?:开展|加强|举办|召开|组织|做好|深化|推进|强化|注重|抓好|搞好|进行|坚持|学习|传达|印发|关于|总结|参加|在|对|把|让|以|为)/;

function readBracketed(inside: string, behind: string): ColumnMark | null {
  const name = closeUp(inside);
  if (behind === PLAIN_MARK) return { name, rest: '' };
  return CREDITED.test(inside) || NUMBERED.test(behind) ? null : markOf(name.replace(COUNT, ''), behind);
}

function markOf(name: string, behind: string): ColumnMark | null {
  if (!isName(name)) return null;
  if (behind === '') return isSurelyUnit(name) ? null : { name, rest: '' };
  return USUAL.test(name) || readBullet(behind)?.style === 'symbol' ? { name, rest: behind } : null;
}

function isName(name: string): boolean {
  return !/[。！？；，、：:《》“”…]/.test(name) && /\p{L}/u.test(name) && !NO_COLUMN.test(name);
}
