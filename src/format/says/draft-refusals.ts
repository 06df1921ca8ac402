import type { DraftRefusal } from '../../desk/submissions/draft-refusal';
import { shortestSubmission } from '../../desk/submissions/submission';

export function draftRefusalText(refusal: DraftRefusal): string {
  switch (refusal.why) {
    case 'draft-open':
      return '长稿已经开着，请接着发。写完发“完稿”。';
    case 'no-draft':
      return `现在没有开着的长稿${refusal.latest === null ? '' : `，上一篇已收作来稿 ${refusal.latest}`}。要写长稿，先发“长稿”，再发内容，最后发“完稿”。`;
    case 'draft-empty':
      return '长稿里没有内容，已经关上，没有收作来稿。刚发的如果还在路上，到了会收下；要重写，请重新发“长稿”。';
    case 'draft-without-text':
      return '长稿里只有图片，还没有文字。请发文字，再发“完稿”。';
    case 'draft-short':
      return `长稿里只有 ${refusal.length} 个字，还不能收作来稿（至少 ${shortestSubmission} 个字）。请接着发，写完再发“完稿”。`;
    case 'late-after-change':
      return `来稿 ${refusal.number} 您后来改过，晚到的一段没有并入。要补上，请发“改稿 ${refusal.number} 新的全文”。`;
    case 'picture-alone':
      return `这张图片没有收下：十分钟内没有您的待审来稿。请先发${textFirst(refusal.returned)}，十分钟内再发图片。`;
    case 'too-many-pictures':
      return `这张图片没有收下：${refusal.number === null ? '长稿' : `来稿 ${refusal.number} `}已有 ${refusal.most} 张图片，不能再多。`;
    case 'file-in-draft':
      return '长稿还开着，这个文件没有收下。请先发“完稿”，再把文件发一次。';
  }
}

function textFirst(returned: number | null): string {
  return returned === null ? '文字' : `文字（退改的来稿 ${returned} 发“改稿 ${returned} 新的全文”）`;
}
