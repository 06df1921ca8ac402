import type { Correction } from '../../../src/desk/issues/archived';
import { voiceOf } from '../../../src/format/voice';
import { issueView } from '../../../src/pages/views/issue-view';
import { archivedAs, summerIssue } from '../issues';

const voice = voiceOf({ contacts: [], editors: [], admins: [] }, 'Asia/Shanghai');
const seen = { corrections: [], pdf: null, voice, linkKey: null };
const word = { file: 'media/b.docx', name: '江城工运第8期.docx' };

test('an issue has its masthead, its footer and its Word file', () => {
  expect(issueView({ archived: archivedAs('d8', {}, { word }), ...seen })).toMatchObject({
    heading: '第8期（总第152期）',
    title: '江城工运',
    numbers: '第8期（总第152期）',
    publisher: '江城市总工会办公室 编印',
    date: '2026年8月31日',
    distribution: '市总工会领导、各区总工会、各产业工会、市总工会各部室',
    copies: '共印 120 份',
    imported: '',
    word: '/issues/d8/word',
    year: 2026,
  });
});

test('one that bears little has no more', () => {
  const bare = {
    title: null,
    number: null,
    runningNumber: null,
    date: null,
    publisher: null,
    distribution: [],
  };
  const { copies, ...bulletin } = summerIssue;
  expect(copies).toBe(120);
  const archived = { ...archivedAs('i1', {}), bulletin: { ...bulletin, ...bare } };
  expect(issueView({ archived, ...seen })).toMatchObject({
    heading: '未编期号的一期',
    title: '',
    numbers: '',
    publisher: '',
    date: '',
    distribution: '',
    copies: '',
    word: null,
    year: null,
  });
});

test('more than six entries have a list of contents, six have none', () => {
  const [, news, links, briefs] = summerIssue.columns;
  const view = issueView({ archived: archivedAs('d8', { columns: [news!, links!, briefs!] }), ...seen });
  expect(view.contents).toEqual([
    {
      name: '工作动态',
      href: '#%E5%B7%A5%E4%BD%9C%E5%8A%A8%E6%80%81-1',
      headed: [
        { headline: '湖东区总工会为高温一线职工送清凉', href: '#%E5%B7%A5%E4%BD%9C%E5%8A%A8%E6%80%81-1' },
        { headline: '夜校开进三个工地', href: '#%E5%B7%A5%E4%BD%9C%E5%8A%A8%E6%80%81-2' },
        { headline: '港口新区总工会建成八个职工休息点', href: '#%E5%B7%A5%E4%BD%9C%E5%8A%A8%E6%80%81-3' },
      ],
      briefs: 0,
    },
    {
      name: '相关链接',
      href: '#%E7%9B%B8%E5%85%B3%E9%93%BE%E6%8E%A5-1',
      headed: [{ headline: '什么是高温津贴', href: '#%E7%9B%B8%E5%85%B3%E9%93%BE%E6%8E%A5-1' }],
      briefs: 0,
    },
    { name: '简讯', href: '#%E7%AE%80%E8%AE%AF-1', headed: [], briefs: 3 },
  ]);
  expect(issueView({ archived: archivedAs('d8', { columns: [news!, briefs!] }), ...seen }).contents).toEqual(
    [],
  );
});

test('an entry stands whole, its picture with what is written under it', () => {
  const [speech, news] = issueView({ archived: archivedAs('d8', {}), ...seen }).columns;
  expect(speech!.entries[0]).toMatchObject({
    id: '领导言论-1',
    headline: ['把服务送到最需要的职工身边', '——在全市工会工作座谈会上的讲话'],
    author: '江城市总工会主席',
    attribution: null,
    pictures: [],
  });
  expect(news!.entries[1]!.pictures).toEqual([
    { source: '/media/SCHOOL?of=d8', caption: '学员在工地夜校上第一堂识图课', alternative: '' },
  ]);
});

test('a picture without words under it is named by its entry', () => {
  const brief = { headline: null, author: null, body: ['六十人献血。'], attribution: null };
  const columns = [
    { name: '简讯', entries: [{ ...brief, pictures: [{ file: 'media/A.jpg', caption: null }] }] },
  ];
  const [column] = issueView({ archived: archivedAs('d8', { columns }), ...seen }).columns;
  expect(column!.entries[0]!.pictures).toEqual([
    { source: '/media/A.jpg?of=d8', caption: null, alternative: '附图：六十人献血。' },
  ]);
});

test('an empty column is not shown', () => {
  const columns = [{ name: '领导言论', entries: [] }, summerIssue.columns[3]!];
  const view = issueView({ archived: archivedAs('d8', { columns }), ...seen });
  expect(view.columns.map(({ name }) => name)).toEqual(['简讯']);
});

test('a correction bears the day of the desk', () => {
  const correction: Correction = {
    schema: 1,
    of: 'd8',
    issue: 8,
    number: 1,
    text: '应为五十人。\n特此更正。',
    by: 'editor-first',
    at: Date.UTC(2026, 8, 1, 17),
    state: 'dispatched',
  };
  expect(
    issueView({ archived: archivedAs('d8', {}), ...seen, corrections: [correction] }).corrections,
  ).toEqual([
    { id: 'correction-1', heading: '2026年9月2日更正', paragraphs: ['应为五十人。', '特此更正。'] },
  ]);
});

describe('a PDF', () => {
  const waiting = { schema: 1 as const, of: 'd8', name: '江城工运第8期.pdf' };
  const archived = archivedAs('d8', {}, { word });

  test('that is made is offered, also to who came by an open link', () => {
    const pdf = { ...waiting, state: 'made' as const, file: 'media/b.pdf', bytes: 5 };
    expect(issueView({ archived, ...seen, pdf })).toMatchObject({ pdf: '/issues/d8/pdf', pdfLost: false });
    expect(issueView({ archived, ...seen, pdf, linkKey: 'KEY' }).pdf).toBe('/issues/d8/pdf?k=KEY');
  });

  test('that waits, or is nobody’s, is not spoken of', () => {
    for (const pdf of [null, { ...waiting, state: 'waiting' as const }])
      expect(issueView({ archived, ...seen, pdf })).toMatchObject({ pdf: null, pdfLost: false });
  });

  test('that could not be made is said to be missing', () => {
    const pdf = { ...waiting, state: 'lost' as const };
    expect(issueView({ archived, ...seen, pdf })).toMatchObject({ pdf: null, pdfLost: true });
  });
});

test('who came by an open link is given pictures and the Word file by it as well', () => {
  const view = issueView({ archived: archivedAs('d8', {}, { word }), ...seen, linkKey: 'KEY' });
  expect(view.word).toBe('/issues/d8/word?k=KEY');
  expect(view.columns[1]!.entries[1]!.pictures[0]!.source).toBe('/media/SCHOOL?of=d8&k=KEY');
});
