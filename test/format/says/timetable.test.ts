import { planDelivery, type Delivery, type PartState } from '../../../src/desk/issues/delivery';
import { firstIssue } from '../../../src/desk/issues/issue';
import { dailyLine, reminder, type DayAtDesk } from '../../../src/format/says/timetable';
import { voiceOf } from '../../../src/format/voice';
import { article, frozenBulletin, pendingSubmission } from '../../desk/examples';

const says = {
  voice: voiceOf({ contacts: [], editors: [], admins: [] }, 'Asia/Shanghai'),
  meaning: (errcode: number | null) => `错误 ${errcode}`,
};
const issue = firstIssue({ number: 8, runningNumber: 152 }, 0);
const at = Date.parse('2026-08-03T09:20:00Z');

function deliveriesIn(...states: PartState[]): Delivery[] {
  return states.map((state, order) => ({
    ...planDelivery({ name: `第${order + 1}群`, order }, frozenBulletin(['甲']), 1),
    parts: [state === 'refused' ? { state, at: 1, errcode: 93000 } : { state, at: 1 }],
  }));
}

const day: DayAtDesk = {
  received: 6,
  waiting: 3,
  oldest: { number: 12, waitedMs: 28 * 3_600_000 },
  latest: { issue, at, deliveries: deliveriesIn('sent', 'sent', 'sent') },
};

test('a reminder names every submission as the queue does', () => {
  const waiting = [12, 13].map((number) => ({
    submission: pendingSubmission(number),
    piece: article,
    column: '工作动态',
  }));
  expect(reminder(waiting, 24)).toBe(
    `有 2 篇来稿等了 24 小时以上，还没有决定：
来稿 12｜湖东区总工会｜夜校开进工地｜14字｜建议工作动态
来稿 13｜湖东区总工会｜夜校开进工地｜14字｜建议工作动态
发“看 号码”读全文，“采用 号码 栏目”采用，“退改 号码 意见”或“退稿 号码 理由”退回。`,
  );
});

test('the daily line tells the day', () => {
  expect(dailyLine(day, says)).toBe(
    '今日来稿 6 篇；待审 3 篇，最早的来稿 12 已等 1 天 4 小时；最近一次推送：第8期（总第152期），8月3日 17:20，3 个群。',
  );
});

test('what did not happen is said in few words', () => {
  const quiet = { received: 0, waiting: 0, oldest: null, latest: null };
  expect(dailyLine({ ...quiet, received: 2 }, says)).toBe('今日来稿 2 篇；没有待审。');
  expect(dailyLine({ ...quiet, latest: day.latest }, says)).toBe(
    '今日来稿 0 篇；没有待审；最近一次推送：第8期（总第152期），8月3日 17:20，3 个群。',
  );
});

test.each([
  [deliveriesIn('sent', 'refused'), '2 个群：1 已推送，1 失败（第2群：错误 93000）'],
  [deliveriesIn('sent', 'uncertain'), '2 个群：1 已推送，1 未确认'],
  [deliveriesIn('sent', 'waiting'), '2 个群：1 已推送，1 进行中'],
])('a delivery that has not arrived everywhere is told as it stands', (deliveries, total) => {
  expect(dailyLine({ ...day, latest: { issue, at, deliveries } }, says)).toBe(
    `今日来稿 6 篇；待审 3 篇，最早的来稿 12 已等 1 天 4 小时；最近一次推送：第8期（总第152期），8月3日 17:20，${total}。`,
  );
});
