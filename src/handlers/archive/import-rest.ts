import type { Reads } from '../rest';
import { nothing, someText } from '../rest';

/** 导入 begins, with or without the first text; 导入完 ends, 导入 1234 confirms, 导入 取消 drops it. */
export type ImportAsked =
  { step: 'add'; text: string } | { step: 'end' } | { step: 'confirm'; code: string } | { step: 'drop' };

export const importAsked: Reads<ImportAsked> = (rest) => {
  const [, code] = /^\s*(\d{4})[\s.。!]*$/u.exec(rest.plain) ?? [];
  if (code !== undefined) return { step: 'confirm', code };
  if (/^\s*(?:完毕?|结束)[\s.。!]*$/u.test(rest.plain)) return { step: 'end' };
  if (/^\s*(?:取消|作废)[\s.。!]*$/u.test(rest.plain)) return { step: 'drop' };
  if (nothing(rest)) return { step: 'add', text: '' };
  const said = someText(rest);
  return said && { step: 'add', text: said.text };
};

/** Whether a text speaks of the import itself; while one is open every other text belongs to it. */
export function speaksOfImport(text: string): boolean {
  return /^\s*(?:@\S+\s+)?[/／]?\s*导入(?=$|[\s\d:：。.!！]|完|结束|取消|作废)/u.test(text.normalize('NFKC'));
}
