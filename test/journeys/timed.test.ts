import { setTimeout as sleep } from 'node:timers/promises';
import { localTime, printMoment } from '../../src/format/local-time';
import { openNewsroom, type Newsroom } from '../support/newsroom';
import { closeIssueOfTwo } from '../support/signing';

let room: Newsroom;
afterEach(() => room.close());

const [minute, day] = [60_000, 86_400_000];
const zone = 'Asia/Shanghai';
const name = '第1期（总第1期）';
const later =
  '到时自动签发，不用再做什么；在这以前稿件或群有变动就作废，马上告诉各位编辑。要取消，发“取消定时”。';

/** Moves the clock on to the next time at which it shows these minutes, and so many seconds before it. */
function waitUntil(minutes: number, secondsBefore = 0): void {
  const now = room.now();
  const passedMs = (localTime(now, zone).minutes * minute + (now % minute)) % day;
  room.later(((minutes * minute - passedMs + day) % day) - secondsBefore * 1000);
}

/** At ten in the morning an issue of two waits to be signed off, and is timed for three in the afternoon. */
async function timeIssue(): Promise<string> {
  waitUntil(10 * 60);
  await closeIssueOfTwo(room);
  await room.says('editor-first', '定时签发 今天１５：００');
  const offer = await room.next('editor-first');
  const when = `${printMoment(room.now(), zone).split(' ')[0] ?? ''} 15:00`;
  expect(offer.replace(/\d{4}$/u, '四位数')).toBe(
    [
      `${name}：2 篇，分 1 段，将发到 3 个群：`,
      '区总工会工作群、产业和企业工会群、市总机关群',
      `签发时间：${when}`,
      '确认无误，请在十分钟内照样回复下面一行（稿件或群一有变动即作废）：',
      '定时签发 四位数',
    ].join('\n'),
  );
  await room.says('editor-first', offer.slice(offer.lastIndexOf('定时签发')));
  await room.hears('editor-first', `${name}定于 ${when} 签发，发往 3 个群。\n${later}`);
  await room.hears('editor-second', `编辑一把${name}定于 ${when} 签发。在这以前稿件或群有变动就作废。`);
  return when;
}

function posts(): number[] {
  return room.config.desk.groups.map((group) => room.platform.posts(group.name).length);
}

const report = `${name}推送结束。3 个群：3 已推送`;

describe('定时签发', () => {
  beforeEach(async () => {
    room = await openNewsroom();
  });

  test('at its time it goes to the groups, and everybody hears of it', async () => {
    const when = await timeIssue();
    await room.isQuiet();
    expect(posts()).toEqual([0, 0, 0]);
    waitUntil(15 * 60);
    await room.hears(
      'editor-first',
      `时间到了，${name}已签发，正在发往 3 个群。发“推送”看进度，发完会报告结果。`,
      report,
    );
    await room.hears('editor-second', `${name}已按编辑一定的时间（${when}）签发，正在推送。`, report);
    await room.skips('contact-lake', 1);
    await room.skips('contact-hill', 1);
    expect(posts()).toEqual([1, 1, 1]);
    await room.isQuiet();
  });

  test('once the issue changes it is void, and all are told within seconds; nothing goes out at the time', async () => {
    const when = await timeIssue();
    await room.says('editor-second', '移出 2');
    await room.skips('editor-second', 1);
    const text = `${name}的定时签发（编辑一定的 ${when}）作废了，到时不会发出：稿件或群有了变动。照现在的内容发，请重新发“定时签发 日期 时间”，或发“签发”。`;
    await room.hears('editor-first', text);
    await room.hears('editor-second', text);
    waitUntil(15 * 60);
    await room.isQuiet();
    expect(posts()).toEqual([0, 0, 0]);
  });

  test('a bot that comes back an hour late signs off and says so', async () => {
    const when = await timeIssue();
    waitUntil(16 * 60);
    await room.restart();
    await room.hears(
      'editor-first',
      `${name}定于 ${when} 签发，那时机器人没有在运行，现在才签发，正在发往 3 个群。发“推送”看进度，发完会报告结果。`,
      report,
    );
    expect(posts()).toEqual([1, 1, 1]);
    await room.skips('editor-second', 2);
  });

  test('whoever was dismissed does not sign any more', async () => {
    const when = await timeIssue();
    await room.says('desk-admin', '任命 编辑 editor-second 编辑二 签发');
    await room.says('desk-admin', '免去 编辑 editor-first');
    await room.skips('editor-second', 1);
    await room.skips('editor-first', 1);
    const text = `${name}的定时签发（编辑一定的 ${when}）作废了，到时不会发出：定的人没有签发权了。请有签发权的编辑重新发“定时签发 日期 时间”，或发“签发”。`;
    await room.hears('editor-first', text);
    await room.hears('editor-second', text);
  });

  test('取消定时 ends it', async () => {
    const when = await timeIssue();
    await room.says('editor-first', '取消');
    await room.hears('editor-first', '现在没有正在推送的。已定时、还没有签发的，不要它签发请发“取消定时”。');
    await room.says('editor-first', '取消定时');
    await room.hears(
      'editor-first',
      `${name}的定时签发已取消（编辑一定的 ${when}），到时不会发出。要发，发“签发”，或重新定时。`,
    );
    await room.hears('editor-second', `编辑一取消了${name}的定时签发（编辑一定的 ${when}），到时不会发出。`);
    waitUntil(15 * 60);
    await room.isQuiet();
    expect(posts()).toEqual([0, 0, 0]);
  });
});

describe('quiet hours', () => {
  beforeEach(async () => {
    room = await openNewsroom((config) => {
      const timetable = { ...config.desk.timetable, quietHours: { from: 22 * 60, to: 7 * 60 } };
      return { ...config, desk: { ...config.desk, timetable } };
    });
  });

  test('what is signed off at night is in the groups at seven, and says so', async () => {
    waitUntil(6 * 60);
    await closeIssueOfTwo(room);
    waitUntil(7 * 60, 8);
    const seven = `${
      printMoment(room.now(), zone)
        .split(' ')[0]
        ?.replace(/^\d+年/u, '') ?? ''
    } 07:00`;
    const sevenAt = room.now() + 8000;
    await room.says('editor-first', '签发');
    const offer = await room.next('editor-first');
    await room.says('editor-first', offer.slice(offer.lastIndexOf('签发')));
    await room.hears(
      'editor-first',
      `${name}已签发，夜里不往群里发，${seven} 起发往 3 个群。发“推送”看进度，发完会报告结果。`,
    );
    await room.hears('editor-second', `${name}已由编辑一签发，夜里不往群里发，${seven} 起推送。`);
    await room.says('editor-first', '推送');
    expect(await room.next('editor-first')).toMatch(/夜里不往群里发，约 \d 秒后起发/u);
    expect(posts()).toEqual([0, 0, 0]);
    await sleep(sevenAt - room.now());
    await room.hears('editor-first', report);
    expect(localTime(room.now(), zone).minutes).toBe(7 * 60);
    expect(posts()).toEqual([1, 1, 1]);
  });
});
