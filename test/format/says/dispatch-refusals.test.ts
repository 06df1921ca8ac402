import type { DispatchRefusal } from '../../../src/desk/issues/dispatch-refusal';
import { refusalText } from '../../../src/format/says/refusals';
import { voiceOf } from '../../../src/format/voice';

const editors = [{ userid: 'editor-first', name: '编辑一' }];
const voice = voiceOf({ contacts: [], editors, admins: [] }, 'Asia/Shanghai');
const first = { by: 'editor-first', at: Date.parse('2026-08-03T10:30:00+08:00') };
const name = '第8期（总第152期）';

test.each<[DispatchRefusal, string]>([
  [{ why: 'nothing-going', isTimed: false }, '现在没有正在推送的。发“推送”看最近一次的结果。'],
  [
    { why: 'nothing-going', isTimed: true },
    '现在没有正在推送的。已定时、还没有签发的，不要它签发请发“取消定时”。',
  ],
  [
    { why: 'which-dispatch', names: [name, `${name}的第1则更正`] },
    '正在推送的不止一项：第8期（总第152期）、第8期（总第152期）的第1则更正，没有取消。请写明哪一种：发“取消 简报”“取消 更正”或“取消 快讯”。',
  ],
  [
    { why: 'dispatch-paused', name, ...first },
    '第8期（总第152期）已由编辑一于 8月3日 10:30 停发，您这次没有生效。发“续发”接着发，发“取消”不再发。',
  ],
  [
    { why: 'dispatch-not-paused', name, resumed: first },
    '第8期（总第152期）已由编辑一于 8月3日 10:30 续发，您这次没有生效。发“推送”看进度。',
  ],
  [
    { why: 'dispatch-not-paused', name, resumed: null },
    '第8期（总第152期）没有停发，正在推送。发“推送”看进度。',
  ],
  [
    { why: 'dispatch-cancelled', name, ...first },
    '第8期（总第152期）的推送已由编辑一于 8月3日 10:30 取消，您这次没有生效。要再发给哪个群，发“补发 群名”。',
  ],
  [
    { why: 'dispatch-cancelling', name },
    '第8期（总第152期）刚取消，正在收尾，没有补发。等报告了结果，再发一次。',
  ],
  [{ why: 'nothing-missing', group: '甲群', isGoing: true }, '甲群还在推送，没有要补发的。发“推送”看进度。'],
  [{ why: 'nothing-missing', group: '甲群', isGoing: false }, '甲群都收到了，没有要补发的。发“推送”看各群。'],
  [{ why: 'nothing-missing-anywhere' }, '没有要补发的群。发“推送”看各群。'],
  [
    { why: 'already-resent', group: '甲群', ...first },
    '甲群已由编辑一于 8月3日 10:30 补发，还在路上，您这次没有生效。发“推送”看进度。',
  ],
  [
    { why: 'resend-to-idle', group: '甲群', stop: first },
    '群“甲群”已由编辑一于 8月3日 10:30 停用，没有补发。请管理员（管理员）先发“启群 甲群”。',
  ],
  [
    { why: 'resend-to-idle', group: '甲群', stop: null },
    '群“甲群”的地址打不开了，没有补发。请管理员（管理员）重新发“加群 甲群 地址”。',
  ],
  [
    { why: 'not-for-group', group: '甲群', name },
    '第8期（总第152期）里没有“甲群”要收的内容，没有补发。发“群”看各群收什么（管理员能看）。',
  ],
  [
    { why: 'nothing-uncertain', group: '甲群', confirmed: first },
    '甲群未确认的段已由编辑一于 8月3日 10:30 记为已推送，您这次没有生效。',
  ],
  [
    { why: 'nothing-uncertain', group: '甲群', confirmed: null },
    '甲群没有未确认的段，没有变动。发“推送”看各群。',
  ],
])('%j', (refusal, text) => {
  expect(refusalText({ ok: false, ...refusal }, voice, '管理员')).toBe(text);
});
