import { importIssue } from '../../../src/desk/issues/import-issue';
import { readBulletin } from '../../../src/format/reading/read-bulletin';
import { issueView } from '../../../src/pages/views/issue-view';

test('an issue that was brought in has its page, whatever of its masthead was read', () => {
  const { bulletin, notUnderstood } = readBulletin(
    '江城工运\n第7期\n【简讯】\n●市总召开会议。（市总办公室）',
  );
  const imported = { by: 'desk-admin', source: '文件“七期.txt”', notUnderstood };
  const archived = importIssue(bulletin, imported, 0);
  const view = issueView({ archived, corrections: [], pdf: null, timezone: 'Asia/Shanghai', linkKey: null });
  expect(view).toMatchObject({ heading: '第7期', title: '江城工运', date: '', year: null, word: null });
  expect(view.columns.map(({ name }) => name)).toEqual(['简讯']);
});
