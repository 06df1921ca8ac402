import type { WhyNotFetched, WhyPictureLost, WhyUnread } from '../../desk/submissions/lost-media';
import { mostFileBytes } from '../../desk/submissions/incoming-file';
import { mostPictureBytes } from '../../desk/submissions/picture';
import { shortestSubmission } from '../../desk/submissions/submission';

/** `submission` is null while the long piece is still open. */
export function pictureKept(submission: number | null, place: number): string {
  return `图片已附在${submission === null ? '长稿' : `来稿 ${submission} `}（第 ${place} 张）。`.replace(
    ' （',
    '（',
  );
}

export function pictureLost(why: WhyPictureLost, submission: number | null): string {
  const where = submission === null ? '' : `来稿 ${submission} 的`;
  return `${where}图片没有收下：${pictureReasons[why]}`;
}

const again: Record<Exclude<WhyNotFetched, 'too-large'>, string> = {
  expired: '在企业微信里已经过期，取不到了。请再发一次。',
  refused: '企业微信没有让取。请再发一次；还是不行，请告诉管理员。',
  unreachable: '一天里都没能从企业微信取到。请再发一次。',
  empty: '收到的是空文件（0 字节）。请检查后再发一次。',
};

const pictureReasons: Record<WhyPictureLost, string> = {
  ...again,
  'too-large': `超过 ${megabytes(mostPictureBytes)} MB。请缩小后再发。`,
  'not-a-picture': '不是 JPG 或 PNG 图片。请换成这两种格式再发。',
  nowhere: '它所附的长稿已经不在了。请先发文字，十分钟内再发图片。',
};

export function fileUnread(why: WhyUnread, fileName: string | null): string {
  return `文件${fileName === null ? '' : `“${fileName}”`}没有收作来稿：${fileReasons[why]}`;
}

/** 字数 beyond which a file is no piece for a bulletin. */
export const longestFileText = 30_000;

const fileReasons: Record<WhyUnread, string> = {
  ...again,
  'too-large': `超过 ${megabytes(mostFileBytes)} MB。请把文字直接发来。`,
  'old-or-locked': '是旧版 Word 文件（.doc）或加了密码。请另存为不加密码的 .docx 再发，或者把文字直接发来。',
  macros: '文件带有宏，为了安全没有打开。请另存为不带宏的 .docx 再发，或者把文字直接发来。',
  bomb: '解压后太大，为了安全没有打开。请把文字直接发来。',
  broken: '文件损坏，打不开。请用 Word 重新保存后再发，或者把文字直接发来。',
  'other-type': '只能读 Word（.docx）和纯文本（.txt）文件。请换成这两种再发，或者把文字直接发来。',
  'no-text': '里面没有文字。如果文字在图片里，请把文字直接发来。',
  'short-text': `里面的文字不到 ${shortestSubmission} 个字。请发全文。`,
  'long-text': `里面的文字超过 ${longestFileText.toLocaleString('en-US')} 字。请只发一篇稿件。`,
};

/** Before the receipt of a file's text. */
export const picturesLeftOut = '文件里的图片没有收下，要附图请在十分钟内另外发来。';

function megabytes(bytes: number): number {
  return bytes / 1024 / 1024;
}
