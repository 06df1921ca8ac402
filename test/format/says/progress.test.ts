import { noteWait, type Delivery, type Wait } from '../../../src/desk/issues/delivery';
import { openDispatch, type Dispatch, type DispatchState } from '../../../src/desk/issues/dispatch';
import { progress, ranges, troubles } from '../../../src/format/says/progress';
import { voiceOf } from '../../../src/format/voice';
import { by } from '../../desk/examples';
import { deliveryTo, meaning } from './deliveries-in';

const editors = [{ userid: 'editor-first', name: '编辑一' }];
const voice = voiceOf({ contacts: [], editors, admins: [] }, 'Asia/Shanghai');
const now = Date.parse('2026-08-03T10:30:00+08:00');
const around = { meaning, voice, now };
const name = '第8期（总第152期）';

function shown(deliveries: Delivery[], state: DispatchState = 'going', isPreparing = false) {
  const { cause, ...who } = by('editor-first', now - 60_000);
  const going = openDispatch('issue-8', by('editor-first', 1));
  const dispatch: Dispatch = { ...going, state, moves: [...going.moves, { state, cause, ...who }] };
  return progress({ name, dispatch, deliveries, isPreparing }, around);
}

function waiting(why: Wait['for'], seconds: number): Delivery {
  const delivery = deliveryTo('甲群', 'sent', 'sent', 'waiting', 'waiting');
  return noteWait(delivery, { for: why, until: now + seconds * 1000 });
}

test('each group with its parts; what helps stands below', () => {
  const deliveries = [
    deliveryTo('甲群', 'sent', 'sent'),
    deliveryTo('乙群', 'sent', 'sent', 'uncertain', 'sending', 'waiting', 'waiting'),
    deliveryTo('丙群', 'refused', 'refused'),
  ];
  expect(shown(deliveries)).toBe(
    [
      '第8期（总第152期）推送情况，3 个群：1 已推送，1 失败（丙群：地址无效），1 进行中',
      '甲群：2 段已推送',
      '乙群：第1至2段已推送，第4段发送中，第5至6段等待，第3段未确认',
      '丙群：2 段未送达',
      '未确认的请到群里看一眼：看到了，发“已达 群名”；没有，发“补发 群名”。',
      '未送达的，找到原因后发“补发 群名”。',
    ].join('\n'),
  );
});

test.each([
  ['pace', 40, '（群里每分钟的条数有限，约 40 秒后接着发）'],
  ['wecom', 59.2, '（企业微信要求等一等，约 60 秒后接着发）'],
  ['retry', 600, '（没有发成，8月3日 10:40 再试）'],
  ['quiet', 600, '（夜里不往群里发，8月3日 10:40 起发）'],
  ['pace', 0, ''],
] as const)('one that waits for %s says until when', (why, seconds, text) => {
  expect(shown([waiting(why, seconds)])).toBe(
    `${name}推送情况，1 个群：1 进行中\n甲群：第1至2段已推送，第3至4段等待${text}`,
  );
});

test('in a pause all wait for the editors, whatever else they waited for', () => {
  expect(shown([waiting('pace', 40)], 'paused')).toBe(
    [
      '第8期（总第152期）推送情况，1 个群：1 停着',
      '编辑一于 8月3日 10:29 停发。发“续发”接着发，发“取消”不再发。',
      '甲群：第1至2段已推送，第3至4段等待',
    ].join('\n'),
  );
});

test('files are made first', () => {
  expect(shown([deliveryTo('甲群', 'waiting')], 'going', true)).toBe(
    `${name}推送情况，1 个群：1 进行中\n正在准备文件，做好就发。\n甲群：1 段等待`,
  );
});

test('a cancelled one is brought to its end, and then nothing more is said of it', () => {
  expect(shown([deliveryTo('甲群', 'sending')], 'cancelled')).toContain(
    '编辑一于 8月3日 10:29 取消，正在收尾。',
  );
  expect(shown([deliveryTo('甲群', 'sent')], 'cancelled')).toBe(
    `${name}推送情况，1 个群：1 已推送\n甲群：1 段已推送`,
  );
});

test('of fifty groups only those are listed that are not done', () => {
  const done = Array.from({ length: 48 }, (_, at) => deliveryTo(`第${at + 1}群`, 'sent'));
  expect(shown([...done, deliveryTo('慢群', 'sent', 'waiting'), deliveryTo('坏群', 'refused')])).toBe(
    [
      '第8期（总第152期）推送情况，50 个群：48 已推送，1 失败（坏群：地址无效），1 进行中',
      '慢群：第1段已推送，第2段等待',
      '坏群：1 段未送达',
      '其余 48 个群都已推送。',
      '未送达的，找到原因后发“补发 群名”。',
    ].join('\n'),
  );
});

test('briefs that were taken back are not to be sent again, and nothing is said of it', () => {
  const delivery = deliveryTo('甲群', 'refused');
  const parts = delivery.parts.map((part) => ({ ...part, why: 'taken-back' as const }));
  const said = shown([{ ...delivery, parts }]);
  expect(said).toContain('甲群：1 段不用再发');
  expect(said).not.toContain('补发');
  const half = deliveryTo('甲群', 'sent', 'refused');
  const [sent, left] = half.parts;
  expect(shown([{ ...half, parts: [sent!, { ...left!, why: 'had' }] }])).toContain(
    '甲群：第1段已推送，第2段不用再发',
  );
});

test('numbers in a row are a range', () => {
  expect(ranges([1, 2, 3, 5, 8, 9])).toBe('1至3、5、8至9');
});

test('trouble while the rest is going', () => {
  expect(troubles(name, [deliveryTo('丙群', 'refused', 'refused')], meaning)).toBe(
    '第8期（总第152期）还在推送，有 1 个群不顺利，别的群照常发：\n丙群：失败（地址无效）。',
  );
});
