import {
  cancelled,
  cancelledNotice,
  confirmed,
  confirmedNotice,
  paused,
  pausedNotice,
  resendable,
  resending,
  resendingAll,
  resendingNotice,
  resumed,
  resumedNotice,
} from '../../../src/format/says/dispatch-control';
import { deliveryTo, meaning } from './deliveries-in';

const name = '第8期（总第152期）';
const going = [{ name, deliveries: [deliveryTo('甲群', 'sent'), deliveryTo('乙群', 'sent', 'waiting')] }];

test('停发, 续发, 取消', () => {
  expect(paused(going, meaning)).toBe(
    '第8期（总第152期）已停发，手上这一段发完就停。2 个群：1 已推送，1 停着\n发“续发”接着发，发“取消”不再发。',
  );
  expect(resumed(going, null)).toBe('第8期（总第152期）接着发，还有 1 个群没有发完。\n发“推送”看进度。');
  expect(cancelled(going)).toBe(
    '第8期（总第152期）不再往下发，还没有发完的有 1 个群。\n已经发出的收不回来。收尾后报告结果。',
  );
});

test('in the quiet hours 续发 and 补发 say from when on groups are sent it that have had nothing', () => {
  const from = '9月1日 07:00';
  const waits = '一段也没有收到的群，夜里不发，9月1日 07:00 起发。';
  const untouched = [{ name, deliveries: [deliveryTo('甲群', 'sent'), deliveryTo('乙群', 'waiting')] }];
  expect(resumed(untouched, from)).toBe(
    `第8期（总第152期）接着发，还有 1 个群没有发完。\n${waits}\n发“推送”看进度。`,
  );
  expect(resumed(untouched, null)).not.toContain('夜里');
  expect(resumed(going, from)).not.toContain('夜里');
  expect(resending([{ ...again, before: null }], from)).toContain(`\n${waits}发完会报告结果。`);
  expect(resendingAll([{ ...again, before: null }], from)).toContain(`\n${waits}发完会报告结果。`);
});

test('the other editors hear of it', () => {
  const names = [name, `${name}的第1则更正`];
  expect([
    pausedNotice('编辑一', names),
    resumedNotice('编辑一', names),
    cancelledNotice('编辑一', names),
  ]).toEqual([
    '编辑一停发了第8期（总第152期）、第8期（总第152期）的第1则更正。发“续发”接着发。',
    '编辑一续发了第8期（总第152期）、第8期（总第152期）的第1则更正。',
    '编辑一取消了第8期（总第152期）、第8期（总第152期）的第1则更正的推送，收尾后报告结果。',
  ]);
});

const again = { name, group: '乙群', parts: 3, isPaused: false };

test('补发 says which parts, and which may come twice', () => {
  const before = deliveryTo('乙群', 'sent', 'uncertain', 'refused');
  expect(resending([{ ...again, before }], null)).toBe(
    '第8期（总第152期）补发给乙群：第2至3段。其中第2段可能已经显示，群里或许会出现两次。\n发完会报告结果。',
  );
  expect(resending([{ ...again, before: null }], null)).toBe(
    '第8期（总第152期）补发给乙群，共 3 段：这一期它还没有收过。\n发完会报告结果。',
  );
  expect(resending([{ ...again, before: deliveryTo('乙群', 'refused'), isPaused: true }], null)).toBe(
    '第8期（总第152期）补发给乙群：第1段。\n现在停发着，发“续发”以后才发。',
  );
  expect(resendingNotice('编辑一', [{ ...again, before }])).toBe('编辑一把第8期（总第152期）补发给乙群。');
});

test('补发 全部', () => {
  const before = deliveryTo('乙群', 'refused');
  expect(
    resendingAll(
      [
        { ...again, before },
        { ...again, group: '丙群', before },
      ],
      null,
    ),
  ).toBe('第8期（总第152期）补发给 2 个群：乙群、丙群。只发没有送到的段，未确认的不动。\n发完会报告结果。');
  expect(resendingAll([{ ...again, before, isPaused: true }], null)).toContain('现在停发着');
});

test('补发 alone lists who lacks what, and who has come since', () => {
  const deliveries = [deliveryTo('甲群', 'sent'), deliveryTo('乙群', 'sent', 'uncertain', 'refused')];
  expect(resendable([{ name, deliveries }], { name, groups: ['新群', '又一群'] })).toBe(
    [
      '第8期（总第152期），乙群：第3段未送达，第2段未确认',
      '第8期（总第152期）还没有发给：新群、又一群',
      '要补发，发“补发 群名”；没有送到的都要补，发“补发 全部”。',
    ].join('\n'),
  );
});

test('已达', () => {
  const before = deliveryTo('乙群', 'uncertain', 'sent', 'uncertain');
  expect(confirmed('乙群', [{ name, deliveries: [before] }])).toBe(
    '第8期（总第152期）第1、3段记为已推送：乙群里已经显示。',
  );
  expect(confirmedNotice('编辑一', '乙群', [name])).toBe(
    '编辑一看过乙群：第8期（总第152期）未确认的段已经显示，记为已推送。',
  );
});
