import { openNewsroom, type Newsroom } from '../support/newsroom';

let room: Newsroom;
beforeEach(async () => {
  room = await openNewsroom();
});
afterEach(() => room.close());

const head =
  '江城工运\n2025年第8期（总第952期）\n江城市总工会办公室　2025年8月31日\n责任编辑：编辑一\n\n【工作动态】';
const article =
  '湖东区总工会把驿站建到路边\n　　湖东区总工会在路边建起十二座驿站，歇脚、饮水、热饭都有地方。\n（湖东区总工会）';
const briefs =
  '【简讯】\n●山北区总工会慰问高温岗位的环卫工人。（山北区总工会）\n●临江县总工会完成换届。（临江县总工会）';

const understood = (code: string) =>
  [
    '读出来是这样，还没有导入：',
    '江城工运，第8期（总第952期），2025年8月31日，江城市总工会办公室编印',
    '【工作动态】1 篇',
    '第 7 行：“湖东区总工会把驿站建到路边”；1 段 30 字；署名 湖东区总工会',
    '【简讯】2 篇',
    '第 11 行：●山北区总工会慰问高温岗位的环卫工人。；1 段 18 字；署名 山北区总工会',
    '第 12 行：●临江县总工会完成换届。；1 段 11 字；署名 临江县总工会',
    '没有看懂 1 行，不当稿件存，只随这一期留底：',
    '第 4 行：责任编辑：编辑一',
    '核对无误，请照样回复下面一行（十分钟内有效）；有不对的，发“导入 取消”，改好原文再来：',
    `导入 ${code}`,
  ].join('\n');

const begun =
  '导入开始了。请把一期旧简报的全文贴过来，长的分几条贴也行。贴完发“导入完”；不导入了，发“导入 取消”。';
const kept = (parts: number, length: number) =>
  `已记下第 ${parts} 段，共 ${length} 字。贴完发“导入完”；不导入了，发“导入 取消”。`;

/** Pasted in three messages, read, and shown with this code. */
async function offered(): Promise<string> {
  await room.says('desk-admin', '导入');
  await room.hears('desk-admin', begun);
  await room.says('desk-admin', head);
  await room.hears('desk-admin', kept(1, 53));
  await room.says('desk-admin', article);
  await room.hears('desk-admin', kept(2, 104));
  await room.says('desk-admin', briefs);
  await room.hears('desk-admin', kept(3, 155));
  await room.says('desk-admin', '导入完');
  const told = await room.next('desk-admin');
  const code = told.slice(-4);
  expect(told).toBe(understood(code));
  return code;
}

test('an old issue is pasted, read, confirmed, and found at once', async () => {
  const code = await offered();
  await room.says('editor-first', '查 驿站');
  await room.hears('editor-first', '存档里还没有一期简报，发刊以后就能查到。');
  await room.says('desk-admin', `导入 ${code}`);
  await room.hears(
    'desk-admin',
    '已导入第8期（总第952期），3 篇，发“查 词”就能查到。\n没有看懂的 1 行没有当稿件存，只随这一期留底。',
  );
  await room.says('editor-first', '查 驿站');
  await room.hears(
    'editor-first',
    [
      '查“驿站”：共 1 篇。',
      '1. 湖东区总工会把「驿站」建到路边',
      '第8期（总第952期）【工作动态】第1篇：湖东区总工会在路边建起十二座「驿站」，歇脚、饮水、热饭都有地方。',
    ].join('\n'),
  );
  await room.says('desk-admin', '导入 0000');
  await room.hears('desk-admin', '还没有贴来旧简报，没有导入。请先发“导入”，再把全文贴过来。');
  await room.isQuiet();
});

test('who sends the news of an old issue again is told where it was printed, and so is who reads it', async () => {
  const code = await offered();
  const news = '湖东区总工会在路边建起十二座驿站，歇脚、饮水、热饭都有地方。';
  await room.says('contact-lake', news);
  expect(await room.next('contact-lake')).not.toContain('相似');
  await room.says('desk-admin', `导入 ${code}`);
  await room.skips('desk-admin', 1);
  const warning =
    '提醒：与第8期（总第952期）“工作动态”《湖东区总工会把驿站建到路边》相似 100%，请核对是否重复。';
  await room.says('contact-lake', `驿站就在路边\n${news}`);
  expect((await room.next('contact-lake')).split('\n')).toContain(warning);
  await room.says('contact-lake', '山北区总工会慰问高温岗位的环卫工人。（山北区总工会）');
  expect(await room.next('contact-lake')).toContain(
    '与第8期（总第952期）“简讯”第 1 条相似 100%，请核对是否重复。',
  );
  await room.skips('editor-first', 3);
  await room.says('editor-first', '看 1');
  expect((await room.next('editor-first')).split('\n')).toContain(warning);
});

test('the same issue a second time is refused, and so is a number that is taken', async () => {
  const code = await offered();
  await room.says('desk-admin', `导入 ${code}`);
  await room.skips('desk-admin', 1);
  await room.says('desk-admin', `导入\n${briefs}\n${head}\n${article}`);
  await room.skips('desk-admin', 1);
  await room.says('desk-admin', '导入完');
  expect(await room.next('desk-admin')).toMatch(
    /^第8期（总第952期）存档里已经有了（\d{4}-\d\d-\d\d 存入），没有再导入。$/u,
  );
  await room.says('desk-admin', '导入 取消');
  await room.hears('desk-admin', '这次导入取消了，什么也没有存。');
  await room.says('desk-admin', '导入\n江城工运\n第1期（总第1期）\n【简讯】\n●市总工会召开座谈会。');
  await room.skips('desk-admin', 1);
  await room.says('desk-admin', '导入完');
  await room.hears(
    'desk-admin',
    '没有导入：第1期（总第1期）是正在收稿的一期，期号相同。请核对两边的期号；本期的期号由编辑用“期号 8 总 152”来改。',
  );
});

test('more text makes the code void, a wrong one is counted, and after ten minutes it is over', async () => {
  const code = await offered();
  const wrong = code === '1111' ? '2222' : '1111';
  await room.says('desk-admin', `导入 ${wrong}`);
  await room.hears('desk-admin', '导入码不对，什么也没有导入。还可以试 4 次，或者重新发“导入完”。');
  await room.says('desk-admin', '●市教育工会举办读书会。');
  await room.hears('desk-admin', kept(4, 167));
  await room.says('desk-admin', `导入 ${code}`);
  await room.hears('desk-admin', '没有等您确认的导入。请先发“导入完”，看清读出的内容，再回复其中的数字。');
  await room.says('desk-admin', '导入完');
  const again = (await room.next('desk-admin')).slice(-4);
  room.later(11 * 60_000);
  await room.says('desk-admin', `导入 ${again}`);
  await room.hears('desk-admin', '这个导入码已过十分钟，作废了。请重新发“导入完”。');
  await room.isQuiet();
});

test('while nothing is pasted an admin’s words are what they always were', async () => {
  await room.says('desk-admin', '导入');
  await room.hears('desk-admin', begun);
  await room.says('desk-admin', '人员');
  await room.hears('desk-admin', kept(1, 2));
  await room.says('desk-admin', '导入完');
  await room.hears('desk-admin', '里面没有认出一篇稿件，没有导入。请核对是不是一期完整的简报。');
  await room.says('desk-admin', '导入 取消');
  await room.skips('desk-admin', 1);
  await room.says('desk-admin', '单位 湖东区总');
  expect(await room.next('desk-admin')).toContain('湖东区总工会');
  await room.says('desk-admin', '导入');
  await room.hears('desk-admin', begun);
  room.later(16 * 60_000);
  await room.says('desk-admin', '单位 湖东区总');
  expect(await room.next('desk-admin')).toContain('湖东区总工会');
  await room.says('editor-first', '导入');
  await room.hears('editor-first', '“导入”是管理员用的指令，您这里不能用。发“帮助”看您可以说什么。');
  await room.isQuiet();
});
