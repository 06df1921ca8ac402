import { accept } from '../../../src/desk/submissions/accept';
import { withChange, type Entry } from '../../../src/desk/entries/entry';
import {
  latestText,
  markPrinted,
  move,
  returnToContact,
  revise,
} from '../../../src/desk/submissions/submission';
import { history } from '../../../src/format/says/history';
import type { Voice } from '../../../src/format/voice';
import { article, by, entryOf, news, openIssueWith, pendingSubmission } from '../../desk/examples';

const voice: Voice = { name: (userid) => `<${userid}>`, time: String, date: String };

test('moves, revisions and changes stand in the order of time, in words', () => {
  const returned = returnToContact(pendingSubmission(12), '请补充\n人数', by('editor-first', 20));
  if (!returned.ok) throw new Error(returned.why);
  const better = '夜校开进工地\n第一段。\n第二段，三段。';
  const revised = revise(returned.submission, better, by('contact-lake', 30));
  if (!revised.ok) throw new Error(revised.why);
  const into = { issue: openIssueWith([]), column: news, piece: article, entry: null };
  const accepted = accept(revised.submission, into, by('editor-first', 40));
  if (!accepted.ok) throw new Error(accepted.why);
  const changes: (Parameters<typeof withChange>[1] & { by?: string })[] = [
    { what: 'headline', before: '夜校开进工地', after: '夜校开进\n工地' },
    { what: 'body', before: '第一段。\n第二段。', after: '一段。' },
    { what: 'attribution', before: null, after: '湖东区总工会' },
    { what: 'replaced', before: '三个', after: null },
    { what: 'column', before: '工作动态', after: '简讯' },
    { what: 'arranged', before: '3', after: '1' },
    { what: 'pooled' },
    { what: 'deferred' },
    { what: 'deferred', after: '第9期（总第153期）' },
    { what: 'merged', after: '13、15' },
    { what: 'mergedInto', after: '7' },
  ];
  const entry = changes.reduce<Entry>(
    (made, change, at) => withChange(made, change, by('editor-second', 50 + at)),
    accepted.entry,
  );
  const printed = markPrinted(accepted.submission, '第8期', by('desk', 90));
  expect(history(printed, entry, voice)).toBe(
    [
      '来稿 12（已刊出）的经过：',
      '10 <contact-lake> 来稿，14字',
      '20 <editor-first> 退改：请补充',
      '人数',
      '30 <contact-lake> 改稿，第2稿，17字：“…第二段。 → 第二段，三段。”',
      '40 <editor-first> 采用，编入【工作动态】',
      '50 <editor-second> 改题：“…校开进工地 → 校开进／工地”',
      '51 <editor-second> 改文（2段8字 → 1段3字）：“第一段。／第二段。 → 一段。”',
      '52 <editor-second> 署名：“（无） → 湖东区总工会”',
      '53 <editor-second> 替换：“三个 → （无）”',
      '54 <editor-second> 栏目：【工作动态】→【简讯】',
      '55 <editor-second> 排序：第3篇 → 第1篇',
      '56 <editor-second> 移出，留作备用',
      '57 <editor-second> 留到下期',
      '58 <editor-second> 移到第9期（总第153期）',
      '59 <editor-second> 合并：并入了来稿 13、15',
      '60 <editor-second> 合并：并入来稿 7',
      '90 编辑部 刊出：第8期',
    ].join('\n'),
  );
});

test('a decision that was taken back is told once, and so is one of before there were changes', () => {
  const accepted = move(pendingSubmission(), 'accepted', by('editor-first', 20));
  const back = move(accepted, 'pending', by('editor-first', 30));
  const entry = withChange(entryOf(1), { what: 'takenBack' }, by('editor-first', 30));
  const withdrawn = move(back, 'withdrawn', by('contact-lake', 40));
  expect(history(withdrawn, entry, voice)).toBe(
    [
      '来稿 1（已撤稿）的经过：',
      '10 <contact-lake> 来稿，14字',
      '20 <editor-first> 采用',
      '30 <editor-first> 收回决定，回到待审',
      '40 <contact-lake> 撤稿',
    ].join('\n'),
  );
  expect(history(pendingSubmission(), null, voice)).toBe(
    '来稿 1（待审）的经过：\n10 <contact-lake> 来稿，14字',
  );
});

test('a revision that changed nothing says so', () => {
  const text = latestText(pendingSubmission());
  const revised = revise(pendingSubmission(), text, by('contact-lake', 20));
  if (!revised.ok) throw new Error(revised.why);
  expect(history(revised.submission, null, voice)).toBe(
    '来稿 1（待审）的经过：\n10 <contact-lake> 来稿，14字\n20 <contact-lake> 改稿，第2稿，14字：文字没有变',
  );
});
