import { Redis } from 'ioredis';
import { plainText } from '../../simulator/plain-text';
import type { Fact } from '../../src/desk/fact';
import { openNewsroom, type Newsroom } from '../support/newsroom';

let room: Newsroom;
beforeEach(async () => {
  room = await openNewsroom();
});
afterEach(() => room.close());

const school =
  '夜校开进三个工地\n湖东区总工会在三个工地办起夜校。\n八月以来有四百人次来听课。（湖东区总工会）';
const blood = '山北区职工义务献血\n山北区总工会组织一线职工义务献血，六十人参加。（山北区总工会）';
const harbour = '码头上的清凉站\n港口新区总工会在码头设了十二个清凉站。（港口新区总工会）';

const [first, second] = ['editor-first', 'editor-second'];

/** A submission comes in, and its contact has her receipt. */
async function arrives(contact: string, text: string): Promise<void> {
  await room.says(contact, text);
  await room.skips(contact, 1);
}

/** What an editor is told next, cards for new submissions aside; times of day are 某时. */
async function next(editor: string): Promise<string> {
  const heard = await room.next(editor);
  if (/^来稿 \d+\u3000/u.test(heard)) return next(editor);
  return heard.replace(/\d+月\d+日 \d+:\d+/gu, '某时');
}

/** What an editor says, and exactly what she is answered. */
async function says(editor: string, text: string, ...answer: string[]): Promise<void> {
  await room.says(editor, text);
  expect(`${text} ⇒ ${await next(editor)}`).toBe(`${text} ⇒ ${answer.join('\n')}`);
}

/** What an editor says that another story is about, and what these contacts hear of it. */
async function does(editor: string, text: string, ...contacts: string[]): Promise<void> {
  await room.says(editor, text);
  await next(editor);
  for (const contact of contacts) await room.skips(contact, 1);
}

/** Nobody was told more; cards for new submissions aside. */
async function isQuiet(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 300));
  await does(first, '看 999');
  await does(second, '看 999');
  await room.isQuiet();
}

test('headline, body, credit and a passage are edited; the submission stays as it came', async () => {
  await arrives('contact-lake', school);
  await does(first, '采用 1', 'contact-lake');
  await says(first, '改题 1 夜校开进\n四个工地', '来稿 1 的标题已改：“…校开进三个工地 → 校开进／四个工地”。');
  await says(
    second,
    '改文1\n　　湖东区总工会办起夜校。\n\n八月以来有五百人次来听课。\n课程有三门。',
    '来稿 1 的正文已改（2段29字 → 3段30字）：“…总工会在三个工地办起夜校。／八月以来有四百人次来听课。 → 总工会办起夜校。／八月以来有五百人次来听课。／课程有三门。”。',
  );
  await says(second, '署名 1 （湖东区总工会宣教部）', '来稿 1 的署名已改：“…总工会 → 总工会宣教部”。');
  await says(first, '替换 １ 三门 ＝＞ 四门', '来稿 1 的正文已改：“…课程有三门。 → 课程有四门。”。');
  await says(first, '替换 1 课程有四门。 =>', '来稿 1 的正文已改：“…听课。／课程有四门。 → 听课。”。');
  await says(
    second,
    '看 1',
    '来稿 1（已采用）｜湖东区总工会｜湖东区通讯员',
    '建议栏目：工作动态\u3000字数：45',
    '',
    school,
    '',
    '某时 湖东区通讯员 送审',
    '某时 编辑一 已采用',
    '',
    '编辑后的稿件（【工作动态】）：',
    '夜校开进',
    '四个工地',
    '湖东区总工会办起夜校。',
    '八月以来有五百人次来听课。',
    '（湖东区总工会宣教部）',
  );
  await says(
    second,
    '经过 1',
    '来稿 1（已采用）的经过：',
    '某时 湖东区通讯员 来稿，45字',
    '某时 编辑一 采用，编入【工作动态】',
    '某时 编辑一 改题：“…校开进三个工地 → 校开进／四个工地”',
    '某时 编辑二 改文（2段29字 → 3段30字）：“…总工会在三个工地办起夜校。／八月以来有四百人次来听课。 → 总工会办起夜校。／八月以来有五百人次来听课。／课程有三门。”',
    '某时 编辑二 署名：“…总工会 → 总工会宣教部”',
    '某时 编辑一 替换：“三门 → 四门”',
    '某时 编辑一 替换：“课程有四门。 → （无）”',
  );
  await says(
    second,
    '替换 1 夜校开进\n四个工地 →',
    '来稿 1 的标题已改：“夜校开进／四个工地 → （无）”。（这篇没有标题）',
  );
  await isQuiet();
});

test('an edit that cannot be is refused, and says what to do', async () => {
  await arrives('contact-lake', school);
  await arrives('contact-hill', blood);
  await says(first, '改题 9 新的', '没有来稿 9。请核对号码。');
  await says(second, '经过 9', '没有来稿 9。请核对号码。');
  await says(first, '改题 1 新的', '来稿 1 还没有采用，不能编辑。先发“采用 1”。');
  await says(second, '栏目 1 简讯', '来稿 1 还没有采用，不能编辑。先发“采用 1”。');
  await does(second, '退稿 2 与上期重复', 'contact-hill');
  await says(
    first,
    '替换 2 六十 => 七十',
    '来稿 2 已由编辑二于 某时 退稿，您这次没有生效。要再用，请通讯员重新投稿。',
  );
  await does(second, '采用 1', 'contact-lake');
  await says(first, '改题 1', '请在号码后面写上新的标题，例如：改题 1 新的标题');
  await says(first, '改文 1', '请在号码后面写上新的正文，例如：改文 1 新的正文');
  await says(first, '署名 1', '请在号码后面写上新的署名，例如：署名 1 新的署名');
  await says(first, '替换 1 三个 四个', '这条指令要这样写：替换 12 原文 => 新文');
  await says(first, '栏目 1', '这条指令要这样写：栏目 12 简讯');
  await says(first, '栏目 1 简报', '没有“简报”这个栏目。可用的栏目：领导言论、工作动态、相关链接、简讯。');
  await says(
    second,
    '替换 1 五门 => 四门',
    '来稿 1 里没有“五门”，没有改动。原文要和稿件一字不差，发“看 1”核对。',
  );
  await says(
    second,
    '替换 1 夜校 → 学校',
    '“夜校”在来稿 1 里不止一处（标题 1 处、正文 1 处），没有改动。请把前后几个字一起写上。',
  );
  await says(
    second,
    '替换 1 湖东区总工会在三个工地办起夜校。\n八月以来有四百人次来听课。 ⇒',
    '这样改，来稿 1 就没有正文了，没有改动。不用这一篇，发“移出 1”。',
  );
  const same = '来稿 1 和原来一样，没有改动。发“经过 1”看以前的改动。';
  await says(second, '替换 1 四百 => 四百', same);
  await says(second, '改题 1 夜校开进三个工地', same);
  await says(second, '栏目 1 工作动态', same);
  await says(
    second,
    '经过 1',
    '来稿 1（已采用）的经过：',
    '某时 湖东区通讯员 来稿，45字',
    '某时 编辑二 采用，编入【工作动态】',
  );
  await isQuiet();
});

test('a brief keeps its headline and its paragraphs for the day on which it is an article again', async () => {
  await arrives('contact-lake', school);
  await does(first, '采用 1', 'contact-lake');
  await says(first, '栏目 1 简讯', '来稿 1 已从【工作动态】改到【简讯】第1篇。（简讯不印标题，已略去）');
  await says(
    first,
    '改题 1 新的',
    '来稿 1 在【简讯】，简讯不印标题，没有改动。要用标题，先发“栏目 1 工作动态”。',
  );
  await says(
    first,
    '改文 1 湖东区总工会办起夜校，\n四百人次来听课。',
    '来稿 1 的正文已改（2段29字 → 2段19字）：“…总工会在三个工地办起夜校。／八月以来有四百人 → 总工会办起夜校，／四百人…”。（简讯只印一段，2 段连成一段印）',
  );
  await room.says(first, '预览');
  await next(first);
  expect(plainText(await next(first))).toContain('●湖东区总工会办起夜校，四百人次来听课。（湖东区总工会）');
  await says(second, '栏目 1 工作动态', '来稿 1 已从【简讯】改到【工作动态】第1篇。（标题照印）');
  await says(second, '移出 1', '来稿 1 已移出本期，留作备用。要再用，发“采用 1 栏目”。');
  await says(second, '改题 1 夜校', '来稿 1 的标题已改：“夜校开进三个工地 → 夜校”。');
  await says(second, '栏目 1 相关链接', '来稿 1 已从【工作动态】改到【相关链接】。');
  await says(
    second,
    '采用 1',
    '已采用来稿 1：第1期（总第1期）【相关链接】第1篇。',
    '发“本期”看全貌；要收回决定，发“撤销 1”。',
  );
  await room.skips('contact-lake', 1);
  await does(second, '下期 1');
  await says(second, '栏目 1 工作动态', '来稿 1 已从【相关链接】改到【工作动态】。');
  await arrives('contact-hill', blood);
  await does(first, '采用 2', 'contact-hill');
  await does(first, '截稿');
  await next(second);
  await says(first, '排序 1 1', '来稿 1 已排到【工作动态】第1篇。');
  await says(
    second,
    '经过 1',
    '来稿 1（已采用）的经过：',
    '某时 湖东区通讯员 来稿，45字',
    '某时 编辑一 采用，编入【工作动态】',
    '某时 编辑一 栏目：【工作动态】→【简讯】',
    '某时 编辑一 改文（2段29字 → 2段19字）：“…总工会在三个工地办起夜校。／八月以来有四百人 → 总工会办起夜校，／四百人…”',
    '某时 编辑二 栏目：【简讯】→【工作动态】',
    '某时 编辑二 移出，留作备用',
    '某时 编辑二 改题：“夜校开进三个工地 → 夜校”',
    '某时 编辑二 栏目：【工作动态】→【相关链接】',
    '某时 编辑二 采用，编入【相关链接】',
    '某时 编辑二 留到下期',
    '某时 编辑二 栏目：【相关链接】→【工作动态】',
    '某时 编辑一 排序：第1篇 → 第1篇',
  );
  await isQuiet();
});

const partOfFirst = '来稿 2 已并入来稿 1，请改用来稿 1 的号码。要分开，发“撤销 1”，各篇都回到待审。';

test('an accepted and a waiting piece become part of one entry, and are spoken of by its number', async () => {
  await arrives('contact-lake', school);
  await arrives('contact-hill', blood);
  await arrives('contact-port', harbour);
  await says(first, '合并 1 2', '来稿 1 还没有采用，不能编辑。先发“采用 1”。');
  await does(first, '采用 1 2', 'contact-lake', 'contact-hill');
  await says(first, '合并 1', '这条指令要这样写：合并 12 13');
  await says(first, '合并 1 1', '这条指令要这样写：合并 12 13');
  await says(first, '合并 1 9', '没有来稿 9。请核对号码。');
  await says(
    first,
    '合并 1 2、3',
    '来稿 2、3 已并入来稿 1（第1期（总第1期）【工作动态】）：共4段71字，署名湖东区总工会、山北区总工会、港口新区总工会。',
    '来稿 2 的标题“山北区职工义务献血”没有印。',
    '来稿 3 的标题“码头上的清凉站”没有印。',
    '要分开，发“撤销 1”，各篇都回到待审。',
  );
  await room.hears(
    'contact-port',
    '您的来稿 3 已采用，与来稿 1 合为一篇，拟编入第1期（总第1期）【工作动态】。刊出后再告诉您。',
  );
  for (const text of ['改题 2 新的', '撤销 2', '排序 2 1', '移出 2', '下期 2', '采用 2', '合并 2 1'])
    await says(second, text, partOfFirst);
  await says(first, '合并 1 2', partOfFirst);
  await says(
    second,
    '退改 2 请补充',
    '来稿 2 已由编辑一于 某时 采用，您这次没有生效。要改变这个决定，先由编辑撤销。',
  );
  await says(
    second,
    '看 2',
    '来稿 2（已采用）｜山北区总工会｜山北区通讯员',
    '建议栏目：工作动态\u3000字数：40',
    '',
    blood,
    '',
    '某时 山北区通讯员 送审',
    '某时 编辑一 已采用',
    '已并入来稿 1，合为一篇。要改动，请用来稿 1 的号码。',
  );
  await says(
    second,
    '本期',
    '第1期（总第1期），正在收稿，共 1 篇。',
    '【领导言论】（空）',
    '【工作动态】',
    '1. 来稿 1 夜校开进三个工地（湖东区总工会、山北区总工会、港口新区总工会，79字）',
    '【相关链接】（空）',
    '【简讯】（空）',
    '发“排序 号码 位次”调整，“移出 号码”拿下，“下期 号码”留到下期，“截稿”结束收稿。',
  );
  await room.says('contact-hill', '来稿 2');
  expect(await next('contact-hill')).toBe(
    [
      '来稿 2（已采用）：山北区职工义务献血',
      '某时 山北区通讯员 送审',
      '某时 编辑一 已采用',
      '与来稿 1 合为一篇。',
    ].join('\n'),
  );
  await isQuiet();
});

test('all pieces of an entry are taken back together, and can be decided anew', async () => {
  await arrives('contact-lake', school);
  await arrives('contact-hill', blood);
  await does(first, '采用 1', 'contact-lake');
  await does(first, '合并 1 2', 'contact-hill');
  await does(first, '替换 1 六十 => 七十');
  await says(second, '撤销 1', '来稿 1 的决定已收回，和并入的来稿 2 一起回到待审。发“看 1”重新处理。');
  await room.hears('contact-lake', '您的来稿 1 由编辑重新考虑，现在回到待审。有了决定再告诉您。');
  await room.hears('contact-hill', '您的来稿 2 由编辑重新考虑，现在回到待审。有了决定再告诉您。');
  await says(second, '撤销 1', '来稿 1 现在是“待审”，没有采用的决定可以收回。发“看 1”读全文。');
  await does(second, '采用 2 1', 'contact-lake', 'contact-hill');
  await says(
    first,
    '经过 2',
    '来稿 2（已采用）的经过：',
    '某时 山北区通讯员 来稿，40字',
    '某时 编辑一 采用',
    '某时 编辑一 合并：并入来稿 1',
    '某时 编辑二 收回决定，回到待审',
    '某时 编辑二 采用，编入【工作动态】',
  );
  await says(
    first,
    '经过 1',
    '来稿 1（已采用）的经过：',
    '某时 湖东区通讯员 来稿，45字',
    '某时 编辑一 采用，编入【工作动态】',
    '某时 编辑一 合并：并入了来稿 2',
    '某时 编辑一 替换：“六十 → 七十”',
    '某时 编辑二 收回决定，回到待审',
    '某时 编辑二 采用，编入【工作动态】',
  );
  await says(
    first,
    '看 1',
    '来稿 1（已采用）｜湖东区总工会｜湖东区通讯员',
    '建议栏目：工作动态\u3000字数：45',
    '',
    school,
    '',
    '某时 湖东区通讯员 送审',
    '某时 编辑一 已采用',
    '某时 编辑二 收回决定',
    '某时 编辑二 已采用',
  );
  await isQuiet();
});

test('an entry of the next issue is merged into one of the closed issue, and each contact reads what was changed', async () => {
  await arrives('contact-lake', school);
  await arrives('contact-port', harbour);
  await does(first, '采用 1', 'contact-lake');
  await does(first, '采用 2 简讯', 'contact-port');
  await does(first, '截稿');
  await next(second);
  await arrives('contact-hill', blood);
  await does(second, '采用 3', 'contact-hill');
  await does(second, '合并 1 3');
  await does(second, '改题 1 夜校开进四个工地');
  await does(second, '替换 1 四百 => 五百');
  await does(second, '署名 2 港口新区总工会宣教部');
  await room.says(first, '签发');
  const offer = await next(first);
  await does(first, `签发 ${offer.slice(-4)}`);
  await next(first);
  await room.hears(
    'contact-lake',
    '您的来稿 1 已刊出：第1期（总第1期）【工作动态】第1篇，与来稿 3 合为一篇。编辑改动：标题“…校开进三个工地 → 校开进四个工地”；正文“…以来有四百人次 → 以来有五百人次…”。谢谢您的来稿。',
  );
  await room.hears(
    'contact-hill',
    '您的来稿 3 已刊出：第1期（总第1期）【工作动态】第1篇，与来稿 1 合为一篇。编辑改动：标题“…校开进三个工地 → 校开进四个工地”；正文“…以来有四百人次 → 以来有五百人次…”。谢谢您的来稿。',
  );
  await room.hears(
    'contact-port',
    '您的来稿 2 已刊出：第1期（总第1期）【简讯】第1篇。编辑改动：署名“…总工会 → 总工会宣教部”。简讯不印标题。谢谢您的来稿。',
  );
  const read = plainText(room.platform.posts(room.config.desk.groups[0]!.name)[0]!.text);
  expect(read).toContain('夜校开进四个工地');
  expect(read).toContain('山北区总工会组织一线职工义务献血，六十人参加。');
  await room.says(second, '改题 1 新的');
  const skipped = [await next(second), await next(second), await next(second)];
  expect(skipped.at(-1)).toMatch(/已经印发，不能再改。$/u);
  await isQuiet();
});

test('an entry brings along what it had taken in, out of the pool as well', async () => {
  await arrives('contact-lake', school);
  await arrives('contact-hill', blood);
  await arrives('contact-port', harbour);
  await does(first, '采用 1 3', 'contact-lake', 'contact-port');
  await does(first, '合并 1 2', 'contact-hill');
  await does(first, '移出 1');
  await says(
    second,
    '合并 3 1',
    '来稿 1、2 已并入来稿 3（第1期（总第1期）【工作动态】）：共4段71字，署名港口新区总工会、湖东区总工会、山北区总工会。',
    '来稿 1 的标题“夜校开进三个工地”没有印。',
    '要分开，发“撤销 3”，各篇都回到待审。',
  );
  await says(
    second,
    '改题 2 新的',
    '来稿 2 已并入来稿 3，请改用来稿 3 的号码。要分开，发“撤销 3”，各篇都回到待审。',
  );
  await says(
    second,
    '经过 2',
    '来稿 2（已采用）的经过：',
    '某时 山北区通讯员 来稿，40字',
    '某时 编辑一 采用',
    '某时 编辑一 合并：并入来稿 1',
    '某时 编辑二 合并：并入来稿 3',
  );
  await says(second, '撤销 3', '来稿 3 的决定已收回，和并入的来稿 1、2 一起回到待审。发“看 3”重新处理。');
  for (const contact of ['contact-lake', 'contact-hill', 'contact-port']) await room.skips(contact, 1);
  await room.says(second, '待审');
  expect(await next(second)).toMatch(/^待审 3 篇：\n来稿 1｜.+\n来稿 2｜.+\n来稿 3｜.+\n发“看 号码”/u);
  await isQuiet();
});

/** Everything that was decided or changed, in order: what, of which piece, in which issue, about what. */
async function decided(): Promise<string[]> {
  const client = new Redis(room.redis.url);
  const [key = ''] = await client.keys('*:facts');
  const entries = await client.xrange(key, '-', '+');
  await client.quit();
  const facts = entries.map(([, fields]) => JSON.parse(fields[1] ?? '') as Fact);
  return facts
    .filter(({ by, what }) => by.startsWith('editor') && what !== 'asked')
    .map(({ what, submission, issue, about }) => [what, submission, issue, about].join(' ').trim());
}

test('every change is a fact of its piece and its issue', async () => {
  await arrives('contact-lake', school);
  await arrives('contact-hill', blood);
  await arrives('contact-port', harbour);
  await does(first, '采用 1 2', 'contact-lake', 'contact-hill');
  await does(first, '改题 1 夜校');
  await does(first, '栏目 1 简讯');
  await does(second, '排序 2 1');
  await does(second, '合并 1 2 3', 'contact-port');
  await does(second, '移出 1');
  await does(second, '替换 1 四百 => 五百');
  await does(second, '撤销 1', 'contact-lake', 'contact-hill', 'contact-port');
  expect(await decided()).toEqual([
    'accepted 1 1',
    'accepted 2 1',
    'edited 1 1 headline',
    'edited 1 1 column',
    'arranged 2 1',
    'accepted 3 1',
    'merged 2 1 1',
    'merged 3 1 1',
    'removed 1 1',
    'edited 1  replaced',
    'takenBack 1',
    'takenBack 2',
    'takenBack 3',
  ]);
});

test('what has been signed off is edited no more', async () => {
  await arrives('contact-lake', school);
  await does(first, '采用 1', 'contact-lake');
  await does(first, '截稿');
  await next(second);
  for (const { name } of room.config.desk.groups) room.platform.removeWebhook(name);
  await room.says(first, '签发');
  const offer = await next(first);
  await does(first, `签发 ${offer.slice(-4)}`);
  await next(first);
  room.forgetsAll();
  const signed = '来稿 1 已随第1期（总第1期）签发，不能再改动。';
  for (const text of [
    '改题 1 新',
    '改文 1 新',
    '署名 1 新',
    '栏目 1 简讯',
    '替换 1 三 => 四',
    '合并 1 2',
    '撤销 1',
  ])
    await says(first, text, signed);
});

describe('where nobody may accept what she sent herself', () => {
  beforeEach(async () => {
    await room.close();
    room = await openNewsroom((config) => {
      const { desk } = config;
      const herself = { userid: first, name: '编辑一', unit: desk.contacts[0]!.unit };
      const review = { ...desk.review, mayAcceptOwn: false };
      return { ...config, desk: { ...desk, review, contacts: [...desk.contacts, herself] } };
    });
  });

  test('nor can she merge it into another while it waits', async () => {
    await arrives('contact-lake', school);
    await does(second, '采用 1', 'contact-lake');
    await room.says(first, blood);
    await next(first);
    await says(first, '合并 1 2', '来稿 2 是您自己投的，请别的编辑来采用。');
    await room.says(second, '合并 1 2');
    expect(await next(second)).toMatch(/^来稿 2 已并入来稿 1/u);
  });
});
