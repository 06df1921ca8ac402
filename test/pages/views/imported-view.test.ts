import { importIssue } from '../../../src/desk/issues/import-issue';
import { readBulletin } from '../../../src/format/reading/read-bulletin';
import { voiceOf } from '../../../src/format/voice';
import { importedLine, issueView } from '../../../src/pages/views/issue-view';

const voice = voiceOf({ contacts: [], editors: [], admins: [] }, 'Asia/Shanghai');

test('an issue that was brought in has its page, whatever of its masthead was read', () => {
  const { bulletin, notUnderstood } = readBulletin(
    '江城工运\n第7期\n【简讯】\n●市总召开会议。（市总办公室）',
  );
  const imported = { by: 'desk-admin', source: '文件“七期.txt”', notUnderstood };
  const archived = importIssue(bulletin, imported, 0);
  const view = issueView({ archived, corrections: [], pdf: null, voice, linkKey: null });
  expect(view).toMatchObject({ heading: '第7期', title: '江城工运', date: '', year: null, word: null });
  expect(view.imported).toBe('存档件：由desk-admin于1970年1月1日导入');
  const here = { ...archived, imported: { ...imported, by: 'desk' } };
  expect(importedLine(here, voice)).toBe('存档件：由编辑部于1970年1月1日导入');
  expect(view.columns.map(({ name }) => name)).toEqual(['简讯']);
});
