import { openNewsroom, type Newsroom } from '../support/newsroom';

let room: Newsroom;
beforeEach(async () => {
  room = await openNewsroom();
});
afterEach(() => room.close());

const heat =
  '高温天里的清凉站\n湖东区总工会在十二个工地设了清凉站，高温津贴的政策也一并讲到班组。（湖东区总工会）';
const brief = '●山北区总工会慰问高温岗位上的环卫工人，送去防暑药品八十份。（山北区总工会）';

/** Both pieces go out in one issue. */
async function dispatched(): Promise<void> {
  await room.says('contact-lake', heat);
  await room.skips('contact-lake', 1);
  await room.says('contact-hill', brief);
  await room.skips('contact-hill', 1);
  await room.says('editor-first', '采用 1 2');
  await room.skips('editor-first', 3);
  await room.says('editor-first', '截稿');
  await room.skips('editor-first', 1);
  await room.says('editor-first', '签发');
  const code = (await room.next('editor-first')).slice(-4);
  await room.says('editor-first', `签发 ${code}`);
  await room.skips('editor-first', 1);
  expect(await room.next('editor-first')).toMatch(/推送结束。3 个群：3 已推送$/u);
  await room.skips('contact-lake', 2);
  await room.skips('contact-hill', 2);
  room.forgetsAll();
}

const both = [
  '查“高温”：共 2 篇。',
  '1. 「高温」天里的清凉站',
  '第1期（总第1期）【工作动态】第1篇：湖东区总工会在十二个工地设了清凉站，「高温」津贴的政策也一并讲到班组。',
  '2. ●山北区总工会慰问「高温」岗位上的环卫工人，送去防暑药品八十份。',
  '第1期（总第1期）【简讯】第1篇',
].join('\n');

test('what has gone out is found at once, by editors and contacts, and after a restart', async () => {
  await room.says('contact-lake', '查 高温');
  await room.hears('contact-lake', '存档里还没有一期简报，发刊以后就能查到。');
  await dispatched();
  await room.says('editor-second', '查 高温');
  await room.hears('editor-second', both);
  await room.restart();
  await room.says('contact-lake', '查：高温');
  await room.hears('contact-lake', both);
  await room.isQuiet();
});

test('words and conditions narrow it down, and nothing found says what to try', async () => {
  await dispatched();
  const lakeAlone = (asked: string) =>
    [
      `查“${asked}”：共 1 篇。`,
      '1. 「高温」天里的清凉站',
      '第1期（总第1期）【工作动态】第1篇：湖东区总工会在十二个工地设了清凉站，「高温」津贴的政策也一并讲到班组。',
    ].join('\n');
  await room.says('contact-port', '查 高温 单位：湖东区总');
  await room.hears('contact-port', lakeAlone('高温 单位：湖东区总'));
  await room.says('contact-port', '查 高温 栏目:工作动态');
  await room.hears('contact-port', lakeAlone('高温 栏目:工作动态'));
  await room.says('contact-port', '查 慰问高温岗位 药品防暑');
  await room.hears(
    'contact-port',
    [
      '没有连着写的“慰问高温岗位 药品防暑”，下面是同时有“慰问”“高温”“岗位”“药品”“防暑”的。',
      '查“慰问高温岗位 药品防暑”：共 1 篇。',
      '1. ●山北区总工会「慰问高温岗位」上的环卫工人，送去「防暑药品」八十份。',
      '第1期（总第1期）【简讯】第1篇',
    ].join('\n'),
  );
  await room.says('contact-port', '查 高温 1999年');
  await room.hears(
    'contact-port',
    '往期简报里没有找到“高温 1999年”。可以少写一个词、换个说法，或者去掉“单位:”“栏目:”和年份再查。',
  );
  await room.says('contact-port', '查 “”');
  await room.hears('contact-port', '这条指令要这样写：查 高温 工会');
  await room.says('stranger', '查 高温');
  expect(await room.next('stranger')).toMatch(/^您好，这里是简报编辑部。您还没有登记为通讯员/u);
  await room.isQuiet();
});
