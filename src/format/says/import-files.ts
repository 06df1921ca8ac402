import type { NumberBearer } from '../../desk/issues/number-bearer';
import type { WhyUnread } from '../../desk/submissions/lost-media';
import { lines } from '../lines';
import type { ReadIssue } from '../reading/read-bulletin';
import { sourceFile, understoodLines, unsureLine } from './imports';

export const importUsage = lines(
  '用法：npm run -s import -- 文件… [--write] [--by 账号]',
  '先只读不存，逐行说明读懂了什么；核对以后加 --write 存入存档。文件是一期一个，纯文本或 .docx；--by 写导入的管理员。',
);

export function notAnAdmin(userid: string): string {
  return `没有导入：“${userid}”不是管理员。--by 请写管理员的账号，也可以不写。`;
}

type FileRead = {
  read: ReadIssue | null;
  why: string | null;
  unsure: NumberBearer | null;
  isWritten: boolean;
};

/** One file at the terminal; `why`: the sentence that refuses it. */
export function fileReport(name: string, { read, why, unsure, isWritten }: FileRead): string {
  return lines(
    `${sourceFile(name)}：${why ?? (isWritten ? '已导入。' : '可以导入。')}`,
    ...(read ? [...understoodLines(read), ...unsureLine(unsure)].map((text) => `  ${text}`) : []),
  );
}

export function importTotal(accepted: number, refused: number, isWritten: boolean): string {
  const counts = `${accepted} 期${isWritten ? '已导入' : '可以导入'}，${refused} 期不能`;
  if (isWritten) return `共 ${counts}。`;
  return `共 ${counts}。现在什么也没有存${accepted > 0 ? '；核对无误，加上 --write 再运行一次' : ''}。`;
}

const unread: Record<WhyUnread | 'unreadable', string> = {
  unreadable: '读不到。请检查文件名，以及是否有权读取。',
  empty: '是空文件（0 字节）。',
  'too-large': '太大，没有打开。',
  'old-or-locked': '是旧版 Word 文件（.doc）或加了密码。请另存为不加密码的 .docx。',
  macros: '带有宏，为了安全没有打开。请另存为不带宏的 .docx。',
  bomb: '解压后太大，为了安全没有打开。',
  broken: '已损坏，打不开。请用 Word 重新保存。',
  'other-type': '不是 Word（.docx）文件，也不是 UTF-8 或 GB18030 编码的纯文本。',
  'no-text': '里面没有文字。',
  'short-text': '里面的文字太少。',
  'long-text': '里面的文字太多。',
  expired: '已经过期。',
  refused: '没有权限读取。',
  unreachable: '读不到。',
};

export function fileNotRead(why: WhyUnread | 'unreadable'): string {
  return `没有导入，${unread[why]}`;
}
