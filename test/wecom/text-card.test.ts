import { textCard } from '../../src/wecom/text-card';

const card = {
  headline: '江城工运 第8期',
  summary: '市总工会　8月31日',
  text: '夜校开课；读书会',
  rows: [
    { name: '工作动态', value: '2 篇' },
    { name: '简讯', value: '6 则' },
  ],
  linkText: '阅读全文',
  url: 'https://bulletin.example.org/issues/d8',
};
type Made = { title: string; description: string };

test('a card says in title and description what the other kind says in its parts', () => {
  expect(textCard(card)).toEqual({
    title: '江城工运 第8期',
    description:
      '<div class="gray">市总工会　8月31日</div><div class="normal">夜校开课；读书会</div><div class="normal">工作动态：2 篇；简讯：6 则</div>',
    url: 'https://bulletin.example.org/issues/d8',
    btntxt: '阅读全文',
  });
});

test('what is not there leaves no block, and a description is never empty', () => {
  expect(textCard({ ...card, summary: '', text: '' })).toMatchObject({
    description: '<div class="normal">工作动态：2 篇；简讯：6 则</div>',
  });
  expect(textCard({ ...card, summary: '', text: '', rows: [] })).toMatchObject({
    description: '江城工运 第8期',
  });
});

test('the fullest card of a group is within 128 and 512 bytes, its columns whole, its text cut between characters', () => {
  const full = {
    ...card,
    headline: '题'.repeat(60),
    summary: '摘'.repeat(30),
    text: '𠀀'.repeat(112),
    rows: Array.from({ length: 6 }, (_, at) => ({ name: '栏'.repeat(5), value: `${at} 篇` })),
  };
  const { title, description } = textCard(full) as Made;
  expect(Buffer.byteLength(title)).toBeLessThanOrEqual(128);
  expect(title).toBe(`${'题'.repeat(41)}…`);
  expect(Buffer.byteLength(description)).toBeLessThanOrEqual(512);
  expect(Buffer.byteLength(description)).toBeGreaterThan(508);
  expect(description).toMatch(
    /<div class="normal">𠀀+…<\/div><div class="normal">栏栏栏栏栏：0 篇；.*；栏栏栏栏栏：5 篇<\/div>$/u,
  );
});

test('what is written is no HTML', () => {
  const made = textCard({ ...card, headline: 'a<b', summary: '', text: '</div><a href="x">&lt;', rows: [] });
  expect(made).toMatchObject({
    title: 'a＜b',
    description: '<div class="normal">＜/div＞＜a href="x"＞＆lt;</div>',
  });
});
