import { setTimeout as sleep } from 'node:timers/promises';
import { openNewsroom, type Newsroom } from '../support/newsroom';
import { receiptOf } from '../support/sentences';

let room: Newsroom;
beforeEach(async () => {
  room = await openNewsroom();
});
afterEach(() => room.close());

const minute = 60_000;
const begun = '到“完稿”为止，您发的文字都算同一篇，按写的先后排好；写完请发“完稿”。';
const opened = `长稿开始了，请接着发。\n${begun}`;

const [first, second, third] = [
  '全市职工技能竞赛开幕\n湖东区总工会昨天在体育中心举办职工技能竞赛。',
  '竞赛设焊工、电工两个项目，六十名选手参加。',
  '竞赛将持续三天。（湖东区总工会）',
];

const whole = `${first}\n${second}\n${third}`;

function receiptOfWhole(number: number): string {
  return receiptOf(number, {
    name: '全市职工技能竞赛开幕',
    unit: '湖东区总工会',
    column: '工作动态',
    length: Array.from(whole.replace(/\s/gu, '')).length,
  });
}

/** What an editor reads of a submission, without what stands around it. */
async function textOf(number: number): Promise<string> {
  await room.says('editor-second', `看 ${number}`);
  let read = '';
  while (!read.includes(' 送审')) read = await room.next('editor-second');
  return read.split('\n\n')[1] ?? '';
}

async function queueOf(editor: string): Promise<string> {
  await room.says(editor, '待审');
  for (;;) {
    const read = await room.next(editor);
    if (read.startsWith('待审')) return read;
  }
}

/** The timetable looks every fifteen seconds. */
async function waitsForWord(userid: string): Promise<void> {
  const before = room.platform.heard(userid).length;
  for (let waited = 0; waited < 20_000; waited += 50)
    if (room.platform.heard(userid).length === before) await sleep(50);
}

/** One callback with a number and a second of its own. */
async function comes(text: string, order: number): Promise<void> {
  const createTime = base + order * 10;
  const xml = room.platform.textMessage('contact-lake', text, String(9000 + order), createTime);
  const { status } = await room.platform.callback(xml);
  expect(status).toBe(200);
}
const base = Math.floor(Date.now() / 1000) - 100;

test('what is said between 长稿 and 完稿 is one submission, commands and all', async () => {
  await room.says('contact-lake', '长稿');
  await room.hears('contact-lake', opened);
  await room.says('contact-lake', first);
  await room.hears('contact-lake', '已记下第 1 段，共 32 字。发完后发“完稿”。');
  await room.says('contact-lake', '我的来稿');
  await room.hears('contact-lake', '已记下第 2 段，共 36 字。发完后发“完稿”。');
  await room.says('contact-lake', '长稿');
  await room.hears('contact-lake', '长稿已经开着，请接着发。写完发“完稿”。');
  await room.says('contact-lake', ' ');
  await room.hears('contact-lake', '收到的是一条空消息，没有收作来稿。请把稿件的文字发来。');
  await room.says('contact-lake', `${third}\n完稿`);
  expect(await room.next('contact-lake')).toMatch(/^已收到，来稿 1。\n标题：全市职工技能竞赛开幕\n/u);
  expect(await textOf(1)).toBe(`${first}\n我的来稿\n${third}`);
  await room.says('contact-lake', '我的来稿');
  await room.hears(
    'contact-lake',
    '您最近的 1 篇来稿：\n来稿 1（待审）全市职工技能竞赛开幕\n发“来稿 号码”看一篇的经过。',
  );
  for (const editor of ['editor-first', 'editor-second']) await room.skips(editor, 1);
  await room.isQuiet();
});

test('text after 长稿 on the same message is the first part', async () => {
  await room.says('contact-lake', `长稿\n${first}`);
  await room.hears('contact-lake', `长稿开始了，已记下 1 段，共 32 字。\n${begun}`);
  await room.says('contact-lake', second);
  await room.says('contact-lake', third);
  await room.skips('contact-lake', 2);
  await room.says('contact-lake', '／完稿。');
  await room.hears('contact-lake', receiptOfWhole(1));
});

test('a speech of 5,000 bytes that WeCom has cut into three messages becomes one submission', async () => {
  const sentences = Array.from(
    { length: 68 },
    (_, n) => `第${n}项工作是走访慰问困难职工家庭并记下他们的要求，`,
  );
  const speech = `在全市工会工作会议上的讲话\n${sentences.join('')}大家辛苦了。`;
  expect(Buffer.byteLength(speech)).toBeGreaterThan(5000);
  const cut = [speech.slice(0, 600), speech.slice(600, 1200), speech.slice(1200)];
  await room.says('contact-lake', '长稿');
  for (const part of cut) await room.says('contact-lake', part);
  await room.says('contact-lake', '完稿');
  await room.skips('contact-lake', 4);
  expect(await room.next('contact-lake')).toMatch(/^已收到，来稿 1。\n标题：在全市工会工作会议上的讲话\n/u);
  room.forgetsAll();
  await room.says('editor-second', '看 1');
  let read = '';
  while (!read.includes('大家辛苦了。')) read += await room.next('editor-second');
  expect(read.replace(/\s/gu, '')).toContain(speech.replace(/\s/gu, ''));
  expect(read).not.toContain('来稿 2');
});

test('parts that come in the wrong order are put right by their times and numbers', async () => {
  await comes('长稿', 1);
  await comes(third, 4);
  await comes(first, 2);
  await comes(second, 3);
  await comes('完稿', 5);
  await room.skips('contact-lake', 4);
  await room.hears('contact-lake', receiptOfWhole(1));
  expect(await textOf(1)).toBe(whole);
});

test('within one second the number of the message decides', async () => {
  const parts = [first, third, second].map((text, index) => ({ text, number: [1, 12, 9][index] }));
  await comes('长稿', 0);
  for (const { text, number } of parts) {
    const xml = room.platform.textMessage('contact-lake', text, String(number), base + 5);
    await room.platform.callback(xml);
  }
  await comes('完稿', 1);
  await room.skips('contact-lake', 4);
  await room.hears('contact-lake', receiptOfWhole(1));
  expect(await textOf(1)).toBe(whole);
});

test('a part that comes after 完稿 goes to its place by a new revision', async () => {
  await comes('长稿', 1);
  await comes(first, 2);
  await comes(third, 4);
  await comes('完稿', 5);
  await room.skips('contact-lake', 4);
  await comes(second, 3);
  const [heading, ...receipt] = receiptOfWhole(1).split('\n');
  expect(heading).toBe('已收到，来稿 1。');
  await room.hears(
    'contact-lake',
    ['来稿 1 已补上晚到的一段。', '来稿 1 已更新为第2稿，重新待审。', ...receipt].join('\n'),
  );
  expect(await textOf(1)).toBe(whole);
});

test('a part that comes after its submission was decided is asked for again', async () => {
  await comes('长稿', 1);
  await comes(first, 2);
  await comes('完稿', 5);
  await room.skips('contact-lake', 3);
  await room.says('editor-first', '退稿 1 上月已登');
  await room.skips('contact-lake', 1);
  await comes(second, 3);
  const answer = await room.next('contact-lake');
  expect(answer.replace(/\d+月\d+日 \d+:\d+/u, '某时')).toBe(
    '晚到的一段没有并入来稿 1，请把这一段再发一次。\n来稿 1 已由编辑一于 某时 退稿，您这次没有生效。要再用，请通讯员重新投稿。',
  );
});

test('a part that comes after the contact has changed the whole does not undo her change', async () => {
  await comes('长稿', 1);
  await comes(first, 2);
  await comes('完稿', 5);
  await room.says('contact-lake', `改稿 1 ${first}改过。`);
  await room.skips('contact-lake', 4);
  await comes(second, 3);
  await room.hears('contact-lake', '来稿 1 您后来改过，晚到的一段没有并入。要补上，请发“改稿 1 新的全文”。');
});

test('完稿 comes first of all and 长稿 last: what came between is withdrawn and becomes one', async () => {
  await comes('完稿', 5);
  await room.hears('contact-lake', '现在没有开着的长稿。要写长稿，先发“长稿”，再发内容，最后发“完稿”。');
  await comes(third, 4);
  await comes(second, 3);
  await comes(first, 2);
  await room.skips('contact-lake', 3);
  await comes('长稿', 1);
  await room.hears('contact-lake', `先到的来稿 1、2、3 已并入长稿，不再单独审。\n${receiptOfWhole(4)}`);
  expect(await textOf(4)).toBe(whole);
  expect(await queueOf('editor-first')).toMatch(/^待审 1 篇：\n来稿 4｜/u);
  await room.says('contact-lake', '来稿 1');
  const own = await room.next('contact-lake');
  expect(own).toMatch(/^来稿 1（已撤稿）/u);
  expect(own).toMatch(/编辑部 撤稿：并入长稿$/u);
});

test('a 长稿 that was overtaken stays open for the rest', async () => {
  await comes(first, 2);
  await room.skips('contact-lake', 1);
  await comes('长稿', 1);
  await room.hears(
    'contact-lake',
    `先到的来稿 1 已并入长稿，不再单独审。\n长稿开始了，已记下 1 段，共 32 字。\n${begun}`,
  );
  await comes(second, 3);
  await comes(third, 4);
  await comes('完稿', 5);
  await room.skips('contact-lake', 2);
  await room.hears('contact-lake', receiptOfWhole(2));
});

test('what was sent before 长稿 stays a submission of its own', async () => {
  await comes(first, 0);
  await comes('长稿', 1);
  await room.skips('contact-lake', 1);
  await room.hears('contact-lake', opened);
  await comes('完稿', 2);
  await room.hears(
    'contact-lake',
    '长稿里没有内容，已经关上，没有收作来稿。刚发的如果还在路上，到了会收下；要重写，请重新发“长稿”。',
  );
  expect(await queueOf('editor-first')).toMatch(/^待审 1 篇：\n来稿 1｜/u);
});

test('where everything comes after 完稿, the first to come begins the submission', async () => {
  await comes('长稿', 1);
  await comes('完稿', 5);
  await room.skips('contact-lake', 2);
  await comes(second, 3);
  expect(await room.next('contact-lake')).toMatch(
    /^“完稿”到的时候还没有内容；晚到的一段现在收下了：\n已收到，来稿 1。/u,
  );
  await comes(first, 2);
  expect(await room.next('contact-lake')).toMatch(/^来稿 1 已补上晚到的一段。\n/u);
  expect(await textOf(1)).toBe(`${first}\n${second}`);
});

test('what was said after 完稿 and came before it is asked for again', async () => {
  await comes('长稿', 1);
  await comes(first, 2);
  await comes('港口新区总工会的另一件事，今天上午刚刚发生。', 6);
  await comes('完稿', 5);
  await room.skips('contact-lake', 3);
  const answer = (await room.next('contact-lake')).split('\n');
  expect(answer.slice(0, 2)).toEqual([
    '“完稿”之后发的这一段没有收进来，请再发一次：港口新区总工会的另一件事，今天上午刚刚发生。',
    '已收到，来稿 1。',
  ]);
  expect(await textOf(1)).toBe(first);
});

test('after ten minutes of silence she is reminded once, after fifteen the piece is taken in', async () => {
  await room.says('contact-lake', `长稿\n${whole}`);
  await room.skips('contact-lake', 1);
  room.later(10 * minute);
  await waitsForWord('contact-lake');
  await room.hears(
    'contact-lake',
    '长稿还开着（1 段，69 字），已有 10 分钟没有新内容。写完请发“完稿”；再过 5 分钟没有新内容，就自动收稿。',
  );
  room.later(5 * minute);
  await waitsForWord('contact-lake');
  await room.hears('contact-lake', `长稿已有 15 分钟没有新内容，自动收稿：\n${receiptOfWhole(1)}`);
  await room.skips('editor-first', 1);
  await room.skips('editor-second', 1);
  await room.says('contact-lake', '完稿');
  await room.hears(
    'contact-lake',
    '现在没有开着的长稿，上一篇已收作来稿 1。要写长稿，先发“长稿”，再发内容，最后发“完稿”。',
  );
  await room.isQuiet();
}, 60_000);

test('an empty long piece is dropped with a word', async () => {
  await room.says('contact-lake', '长稿');
  await room.skips('contact-lake', 1);
  room.later(15 * minute);
  await waitsForWord('contact-lake');
  await room.hears('contact-lake', '长稿 15 分钟没有收到文字，已经取消。要写，请重新发“长稿”。');
  await room.isQuiet();
}, 60_000);

test('too little for a submission stays open', async () => {
  await room.says('contact-lake', '长稿');
  await room.says('contact-lake', '第一句');
  await room.says('contact-lake', '完稿');
  await room.skips('contact-lake', 2);
  await room.hears(
    'contact-lake',
    '长稿里只有 3 个字，还不能收作来稿（至少 15 个字）。请接着发，写完再发“完稿”。',
  );
  await room.says('contact-lake', `${whole}\n完稿`);
  expect(await room.next('contact-lake')).toMatch(/^已收到，来稿 1。/u);
});
