import { exportJson, exportNames, exportText, type ToExport } from '../../src/format/exported-issue';
import { readBulletin } from '../../src/format/reading/read-bulletin';

const bulletin = {
  title: '江城/工运',
  number: 8,
  runningNumber: 152,
  date: '2026-08-20',
  publisher: null,
  columns: [
    {
      name: '简讯',
      entries: [{ headline: null, author: null, body: ['夜校开课。'], attribution: '湖东区总工会' }],
    },
  ],
  distribution: ['各区总工会'],
  copies: 80,
};
const asItStands: ToExport = { state: 'closed', bulletin, archived: null, corrections: [] };
const voice = { name: (userid: string) => `${userid}的名字` };

test('the files are named as the bot names the Word file', () => {
  expect(exportNames(bulletin)).toEqual({
    text: '江城 工运第8期（总第152期）.txt',
    json: '江城 工运第8期（总第152期）.json',
    word: '江城 工运第8期（总第152期）.docx',
  });
});

test('the text reads back to the same columns', () => {
  expect(readBulletin(exportText(asItStands)).bulletin.columns).toEqual(bulletin.columns);
});

test('the JSON of an issue as it stands is the bulletin and its state', () => {
  expect(JSON.parse(exportJson(asItStands, voice, 'Asia/Shanghai'))).toEqual({
    ...bulletin,
    state: 'closed',
  });
});

test('that of an archived one holds who signed it, where it went and what was corrected', () => {
  const archived = {
    schema: 1 as const,
    id: 'i1',
    bulletin,
    origins: [[null]],
    signedOff: null,
    archivedAt: 0,
    groups: ['甲群'],
    word: null,
  };
  const correction = {
    schema: 1 as const,
    of: 'i1',
    issue: 1,
    number: 1,
    text: '“甲”应为“乙”。',
    by: 'a',
    at: 0,
  };
  const issue: ToExport = {
    state: 'archived',
    bulletin,
    archived,
    corrections: [{ ...correction, state: 'dispatched' }],
  };
  expect(JSON.parse(exportJson(issue, voice, 'Asia/Shanghai'))).toEqual({
    ...bulletin,
    state: 'archived',
    id: 'i1',
    signedOff: null,
    archivedAt: '1970-01-01T08:00:00.000+08:00',
    groups: ['甲群'],
    origins: [[null]],
    corrections: [
      {
        number: 1,
        text: '“甲”应为“乙”。',
        who: { userid: 'a', name: 'a的名字' },
        at: '1970-01-01T08:00:00.000+08:00',
      },
    ],
  });
});
