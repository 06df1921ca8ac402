import { openNewsroom, type Newsroom } from '../support/newsroom';
import { mentions } from '../../simulator/plain-text';
import { newsOf, nightSchool, receiptOf } from '../support/sentences';

let room: Newsroom;
beforeEach(async () => {
  room = await openNewsroom();
});
afterEach(() => room.close());

test('somebody unknown is told how to register and whom to ask', async () => {
  const sentence =
    '您好，这里是简报编辑部。您还没有登记为通讯员，刚才的内容没有收作来稿。请发“登记 单位 姓名”申请登记，管理员（管理员）确认后再发一次。';
  await room.says('stranger', '我们单位昨天举办了一场很热闹的职工运动会');
  await room.hears('stranger', sentence);
  await room.says('stranger', '采用 1');
  await room.hears('stranger', sentence);
  await room.isQuiet();
});

test("a contact cannot use the editors' commands", async () => {
  await room.says('contact-lake', '采用 1');
  await room.hears('contact-lake', '“采用”是编辑用的指令，您这里不能用。发“帮助”看您可以说什么。');
  await room.says('contact-lake', '签发');
  await room.hears('contact-lake', '“签发”是有签发权的编辑用的指令，您这里不能用。发“帮助”看您可以说什么。');
  await room.says('contact-lake', '待审');
  await room.hears('contact-lake', '“待审”是编辑用的指令，您这里不能用。发“帮助”看您可以说什么。');
  await room.isQuiet();
});

test('a contact who begins news with 登记 and a space hears that it was not taken, and how it is', async () => {
  await room.says('contact-lake', '登记 失业人员再就业培训班开班，四十人参加');
  await room.hears(
    'contact-lake',
    '没有找到“失业人员再就业培训班开班”这个单位，请核对全称再发一次。单位还没有列入的，请告诉管理员（管理员）。如果是稿件，请发“投稿 全文”，刚才没有收作来稿。',
  );
  await room.isQuiet();
});

test('a text that merely begins like a command is a submission', async () => {
  await room.says('contact-lake', '采用新工艺以后，湖东区总工会组织职工开展了技能比武活动。');
  expect(await room.next('contact-lake')).toMatch(/^已收到，来稿 1。/u);
  await room.skips('editor-first', 1);
  await room.skips('editor-second', 1);
  await room.isQuiet();
});

test('a revision without its number is a new submission, and says so; one that is no text is none', async () => {
  await room.says('contact-lake', nightSchool.text);
  await room.hears('contact-lake', receiptOf(1, nightSchool));
  await room.says('contact-lake', '改稿 学员名单有变动，改为四百一十人。');
  const piece = {
    name: '改稿 学员名单有变动，改为四百一十人。',
    unit: '湖东区总工会',
    column: '简讯',
    length: 18,
  };
  await room.hears(
    'contact-lake',
    `没有照“改稿 12 新的全文”的写法，收作了新来稿；如果不是稿件，请撤回。\n${receiptOf(2, { ...piece, brief: true })}`,
  );
  await room.says('contact-lake', '撤稿 来稿 2。');
  await room.hears('contact-lake', '来稿 2 已撤回，不再审。要重新投稿，直接发新的全文。');
  await room.says('contact-lake', '改稿 1 改为四百一十人');
  await room.hears(
    'contact-lake',
    '只有 7 个字，来稿 1 没有改动（至少 15 个字）。改稿请发改好的全文：改稿 1 新的全文',
  );
  await room.skips('editor-first', 2);
  await room.skips('editor-second', 2);
  await room.isQuiet();
});

test('while a reason is waited for, a number alone and a mistyped command do not go to the contact', async () => {
  await room.says('contact-lake', nightSchool.text);
  await room.skips('contact-lake', 1);
  for (const editor of ['editor-first', 'editor-second']) await room.hears(editor, newsOf(1, nightSchool));
  await room.presses('editor-first', '来稿 1', '退改');
  await room.seesOnCard('editor-first', '来稿 1', /\[另写\]/u);
  await room.presses('editor-first', '来稿 1', '另写');
  await room.seesOnCard('editor-first', '来稿 1', /请把退改的意见发给我/u);
  await room.says('editor-first', '12');
  await room.hears('editor-first', '没有看懂这句话。发“帮助”看可以说什么。');
  await room.says('editor-first', '采用 1-2');
  await room.hears('editor-first', '这条指令要这样写：采用 12 13 简讯');
  await room.says('editor-first', '采用新办法的一段请再补充');
  await room.hears('editor-first', '来稿 1 已退改，意见已告诉通讯员，改好后会重新出现在“待审”里。');
  await room.hears(
    'contact-lake',
    '您的来稿 1 请修改后再送。编辑的意见：\n采用新办法的一段请再补充\n改好后发“改稿 1 新的全文”。',
  );
  await room.isQuiet();
});

test('short, empty and unreadable messages each get one answer', async () => {
  await room.says('contact-lake', '你好');
  await room.hears(
    'contact-lake',
    '只有 2 个字，没有收作来稿（至少 15 个字）。要投稿，请发全文；发“帮助”看可以说什么。',
  );
  await room.says('contact-lake', ' \n　');
  await room.hears('contact-lake', '收到的是一条空消息，没有收作来稿。请把稿件的文字发来。');
  await room.says('contact-lake', '撤稿');
  await room.hears('contact-lake', '这条指令要这样写：撤稿 12');
  await room.says('editor-first', '今天天气不错');
  await room.hears('editor-first', '没有看懂这句话。发“帮助”看可以说什么。');
  await room.says('editor-first', '采用 404');
  await room.hears('editor-first', '没有来稿 404。请核对号码。');
  await room.isQuiet();
});

test('a message of 2,000 characters is kept whole', async () => {
  const body = Array.from({ length: 100 }, (_, index) => `第${index}句话说的是职工之家的建设情况。`).join('');
  await room.says('contact-lake', `职工之家建设情况\n${body}`);
  await room.skips('contact-lake', 1);
  await room.skips('editor-first', 1);
  await room.says('editor-first', '看 1');
  const parts: string[] = [];
  while (!parts.join('').includes('第99句')) parts.push(await room.next('editor-first'));
  expect(parts.join('').replace(/\s/gu, '')).toContain(body);
  for (const part of parts) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(2048);
});

test('markdown and mentions in a submission are shown as text and mention nobody', async () => {
  await room.says(
    'contact-lake',
    '# 大标题 **粗** <@all>\n<@all> 请看 [链接](http://example.com)，<font color="info">彩色</font>的一段话。（湖东区总工会）',
  );
  await room.skips('contact-lake', 1);
  await room.skips('editor-first', 1);
  await room.says('editor-first', '采用 1 工作动态');
  await room.skips('editor-first', 1);
  await room.says('editor-first', '预览');
  await room.says('editor-first', '截稿');
  await room.says('editor-first', '签发');
  let offer: RegExpExecArray | null = null;
  while (!offer) offer = /签发 \d{4}/u.exec(await room.next('editor-first'));
  await room.says('editor-first', offer[0]);
  await room.skips('editor-first', 2);
  const shown = [...room.platform.heard('editor-first'), ...room.platform.posts('市总机关群')].map(
    ({ text }) => text,
  );
  expect(shown.flatMap(mentions)).toEqual([]);
  const posted = room.platform
    .posts('市总机关群')
    .map(({ text }) => text)
    .join('\n');
  expect(posted).not.toMatch(/\]\(http|<font color="info">彩|\*\*粗\*\*/u);
});

test('a command and help are made from one table', async () => {
  await room.says('contact-lake', '帮助');
  await room.hears(
    'contact-lake',
    [
      '直接把稿件发给我就是投稿：第一行写标题，下面写正文，最后写署名；简讯只写一段。',
      '投稿后十分钟内发来的图片附在这篇来稿上，最多九张。',
      '您可以说：',
      '投稿 全文　投稿（直接发全文也一样）',
      '长稿　分几条发的一篇，从这里开始',
      '完稿　长稿发完了，合成一篇来稿',
      '改稿 12 新的全文　修改待审或退改的来稿',
      '撤稿 12　撤回待审或退改的来稿',
      '我的来稿　最近十篇和结果',
      '来稿 12　一篇来稿的经过',
      '登记 单位 姓名　申请做通讯员，或换单位',
      '查 高温 工会　查往期简报，还可加“单位:名称”“栏目:简讯”“2026年”',
      '帮助　可以说什么',
    ].join('\n'),
  );
  await room.says('contact-lake', '我的来稿');
  await room.hears('contact-lake', '您还没有来稿。把消息直接发给我，就是投稿。');
  await room.isQuiet();
});
