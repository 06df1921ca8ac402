import { openNewsroom, type Newsroom } from '../support/newsroom';
import { bloodDrive, newsOf, nightSchool, receiptOf } from '../support/sentences';

let room: Newsroom;
beforeEach(async () => {
  room = await openNewsroom();
});
afterEach(() => room.close());

/** The lake district's piece arrives as 来稿 1 and both editors hear of it. */
async function nightSchoolArrives(): Promise<void> {
  await room.says('contact-lake', nightSchool.text);
  await room.hears('contact-lake', receiptOf(1, nightSchool));
  await room.hears('editor-first', newsOf(1, nightSchool));
  await room.hears('editor-second', newsOf(1, nightSchool));
}

test('a piece is accepted and its contact hears of it', async () => {
  await nightSchoolArrives();
  await room.says('editor-first', '采用 1 工作动态');
  await room.hears(
    'editor-first',
    '已采用来稿 1：第1期（总第1期）【工作动态】第1篇。\n发“本期”看全貌；要收回决定，发“撤销 1”。',
  );
  await room.hears('contact-lake', '您的来稿 1 已采用，拟编入第1期（总第1期）【工作动态】。刊出后再告诉您。');
  await room.isQuiet();
});

test('a piece is returned with three lines of reasons, corrected, and accepted', async () => {
  await nightSchoolArrives();
  await room.says('editor-first', '退改1 请补充：\n一、课程名称；\n二、主办的企业。');
  await room.hears('editor-first', '来稿 1 已退改，意见已告诉通讯员，改好后会重新出现在“待审”里。');
  await room.hears(
    'contact-lake',
    '您的来稿 1 请修改后再送。编辑的意见：\n请补充：\n一、课程名称；\n二、主办的企业。\n改好后发“改稿 1 新的全文”。',
  );
  const better = {
    ...nightSchool,
    length: 56,
    body: '湖东区总工会在三个工地办起夜校，开设识图和安全两门课，八月以来有四百人次来听课。',
  };
  await room.says(
    'contact-lake',
    '改稿 1\n夜校开进三个工地\n湖东区总工会在三个工地办起夜校，开设识图和安全两门课，八月以来有四百人次来听课。（湖东区总工会）',
  );
  await room.hears(
    'contact-lake',
    receiptOf(1, better).replace('已收到，来稿 1。', '来稿 1 已更新为第2稿，重新待审。'),
  );
  await room.hears('editor-first', newsOf(1, better, '改好的第2稿'));
  await room.hears('editor-second', newsOf(1, better, '改好的第2稿'));
  await room.says('editor-second', '采用1');
  await room.hears(
    'editor-second',
    '已采用来稿 1：第1期（总第1期）【工作动态】第1篇。\n发“本期”看全貌；要收回决定，发“撤销 1”。',
  );
  await room.skips('contact-lake', 1);
  await room.says('contact-lake', '来稿 1');
  const history = await room.next('contact-lake');
  expect(history.replace(/\d+月\d+日 \d+:\d+/gu, '某时')).toBe(
    [
      '来稿 1（已采用）：夜校开进三个工地',
      '某时 湖东区通讯员 送审',
      '某时 编辑一 退改：请补充：',
      '一、课程名称；',
      '二、主办的企业。',
      '某时 湖东区通讯员 改稿',
      '某时 编辑二 已采用',
    ].join('\n'),
  );
  await room.isQuiet();
});

test('a piece is rejected, and only with a reason', async () => {
  await nightSchoolArrives();
  await room.says('editor-first', '退稿 1');
  await room.hears('editor-first', '请写上理由，通讯员会看到，例如：退稿 1 与近期来稿重复');
  await room.says('editor-first', '退稿 1 与上期重复');
  await room.hears('editor-first', '来稿 1 已退稿，理由已告诉通讯员。');
  await room.hears('contact-lake', '很抱歉，您的来稿 1 这次没有采用。理由：\n与上期重复\n欢迎继续来稿。');
  await room.says('contact-lake', '撤稿 1');
  const refused = await room.next('contact-lake');
  expect(refused).toMatch(
    /^来稿 1 已由编辑一于 \d+月\d+日 \d+:\d+ 退稿，您这次没有生效。要再用，请通讯员重新投稿。$/u,
  );
  await room.isQuiet();
});

test('a withdrawn piece can no longer be accepted', async () => {
  await nightSchoolArrives();
  await room.says('contact-lake', '撤稿1');
  await room.hears('contact-lake', '来稿 1 已撤回，不再审。要重新投稿，直接发新的全文。');
  await room.says('editor-first', '采用 1');
  expect(await room.next('editor-first')).toMatch(/^来稿 1 已由湖东区通讯员于 .+ 撤稿，您这次没有生效。/u);
  await room.says('contact-port', '来稿 1');
  await room.hears('contact-port', '来稿 1 不是您投的。发“我的来稿”看您的号码。');
  await room.isQuiet();
});

test('of two editors at once one decides, and the other hears who, when and what', async () => {
  await nightSchoolArrives();
  await Promise.all([room.says('editor-first', '采用 1'), room.says('editor-second', '退稿 1 不合适')]);
  const [one, two] = [await room.next('editor-first'), await room.next('editor-second')];
  const won = /^(已采用来稿 1：|来稿 1 已退稿)/u;
  const lost = /^来稿 1 已由编辑[一二]于 \d+月\d+日 \d+:\d+ (采用|退稿)，您这次没有生效。/u;
  expect([one, two].filter((text) => won.test(text))).toHaveLength(1);
  expect([one, two].filter((text) => lost.test(text))).toHaveLength(1);
  await room.skips('contact-lake', 1);
  await room.isQuiet();
});

test('several numbers, full-width, with a column and one that is not there', async () => {
  await nightSchoolArrives();
  await room.says('contact-hill', bloodDrive.text);
  await room.hears('contact-hill', receiptOf(2, bloodDrive));
  await room.skips('editor-first', 1);
  await room.skips('editor-second', 1);
  await room.says('editor-first', '采用　＃１、２　９ 简讯');
  await room.hears(
    'editor-first',
    [
      '没有来稿 9。请核对号码。',
      '已采用来稿 1：第1期（总第1期）【简讯】第1篇。（简讯不印标题，已略去）',
      '已采用来稿 2：第1期（总第1期）【简讯】第2篇。',
      '发“本期”看全貌；要收回决定，发“撤销 号码”。',
    ].join('\n'),
  );
  await room.skips('contact-lake', 1);
  await room.skips('contact-hill', 1);
  await room.says('editor-first', '采用 2 简报');
  await room.hears('editor-first', '没有“简报”这个栏目。可用的栏目：领导言论、工作动态、相关链接、简讯。');
  await room.isQuiet();
});

test('the queue, a whole text, and the way of a piece through the issue', async () => {
  await nightSchoolArrives();
  await room.says('contact-hill', bloodDrive.text);
  await room.skips('contact-hill', 1);
  await room.skips('editor-first', 1);
  await room.skips('editor-second', 1);
  await room.says('editor-second', '@简报 待审');
  await room.hears(
    'editor-second',
    [
      '待审 2 篇：',
      '来稿 1｜湖东区总工会｜夜校开进三个工地｜45字｜建议工作动态',
      '来稿 2｜山北区总工会｜本周三晚，山北区总工会组织一线职工义务献血，六十…｜37字｜建议简讯',
      '发“看 号码”读全文，“采用 号码 栏目”采用，可以一次写几个号码。',
    ].join('\n'),
  );
  await room.says('editor-second', '看 1');
  const whole = await room.next('editor-second');
  expect(whole).toContain(nightSchool.text);
  expect(whole).toContain('来稿 1（待审）｜湖东区总工会｜湖东区通讯员');
  await room.hears('editor-second', newsOf(1, nightSchool));

  await room.says('editor-first', '采用 1 2 工作动态');
  await room.skips('editor-first', 1);
  await room.skips('contact-lake', 1);
  await room.skips('contact-hill', 1);
  await room.says('editor-first', '排序 2 1');
  await room.hears('editor-first', '来稿 2 已排到【工作动态】第1篇。');
  await room.says('editor-first', '排序 2 3');
  await room.hears('editor-first', '这一栏只有 2 篇，位次请写 1 到 2。');
  await room.says('editor-first', '移出 1');
  await room.hears('editor-first', '来稿 1 已移出本期，留作备用。要再用，发“采用 1 栏目”。');
  await room.says('editor-first', '本期');
  await room.hears(
    'editor-first',
    [
      '第1期（总第1期），正在收稿，共 1 篇。',
      '【领导言论】（空）',
      '【工作动态】',
      '1. 来稿 2 本周三晚，山北区总工会组织一线职工义务献血，六十…（山北区总工会，28字）',
      '【相关链接】（空）',
      '【简讯】（空）',
      '发“排序 号码 位次”调整，“移出 号码”拿下，“下期 号码”留到下期，“截稿”结束收稿。',
    ].join('\n'),
  );
  await room.says('editor-first', '采用 1');
  await room.hears(
    'editor-first',
    '已采用来稿 1：第1期（总第1期）【工作动态】第2篇。\n发“本期”看全貌；要收回决定，发“撤销 1”。',
  );
  await room.skips('contact-lake', 1);
  await room.says('editor-first', '下期 1');
  await room.hears('editor-first', '来稿 1 留到下期：本期截稿后自动编入下一期。');
  await room.says('editor-first', '截稿');
  const closed =
    '第1期（总第1期）已截稿，共 1 篇；第2期（总第2期）开始收稿。\n发“预览”看成品，“签发”付印；要再收稿，发“开稿”。';
  await room.hears('editor-first', closed);
  await room.hears('editor-second', closed);
  await room.says('editor-first', '撤销 1');
  await room.hears('editor-first', '来稿 1 的决定已收回，回到待审。发“看 1”重新处理。');
  await room.hears('contact-lake', '您的来稿 1 由编辑重新考虑，现在回到待审。有了决定再告诉您。');
  for (const editor of ['editor-first', 'editor-second']) await room.hears(editor, newsOf(1, nightSchool));
  await room.says('editor-second', '开稿');
  await room.hears('editor-second', '第1期（总第1期）重新收稿。编好后再发“截稿”。');
  await room.hears('editor-first', '第1期（总第1期）重新收稿。编好后再发“截稿”。');
  await room.isQuiet();
});
