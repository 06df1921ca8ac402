import {
  signedInTime,
  signedInTimeNotice,
  timed,
  timedNotice,
  timedOffer,
  timeVoided,
} from '../../../src/format/says/timed-sign-off';
import { openIssueWith } from '../../desk/examples';

const stood = { name: '第8期（总第152期）', when: '2026年8月31日 9:00', by: '编辑一' };
const before = { ...stood, when: '2026年8月30日 9:00', by: '编辑二' };
const renderings = [
  {
    groups: [{ name: '甲群', style: 'full' as const }],
    parts: [{ kind: 'markdown' as const, text: '甲' }],
  },
];

test('the offer says what goes where and when, and what it would take the place of', () => {
  const offered = { renderings, code: '0420', when: stood.when };
  expect(timedOffer(openIssueWith([1]), { ...offered, from: null, before: null })).toBe(
    [
      '第8期（总第152期）：1 篇，分 1 段，将发到 1 个群：',
      '甲群',
      '签发时间：2026年8月31日 9:00',
      '确认无误，请在十分钟内照样回复下面一行（稿件或群一有变动即作废）：',
      '定时签发 0420',
    ].join('\n'),
  );
  expect(timedOffer(openIssueWith([1]), { ...offered, from: '9月1日 07:00', before })).toContain(
    [
      '签发时间：2026年8月31日 9:00',
      '那时是夜里，不往群里发，9月1日 07:00 起才发。',
      '现在定的是 2026年8月30日 9:00（编辑二），确认后改用新的时间。',
      '确认无误',
    ].join('\n'),
  );
});

test('who timed it and the others read when it goes, and what no longer counts', () => {
  const later =
    '到时自动签发，不用再做什么；在这以前稿件或群有变动就作废，马上告诉各位编辑。要取消，发“取消定时”。';
  expect(timed(stood, { groups: 3, from: null, before: null })).toBe(
    `第8期（总第152期）定于 2026年8月31日 9:00 签发，发往 3 个群。\n${later}`,
  );
  expect(timed(stood, { groups: 3, from: '9月1日 07:00', before })).toBe(
    [
      '第8期（总第152期）定于 2026年8月31日 9:00 签发，发往 3 个群。那时是夜里，9月1日 07:00 起才发到群里。',
      '原来定的 2026年8月30日 9:00（编辑二）不再算数。',
      later,
    ].join('\n'),
  );
  expect(timedNotice(stood, before)).toBe(
    '编辑一把第8期（总第152期）定于 2026年8月31日 9:00 签发。在这以前稿件或群有变动就作废。\n原来定的 2026年8月30日 9:00（编辑二）不再算数。',
  );
});

test('what was signed off says whether it was late, and whether it is night', () => {
  const how = { groups: 3, from: null, isLate: false };
  expect(signedInTime(stood, how)).toBe(
    '时间到了，第8期（总第152期）已签发，正在发往 3 个群。发“推送”看进度，发完会报告结果。',
  );
  expect(signedInTime(stood, { ...how, isLate: true, from: '9月1日 07:00' })).toBe(
    '第8期（总第152期）定于 2026年8月31日 9:00 签发，那时机器人没有在运行，现在才签发，夜里不往群里发，9月1日 07:00 起发往 3 个群。发“推送”看进度，发完会报告结果。',
  );
  expect(signedInTimeNotice(stood, how)).toBe(
    '第8期（总第152期）已按编辑一定的时间（2026年8月31日 9:00）签发，正在推送。',
  );
  expect(signedInTimeNotice(stood, { ...how, isLate: true })).toBe(
    '编辑一把第8期（总第152期）定于 2026年8月31日 9:00 签发，那时机器人没有在运行，现在才签发，正在推送。',
  );
});

test.each([
  [
    'changed' as const,
    '作废了，到时不会发出：稿件或群有了变动。照现在的内容发，请重新发“定时签发 日期 时间”，或发“签发”。',
  ],
  ['reopened' as const, '作废了，到时不会发出：这一期重新收稿了。编好后先发“截稿”，再重新定时。'],
  ['signed-off' as const, '不再算数：这一期已经签发了。发“推送”看进度。'],
  [
    'right-lost' as const,
    '作废了，到时不会发出：定的人没有签发权了。请有签发权的编辑重新发“定时签发 日期 时间”，或发“签发”。',
  ],
  [
    'missed' as const,
    '错过了，没有发出：那时机器人没有在运行，已经晚了两个多小时。请有签发权的编辑发“签发”，或重新发“定时签发 日期 时间”。',
  ],
])('what is void is told with what to do: %s', (why, text) => {
  expect(timeVoided(stood, why)).toBe(`第8期（总第152期）的定时签发（编辑一定的 2026年8月31日 9:00）${text}`);
});
