import { setTimeout as sleep } from 'node:timers/promises';
import { openNewsroom, type Newsroom } from '../support/newsroom';
import { newsOf, nightSchool, receiptOf } from '../support/sentences';

let room: Newsroom;
beforeEach(async () => {
  room = await openNewsroom((config) => ({
    ...config,
    desk: {
      ...config.desk,
      review: {
        ...config.desk.review,
        returnReasons: ['请补充数字', '请核对日期'],
        rejectReasons: ['与上期重复', '不合本刊范围'],
      },
    },
  }));
});
afterEach(() => room.close());

const piece = '来稿 1';
const editors = ['editor-first', 'editor-second'];
const someTime = String.raw`\d+月\d+日 \d+:\d+`;

async function nightSchoolArrives(): Promise<void> {
  await room.says('contact-lake', nightSchool.text);
  await room.hears('contact-lake', receiptOf(1, nightSchool));
  for (const editor of editors) await room.hears(editor, newsOf(1, nightSchool));
}

/** Every editor's card says so, and has nothing left to press. */
async function allCardsSay(decided: string, word: string): Promise<void> {
  for (const editor of editors) {
    await room.seesOnCard(editor, piece, new RegExp(`${someTime} ${decided}[\\s\\S]*\\n\\[${word}\\]$`, 'u'));
    const card = room.platform
      .heard(editor)
      .findLast(({ card: shown, text }) => shown && text.includes(piece))?.card;
    expect(card).toMatchObject({ buttons: [], settled: word });
  }
}

test('one tap accepts into the suggested column, and every card says who did it', async () => {
  await nightSchoolArrives();
  await room.presses('editor-first', piece, '采用');
  await room.hears('contact-lake', '您的来稿 1 已采用，拟编入第1期（总第1期）【工作动态】。刊出后再告诉您。');
  await allCardsSay('编辑一 采用，编入【工作动态】', '已采用');
  await room.isQuiet();
});

test('the column that was chosen on the card is the one it goes into', async () => {
  await nightSchoolArrives();
  await room.presses('editor-second', piece, '采用', { column: ['简讯'] });
  await room.hears('contact-lake', '您的来稿 1 已采用，拟编入第1期（总第1期）【简讯】。刊出后再告诉您。');
  await allCardsSay('编辑二 采用，编入【简讯】', '已采用');
  await room.isQuiet();
});

test('a decision by command settles the cards as well', async () => {
  await nightSchoolArrives();
  await room.says('editor-second', '退稿 1 与上期重复');
  await room.hears('editor-second', '来稿 1 已退稿，理由已告诉通讯员。');
  await room.hears('contact-lake', '很抱歉，您的来稿 1 这次没有采用。理由：\n与上期重复\n欢迎继续来稿。');
  await allCardsSay('编辑二 退稿：与上期重复', '已退稿');
  await room.isQuiet();
});

test('a piece is returned by card with one of the configured reasons', async () => {
  await nightSchoolArrives();
  await room.presses('editor-first', piece, '退改');
  await room.seesOnCard(
    'editor-first',
    piece,
    [
      '来稿 1\u3000夜校开进三个工地',
      '退改意见：请选一条，通讯员会看到；都不合适就点“另写”。',
      '单位：湖东区总工会',
      '字数：45',
      '[确定退改]',
      '[另写]',
      '[返回]',
    ].join('\n'),
  );
  await room.seesOnCard('editor-second', piece, newsOf(1, nightSchool));
  await room.presses('editor-first', piece, '确定退改', { reason: ['请核对日期'] });
  await room.hears(
    'contact-lake',
    '您的来稿 1 请修改后再送。编辑的意见：\n请核对日期\n改好后发“改稿 1 新的全文”。',
  );
  await allCardsSay('编辑一 退改：请核对日期', '已退改');
  await room.isQuiet();
});

test('the corrected piece comes as a new card, and the old one stays dead', async () => {
  await nightSchoolArrives();
  await room.says('editor-first', '退改 1 请补充数字');
  await room.skips('editor-first', 1);
  await room.skips('contact-lake', 1);
  await room.says('contact-lake', `改稿 1 ${nightSchool.text.replace('四百人次', '四百三十人次')}`);
  await room.skips('contact-lake', 1);
  const better = { ...nightSchool, length: 47, body: nightSchool.body.replace('四百人次', '四百三十人次') };
  for (const editor of editors) await room.hears(editor, newsOf(1, better, '改好的第2稿'));
  await room.presses('editor-second', piece, '采用');
  await room.skips('contact-lake', 1);
  await allCardsSay('编辑二 采用', '已采用');
  const old = room.platform.heard('editor-second').find((heard) => heard.text.includes(piece));
  expect(old?.card?.settled).toBe('已退改');
  await room.isQuiet();
});

test('a reason of her own is the next message, whatever it begins with', async () => {
  await nightSchoolArrives();
  await room.presses('editor-first', piece, '退稿');
  await room.seesOnCard('editor-first', piece, /\[确定退稿\]/u);
  await room.presses('editor-first', piece, '另写');
  await room.seesOnCard(
    'editor-first',
    piece,
    /请把退稿的理由发给我，十分钟内的下一条消息就是，通讯员会看到。/u,
  );
  await room.says('editor-first', '待审');
  expect(await room.next('editor-first')).toMatch(/^待审 1 篇：/u);
  await room.says('editor-first', '看过了，内容很好，\n但是上个月已经登过。');
  await room.hears('editor-first', '来稿 1 已退稿，理由已告诉通讯员。');
  await room.hears(
    'contact-lake',
    '很抱歉，您的来稿 1 这次没有采用。理由：\n看过了，内容很好，\n但是上个月已经登过。\n欢迎继续来稿。',
  );
  await allCardsSay('编辑一 退稿：看过了，内容很好，', '已退稿');
  await room.says('editor-first', '下一条消息不再是理由');
  await room.hears('editor-first', '没有看懂这句话。发“帮助”看可以说什么。');
  await room.isQuiet();
});

test('a reason that does not come within ten minutes is no longer waited for', async () => {
  await nightSchoolArrives();
  await room.presses('editor-first', piece, '退改');
  await room.seesOnCard('editor-first', piece, /\[另写\]/u);
  await room.presses('editor-first', piece, '另写');
  await room.seesOnCard('editor-first', piece, /十分钟内/u);
  room.later(10 * 60_000 + 1000);
  await room.hears('editor-first', '十分钟里没有等到退改的意见，来稿 1 仍然待审。');
  await room.seesOnCard('editor-first', piece, newsOf(1, nightSchool));
  await room.says('editor-first', '请补充数字');
  await room.hears('editor-first', '没有看懂这句话。发“帮助”看可以说什么。');
  await room.presses('editor-first', piece, '采用');
  await room.skips('contact-lake', 1);
  await allCardsSay('编辑一 采用', '已采用');
  await room.isQuiet();
}, 30_000);

test('返回 gives the card its buttons back', async () => {
  await nightSchoolArrives();
  await room.presses('editor-first', piece, '退改');
  await room.seesOnCard('editor-first', piece, /\[返回\]/u);
  await room.presses('editor-first', piece, '返回');
  await room.seesOnCard('editor-first', piece, newsOf(1, nightSchool));
  await room.isQuiet();
});

test('while one editor chooses a reason another accepts, and the first is told', async () => {
  await nightSchoolArrives();
  await room.presses('editor-first', piece, '退改');
  await room.seesOnCard('editor-first', piece, /\[另写\]/u);
  await room.presses('editor-first', piece, '另写');
  await room.seesOnCard('editor-first', piece, /十分钟内/u);
  await room.presses('editor-second', piece, '采用');
  await room.skips('contact-lake', 1);
  await allCardsSay('编辑二 采用', '已采用');
  await room.says('editor-first', '请补充数字');
  expect(await room.next('editor-first')).toMatch(
    new RegExp(`^来稿 1 已由编辑二于 ${someTime} 采用，您这次没有生效。要改变这个决定，先由编辑撤销。$`, 'u'),
  );
  await room.isQuiet();
});

test('全文 gives the whole text and leaves the card as it is', async () => {
  await nightSchoolArrives();
  await room.presses('editor-first', piece, '全文');
  expect(await room.next('editor-first')).toContain(nightSchool.text);
  await room.seesOnCard('editor-first', piece, newsOf(1, nightSchool));
  await room.isQuiet();
});

test('a contact withdraws, and a press that comes later is told so', async () => {
  await nightSchoolArrives();
  await Promise.all([room.says('contact-lake', '撤稿 1'), room.presses('editor-first', piece, '采用')]);
  if ((await room.next('contact-lake')).includes('已撤回')) {
    await allCardsSay('湖东区通讯员 撤稿', '已撤稿');
    expect(await room.next('editor-first')).toMatch(/^来稿 1 已由湖东区通讯员于 .+ 撤稿，您这次没有生效。/u);
  } else {
    await allCardsSay('编辑一 采用', '已采用');
    expect(await room.next('contact-lake')).toMatch(/^来稿 1 已由编辑一于 .+ 采用，您这次没有生效。/u);
  }
  await room.isQuiet();
});

test('看 n brings a card of its own, and both are settled by a press on one', async () => {
  await nightSchoolArrives();
  await room.says('editor-first', '看 1');
  expect(await room.next('editor-first')).toContain(nightSchool.text);
  await room.hears('editor-first', newsOf(1, nightSchool));
  await room.presses('editor-first', piece, '采用');
  await room.skips('contact-lake', 1);
  await allCardsSay('编辑一 采用', '已采用');
  const settled = room.platform
    .heard('editor-first')
    .filter(({ card }) => card !== undefined)
    .map(({ card }) => card?.settled);
  expect(settled).toEqual(['已采用', '已采用']);
});

test('a decision taken back brings new cards', async () => {
  await nightSchoolArrives();
  await room.presses('editor-first', piece, '采用');
  await room.skips('contact-lake', 1);
  await allCardsSay('编辑一 采用', '已采用');
  await room.says('editor-second', '撤销 1');
  await room.hears('editor-second', '来稿 1 的决定已收回，回到待审。发“看 1”重新处理。');
  await room.skips('contact-lake', 1);
  for (const editor of editors) await room.hears(editor, newsOf(1, nightSchool));
  await room.isQuiet();
});

test('a card that WeCom no longer changes is followed by words', async () => {
  await nightSchoolArrives();
  room.later(73 * 3_600_000);
  await room.says('editor-first', '采用 1');
  await room.skips('editor-first', 1);
  await room.skips('contact-lake', 1);
  for (const editor of editors)
    expect(await room.next(editor)).toMatch(
      new RegExp(`^来稿 1：${someTime} 编辑一 采用[^\\n]*。先前的卡片已失效。$`, 'u'),
    );
});

test('a code that WeCom refuses is followed by words too', async () => {
  await nightSchoolArrives();
  for (let n = 0; n < 2; n += 1)
    room.platform.fault({ path: '/cgi-bin/message/update_template_card', errcode: 42016 });
  await room.says('editor-first', '退稿 1 与上期重复');
  await room.skips('editor-first', 1);
  await room.skips('contact-lake', 1);
  for (const editor of editors)
    expect(await room.next(editor)).toMatch(/编辑一 退稿：与上期重复。先前的卡片已失效。$/u);
  await room.isQuiet();
});

test('an answer lost on the way leaves the cards right in the end', async () => {
  await nightSchoolArrives();
  room.platform.fault({ path: '/cgi-bin/message/update_template_card', reset: 'after' });
  room.platform.fault({ path: '/cgi-bin/message/update_template_card', reset: 'before' });
  await room.presses('editor-first', piece, '采用');
  await room.skips('contact-lake', 1);
  await allCardsSay('编辑一 采用', '已采用');
  await room.isQuiet();
});

test('what is no editor’s card cannot be pressed into a decision', async () => {
  await nightSchoolArrives();
  const event = (key: string, taskId: string) =>
    room.platform.callback(
      room.platform.eventMessage('contact-lake', {
        event: 'template_card_event',
        eventKey: key,
        more: `<TaskId><![CDATA[${taskId}]]></TaskId><CardType><![CDATA[button_interaction]]></CardType><ResponseCode><![CDATA[x]]></ResponseCode>`,
      }),
    );
  const { taskId = '' } = room.platform.heard('editor-first').at(-1)?.card ?? {};
  for (const [key, task] of [
    ['accept:1', taskId],
    ['accept:1', 'made-up'],
    ['constructor:1', taskId],
  ] as const) {
    await event(key, task);
    await room.hears('contact-lake', '这张卡片已经失效。发“待审”看等着审的来稿。');
  }
  await room.seesOnCard('editor-first', piece, newsOf(1, nightSchool));
  await room.isQuiet();
});

test('forty at five o’clock are a few cards and a list, and each number leads to its card', async () => {
  for (let n = 1; n <= 40; n += 1)
    await room.says(
      ['contact-lake', 'contact-hill', 'contact-port'][n % 3] ?? '',
      nightSchool.text.replace('三个', `${n}个`),
    );
  const cards: string[] = [];
  for (let n = 0; n < 5; n += 1) cards.push(await room.next('editor-first'));
  expect(cards.every((text) => text.endsWith('[全文]'))).toBe(true);
  await sleep(21_000);
  const lists: string[] = [];
  while (lists.join('\n').match(/来稿 \d+｜/gu)?.length !== 35) lists.push(await room.next('editor-first'));
  expect(lists[0]).toMatch(/^又收到 \d+ 件，合在一起告诉您：\n来稿 6｜湖东区总工会｜/u);
  expect(lists.length).toBeLessThanOrEqual(2);
  await room.says('editor-first', '看 40');
  await room.skips('editor-first', 1);
  expect(await room.next('editor-first')).toMatch(/^来稿 40\u3000/u);
}, 60_000);
