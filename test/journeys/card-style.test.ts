import type { Browser } from 'playwright-core';
import type { Config } from '../../src/config';
import type { Group } from '../../src/desk/desk-config';
import { openPage, openReadingRoom, startBrowser, type ReadingRoom } from '../pages/reading-room';
import { bloodDrive, nightSchool } from '../support/sentences';
import { closeIssueOfTwo, signOff } from '../support/signing';

let room: ReadingRoom;
let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
}, 60_000);
afterEach(() => room.close());
afterAll(() => browser.close());

const [districts, industry, offices] = ['区总工会工作群', '产业和企业工会群', '市总机关群'] as const;

/** The groups of the example with these styles. */
function styled(styles: Group['style'][], openByLink = false): (config: Config) => Config {
  return (config) => {
    const groups = config.desk.groups.map((group, at) => ({ ...group, style: styles[at] ?? group.style }));
    return { ...config, desk: { ...config.desk, groups, pages: { openByLink } } };
  };
}

async function cardIn(group: string): Promise<{ kind: string; text: string; link?: string }> {
  for (let waited = 0; waited < 8000; waited += 20) {
    const post = room.platform.posts(group).find(({ kind }) => kind === 'template_card');
    if (post) return post;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`no card came to ${group}`);
}

/** On a phone the day of the dispatch is on the card; the stories say nothing of it. */
function undated(text: string): string {
  return text.replace(/\d+年\d+月\d+日/u, '某日');
}

const card = [
  '江城工运 第1期（总第1期）',
  '江城市总工会办公室\u3000某日',
  nightSchool.name,
  '工作动态：1 篇',
  '简讯：1 则',
  '[阅读全文]',
].join('\n');

test('three groups read in three styles, and the card opens the issue to a member alone', async () => {
  room = await openReadingRoom(styled(['full', 'digest', 'card']));
  await closeIssueOfTwo(room);
  expect(await signOff(room)).toBe(
    [
      '第1期（总第1期）：2 篇，将发到 3 个群：',
      `${districts}：全文 1 段`,
      `${industry}：目录和简讯 1 段，附 Word 文件`,
      `${offices}：一张卡片，点开是整期的网页`,
      '确认无误，请在十分钟内照样回复下面一行（稿件或群一有变动即作废）：',
      '签发 四位数',
    ].join('\n'),
  );
  await room.hears('editor-first', '第1期（总第1期）推送结束。3 个群：3 已推送');
  expect(room.platform.posts(districts).map(({ kind }) => kind)).toEqual(['markdown']);
  expect(room.platform.posts(industry).map(({ kind }) => kind)).toEqual(['markdown', 'file']);
  const posts = room.platform.posts(offices);
  expect(posts.map(({ text }) => undated(text))).toEqual([card]);
  expect(posts[0]?.link).toBe(`${room.url}/issues/d1`);

  room.platform.handPhoneTo('contact-lake');
  const member = await openPage(browser);
  await member.page.goto(posts[0]?.link ?? '');
  expect(await member.page.locator('h1').textContent()).toBe('江城工运');
  const read = await member.page.locator('main').innerText();
  for (const words of [nightSchool.body, bloodDrive.text.slice(1, 20), '下载 Word 文件'])
    expect(read).toContain(words);

  room.platform.handPhoneTo(null);
  const stranger = await openPage(browser);
  expect((await stranger.page.goto(posts[0]?.link ?? ''))?.status()).toBe(403);
}, 60_000);

test('where the desk allows it the link alone opens the issue, and while others still wait for theirs', async () => {
  room = await openReadingRoom(styled(['full', 'full', 'card'], true));
  await closeIssueOfTwo(room);
  const key = room.config.desk.groups[0]?.address ?? '';
  room.platform.fault({ path: '/cgi-bin/webhook/send', key, errcode: 45009 });
  await signOff(room);
  const { link = '' } = await cardIn(offices);
  expect(link).toMatch(/\/issues\/d1\?k=[\w-]{22}$/u);
  const states = await room.store.openReader().issue(1);
  expect(states?.state).toBe('dispatching');
  const answer = await fetch(link, { redirect: 'manual' });
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain(nightSchool.body);
  const word = await fetch(link.replace('?', '/word?'), { redirect: 'manual' });
  expect(word.headers.get('content-type')).toContain('wordprocessingml');
  expect((await fetch(link.replace('/d1', '/d2'), { redirect: 'manual' })).status).toBe(302);
}, 60_000);

test('a preview shows the card as its groups will get it, again as often as it is asked for', async () => {
  room = await openReadingRoom(styled(['full', 'digest', 'card']));
  await closeIssueOfTwo(room);
  await room.says('editor-second', '预览');
  await room.hears(
    'editor-second',
    [
      '第1期（总第1期）预览，只发给您一人：',
      `${districts}：全文 1 段`,
      `${industry}：目录和简讯 1 段，附 Word 文件`,
      `${offices}：一张卡片，点开是整期的网页`,
      '手机上一条装不下的段会接着下一条。Word 文件和卡片做好就来，卡片上的链接推送以后才打得开。',
    ].join('\n'),
    `—— ${districts} ——`,
  );
  await room.skips('editor-second', 1);
  await room.hears('editor-second', `—— ${industry} ——`);
  await room.skips('editor-second', 1);
  await room.hears(
    'editor-second',
    `—— ${industry}：Word 文件 ——`,
    '江城工运第1期（总第1期）.docx',
    `—— ${offices}：卡片 ——`,
  );
  const previewed = await room.next('editor-second');
  expect(undated(previewed)).toBe(card);
  expect(room.platform.heard('editor-second').at(-1)?.card?.link).toBe(`${room.url}/issues/d1`);
  expect(room.platform.posts(offices)).toEqual([]);
  await room.isQuiet();

  await signOff(room);
  await room.hears('editor-first', '第1期（总第1期）推送结束。3 个群：3 已推送');
  expect((await cardIn(offices)).text).toBe(previewed);
}, 60_000);

test('where all groups get a card the preview is one, twice where it is asked for twice', async () => {
  room = await openReadingRoom(styled(['card', 'card', 'card']));
  await closeIssueOfTwo(room);
  const asked = async () => {
    await room.says('editor-second', '预览');
    await room.hears(
      'editor-second',
      [
        '第1期（总第1期）预览，只发给您一人：',
        `${districts}、${industry}、${offices}：一张卡片，点开是整期的网页`,
        '卡片随后就来，上面的链接推送以后才打得开。',
      ].join('\n'),
    );
    expect(undated(await room.next('editor-second'))).toMatch(/^江城工运 第1期/u);
  };
  await asked();
  await asked();
  await room.isQuiet();
}, 60_000);
