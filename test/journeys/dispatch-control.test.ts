import { setTimeout as sleep } from 'node:timers/promises';
import { plainText } from '../../simulator/plain-text';
import { openNewsroom, type Newsroom } from '../support/newsroom';

let room: Newsroom;
beforeEach(async () => {
  room = await openNewsroom();
});
afterEach(() => room.close());

const path = '/cgi-bin/webhook/send';
const [districts, industry, offices] = ['区总工会工作群', '产业和企业工会群', '市总机关群'] as const;
const name = '第1期（总第1期）';
const places = ['东湖', '西山', '南桥', '北港', '中街', '新城', '老城', '江口'];

/** Eight articles, in four parts. */
async function signLongIssue(): Promise<void> {
  for (const place of places)
    await room.says(
      'contact-lake',
      `${place}工会办起夜校\n${`${place}的学员说，课上讲的都用得着。`.repeat(36)}`,
    );
  await hear('contact-lake', /来稿 8/u);
  await room.says('editor-first', '采用 1 2 3 4 5 6 7 8 工作动态');
  await room.says('editor-first', '截稿');
  await hear('editor-first', /已截稿/u);
  await room.says('editor-first', '签发');
  const offer = await hear('editor-first', /签发 \d{4}$/u);
  room.forgetsAll();
  await room.says('editor-first', offer.slice(offer.lastIndexOf('签发')));
  await room.skips('editor-first', 1);
  await room.skips('editor-second', 1);
}

async function hear(userid: string, wanted: RegExp): Promise<string> {
  for (;;) {
    const heard = await room.next(userid);
    if (wanted.test(heard)) return heard;
  }
}

function slowly(group: string, times: number, delayMs = 600): void {
  room.platform.fault({ path, key: keyOf(group), times, delayMs });
}

function keyOf(group: string): string {
  return room.config.desk.groups.find((one) => one.name === group)?.address ?? '';
}

/** The marks of the parts that the group was shown, in their order. */
function partsOf(group: string): string[] {
  return room.platform.posts(group).map(({ text }) => /[（(]\d\/\d[）)]/u.exec(plainText(text))?.[0] ?? '');
}

async function shown(group: string, count: number): Promise<void> {
  for (let waited = 0; waited < 8000 && room.platform.posts(group).length < count; waited += 10)
    await sleep(10);
  expect(room.platform.posts(group).length).toBe(count);
}

/** Moments are not the same twice. */
function timeless(text: string): string {
  return text.replace(/\d+月\d+日 \d+:\d+/gu, '那时');
}

async function answerTo(userid: string, text: string): Promise<string> {
  await room.says(userid, text);
  return timeless(await room.next(userid));
}

const all = ['（1/4）', '（2/4）', '（3/4）', '（4/4）'];

test('a pause holds between two parts, over a restart, until an editor lets it go on', async () => {
  slowly(offices, 2);
  await signLongIssue();
  await shown(offices, 1);
  expect(await answerTo('editor-second', '停发')).toMatch(
    /^第1期（总第1期）已停发，手上这一段发完就停。3 个群：.*1 停着\n发“续发”接着发，发“取消”不再发。$/u,
  );
  await room.hears('editor-first', `编辑二停发了${name}。发“续发”接着发。`);
  expect(await answerTo('editor-first', '停发')).toBe(
    `${name}已由编辑二于 那时 停发，您这次没有生效。发“续发”接着发，发“取消”不再发。`,
  );
  await sleep(1500);
  const before = partsOf(offices);
  expect(before.length).toBeLessThan(3);
  expect(await answerTo('editor-first', '推送')).toMatch(
    /^第1期（总第1期）推送情况，3 个群：2 已推送，1 停着\n编辑二于 那时 停发。发“续发”接着发，发“取消”不再发。\n区总工会工作群：4 段已推送\n产业和企业工会群：4 段已推送\n市总机关群：第1(至2)?段已推送，第[23]至4段等待$/u,
  );
  await room.restart();
  await sleep(1500);
  expect(partsOf(offices)).toEqual(before);
  expect(await answerTo('editor-second', '续发')).toBe(
    `${name}接着发，还有 1 个群没有发完。\n发“推送”看进度。`,
  );
  await room.hears('editor-first', `编辑二续发了${name}。`, `${name}推送结束。3 个群：3 已推送`);
  expect(partsOf(offices)).toEqual(all);
  await room.hears('editor-second', `${name}推送结束。3 个群：3 已推送`);
  expect(await answerTo('editor-first', '续发')).toBe('现在没有正在推送的。发“推送”看最近一次的结果。');
}, 40_000);

test('of two who cancel at once one is told who was first; what was sent stays, and all of it can be sent again', async () => {
  slowly(offices, 2);
  await signLongIssue();
  await shown(offices, 1);
  await room.says('editor-second', '取消');
  await room.says('editor-first', '取消');
  expect(await room.next('editor-second')).toBe(
    `${name}不再往下发，还没有发完的有 1 个群。\n已经发出的收不回来。收尾后报告结果。`,
  );
  await room.hears('editor-first', `编辑二取消了${name}的推送，收尾后报告结果。`);
  const rest = [await room.next('editor-first'), await room.next('editor-first')];
  expect(rest.map(timeless)).toContain(
    `${name}的推送已由编辑二于 那时 取消，您这次没有生效。要再发给哪个群，发“补发 群名”。`,
  );
  expect(rest.find((text) => /收尾|推送已取消/u.test(text))).toMatch(
    /^第1期（总第1期）的推送已取消。3 个群：2 已推送，1 已取消\n市总机关群：\d 段已推送，\d 段未送达，不完整。\n要再发给哪个群，发“补发 群名”；都要发，发“补发 全部”。$/u,
  );
  await room.skips('editor-second', 1);
  expect(await answerTo('editor-second', '停发')).toContain('取消，您这次没有生效');
  expect(await answerTo('editor-second', '补发 全部')).toBe(
    `${name}补发给 1 个群：市总机关群。只发没有送到的段，未确认的不动。\n发完会报告结果。`,
  );
  await room.hears('editor-second', `${name}补发结束（市总机关群）。现在 3 个群：3 已推送`);
  expect(partsOf(offices)).toEqual(all);
}, 30_000);

test('a dead webhook is told of while the rest goes on; revived, the group is sent what it lacks, and it is archived', async () => {
  slowly(districts, 4, 1500);
  room.platform.fault({ path, key: keyOf(offices), errcode: 93004 });
  await signLongIssue();
  expect(await hear('editor-first', /不顺利/u)).toBe(
    `${name}还在推送，有 1 个群不顺利，别的群照常发：\n${offices}：失败（群的消息推送已被停用）。`,
  );
  const failed = `${name}推送结束。3 个群：2 已推送，1 失败（${offices}：群的消息推送已被停用）\n失败的，找到原因后发“补发 群名”。`;
  await room.hears('editor-first', failed);
  expect(await answerTo('editor-first', '补发')).toBe(
    `${name}，${offices}：第1至4段未送达\n要补发，发“补发 群名”；没有送到的都要补，发“补发 全部”。`,
  );
  room.forgetsAll();
  expect(await answerTo('editor-first', `补发 ${offices}`)).toBe(
    `${name}补发给${offices}：第1至4段。\n发完会报告结果。`,
  );
  await room.hears('editor-second', `编辑一把${name}补发给${offices}。`);
  await room.hears('editor-first', `${name}补发结束（${offices}）。现在 3 个群：3 已推送`);
  expect(partsOf(offices)).toEqual(all);
  await room.says('editor-second', '更正 1期 应为十六人。');
  expect(await hear('editor-second', /将发到收到过这一期的 3 个群/u)).toContain(offices);
  expect(await answerTo('editor-first', `补发 ${offices}`)).toBe(
    `${offices}都收到了，没有要补发的。发“推送”看各群。`,
  );
  expect(await answerTo('editor-first', '补发 没有的群')).toMatch(/^没有叫“没有的群”的群。/u);
}, 40_000);

test('an issue that reached nobody is printed as soon as one group has got it again', async () => {
  for (const { name: group } of room.config.desk.groups)
    room.platform.fault({ path, key: keyOf(group), errcode: 93004 });
  await signLongIssue();
  expect(await room.next('editor-first')).toMatch(
    /没有发到任何一个群。3 个群：3 失败（.+：群的消息推送已被停用）\n/u,
  );
  await room.skips('editor-second', 1);
  await room.says('editor-second', `补发 ${industry}`);
  await room.skips('editor-second', 1);
  await hear('editor-second', /推送结束。3 个群：1 已推送，2 失败/u);
  await hear('contact-lake', /您的来稿 1 已刊出/u);
  await room.says('editor-second', '补发 全部');
  expect(await hear('editor-second', /补发结束/u)).toBe(
    `${name}补发结束（${districts}、${offices}）。现在 3 个群：3 已推送`,
  );
});

test('a part in doubt is settled as shown, once, or is sent again with a warning', async () => {
  room.platform.fault({ path, key: keyOf(offices), reset: 'after' });
  room.platform.fault({ path, key: keyOf(industry), reset: 'before' });
  room.platform.fault({ path, key: keyOf(industry), reset: 'after' });
  await signLongIssue();
  await hear('editor-first', /推送结束。3 个群：/u);
  room.forgetsAll();
  expect(await answerTo('editor-first', '推送')).toContain(
    '未确认的请到群里看一眼：看到了，发“已达 群名”；没有，发“补发 群名”。',
  );
  expect(await answerTo('editor-first', `已达 ${offices}`)).toBe(
    `${name}第1段记为已推送：${offices}里已经显示。`,
  );
  await room.hears('editor-second', `编辑一看过${offices}：${name}未确认的段已经显示，记为已推送。`);
  expect(await answerTo('editor-second', `已达 ${offices}`)).toBe(
    `${offices}未确认的段已由编辑一于 那时 记为已推送，您这次没有生效。`,
  );
  expect(await answerTo('editor-second', `已达 ${districts}`)).toBe(
    `${districts}没有未确认的段，没有变动。发“推送”看各群。`,
  );
  expect(await answerTo('editor-second', `补发 ${industry}`)).toMatch(
    /^第1期（总第1期）补发给产业和企业工会群：第[1-4、至]+段。其中第[1-4、至]+段可能已经显示，群里或许会出现两次。\n发完会报告结果。$/u,
  );
  await room.hears('editor-second', `${name}补发结束（${industry}）。现在 3 个群：3 已推送`);
  expect(room.platform.posts(industry).length).toBeGreaterThan(3);
});

test('a group that was added after the sign-off gets the whole issue, as it was signed off', async () => {
  await signLongIssue();
  await hear('editor-first', /推送结束。3 个群：3 已推送/u);
  const late = '长桥街道群';
  const key = '44444444-dddd-4ddd-8ddd-444444444444';
  room.platform.addGroup({ name: late, key });
  await room.says('desk-admin', `加群 ${late} ${key}`);
  await hear('desk-admin', /长桥街道群/u);
  await sleep(1500);
  room.forgetsAll();
  expect(await answerTo('editor-second', '补发')).toContain(`${name}还没有发给：${late}`);
  expect(await answerTo('editor-second', `补发 ${late}`)).toMatch(
    /^第1期（总第1期）补发给长桥街道群，共 \d 段：这一期它还没有收过。\n发完会报告结果。$/u,
  );
  expect(await hear('editor-second', /补发结束/u)).toBe(`${name}补发结束（${late}）。现在 4 个群：4 已推送`);
  expect(room.platform.posts(late).at(-1)).toMatchObject({ kind: 'file' });
  await room.says('desk-admin', `停群 ${late}`);
  await hear('desk-admin', /长桥街道群/u);
  expect(await answerTo('editor-first', `补发 ${late}`)).toBeDefined();
  expect(await hear('editor-first', /停用/u)).toMatch(/没有补发。请管理员（.+）先发“启群 长桥街道群”。$/u);
});
