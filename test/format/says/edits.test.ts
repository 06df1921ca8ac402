import { asEdited, merged, mergedNotice, placesText, runTogether } from '../../../src/format/says/edits';
import { entryOf, openIssueWith, pendingSubmission } from '../../desk/examples';

const speech = {
  ...entryOf(2),
  piece: { headline: '在大会上的\n讲话', author: '市总工会主席', body: ['各位代表。'], attribution: null },
};

test('what a merged piece does not print is told, its author as well', () => {
  const entry = { ...entryOf(1), submissions: [1, 2, 3] };
  const brief = { ...entryOf(3), piece: { ...speech.piece, headline: null, author: null } };
  const others = [speech, brief];
  expect(merged({ entry, issue: null, numbers: [2, 3], others, notes: ['（注）'] })).toBe(
    [
      '来稿 2、3 已并入来稿 1（备用）：共2段8字，署名湖东区总工会。（注）',
      '来稿 2 的标题“在大会上的／讲话”、作者“市总工会主席”没有印。',
      '要分开，发“撤销 1”，各篇都回到待审。',
    ].join('\n'),
  );
});

test('a contact hears which entry her piece went into, and of the issue where there is one', () => {
  expect(mergedNotice(2, entryOf(1), openIssueWith([1]))).toBe(
    '您的来稿 2 已采用，与来稿 1 合为一篇，拟编入第8期（总第152期）【工作动态】。刊出后再告诉您。',
  );
  expect(mergedNotice(2, entryOf(1), null)).toBe('您的来稿 2 已采用，与来稿 1 合为一篇。刊出后再告诉您。');
});

test('several paragraphs run together only in a brief', () => {
  const { piece } = entryOf(1);
  expect(runTogether(piece, 'brief')).toEqual(['（简讯只印一段，2 段连成一段印）']);
  expect(runTogether(piece, 'article')).toEqual([]);
  expect(runTogether({ ...piece, body: ['一段。'] }, 'brief')).toEqual([]);
});

test('the places of a passage are named', () => {
  expect(
    placesText([
      { field: 'author', times: 1 },
      { field: 'body', times: 3 },
    ]),
  ).toBe('作者 1 处、正文 3 处');
});

test('an entry is shown as it will be printed, unless it stands as it came', () => {
  const entry = entryOf(1);
  expect(asEdited(entry, pendingSubmission(1), 'article')).toEqual([]);
  const piece = { ...entry.piece, author: '主席', body: ['一段。', '二段。'], attribution: null };
  expect(asEdited({ ...entry, piece }, pendingSubmission(1), 'article')).toEqual([
    '',
    '编辑后的稿件（【工作动态】）：',
    '夜校开进工地',
    '主席',
    '一段。',
    '二段。',
  ]);
  expect(asEdited({ ...entry, submissions: [1, 7] }, pendingSubmission(1), 'brief')).toEqual([
    '',
    '编辑后的稿件（【工作动态】，并入了来稿 7）：',
    '第一段。第二段。',
    '（湖东区总工会）',
  ]);
});
