import type { Refusal } from '../../desk/refusal';
import type { Voice } from '../voice';
import { issueText } from './archive';
import { bearerText } from './numbers';

type ImportRefusal = Extract<
  Refusal,
  { why: 'nothing-pasted' | 'nothing-to-import' | 'in-archive' | 'number-in-use' }
>;

/** No to an old issue that was to go into the archive. */
export function importRefusalText(refusal: ImportRefusal, voice: Pick<Voice, 'date'>): string {
  switch (refusal.why) {
    case 'nothing-pasted':
      return '还没有贴来旧简报，没有导入。请先发“导入”，再把全文贴过来。';
    case 'nothing-to-import':
      return '里面没有认出一篇稿件，没有导入。请核对是不是一期完整的简报。';
    case 'in-archive':
      return `${issueText(refusal.name)}存档里已经有了（${voice.date(refusal.at)} 存入），没有再导入。`;
    case 'number-in-use':
      return `没有导入：${bearerText(refusal.bearer)}，期号相同。请核对两边的期号；本期的期号由编辑用“期号 8 总 152”来改。`;
  }
}
