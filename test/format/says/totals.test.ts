import { failedHint, inDoubt, incomplete, someNames, total } from '../../../src/format/says/totals';
import { cancelled, deliveryTo, meaning } from './deliveries-in';

test('every group is counted once, under the worst that befell it, and reasons are said once', () => {
  const deliveries = [
    deliveryTo('甲群', 'sent', 'sent'),
    deliveryTo('乙群', 'sent', 'uncertain'),
    deliveryTo('丙群', 'refused'),
    deliveryTo('丁群', 'sent', 'refused'),
    cancelled(deliveryTo('戊群', 'sent', 'refused')),
    deliveryTo('己群', 'refused', 'waiting'),
  ];
  expect(total(deliveries, meaning)).toBe(
    '6 个群：1 已推送，1 未确认，2 失败（丙群、丁群：地址无效），1 已取消，1 进行中',
  );
  expect(total(deliveries.slice(5), meaning, '停着')).toBe('1 个群：1 停着');
});

test('what was cancelled after a failure is a failure, with its reason', () => {
  const failed = deliveryTo('丙群', 'refused');
  const rest = cancelled(failed);
  const both = { ...failed, parts: [...failed.parts, ...rest.parts] };
  expect(total([both], meaning)).toBe('1 个群：1 失败（丙群：地址无效）');
});

test('a line for each group that has to be looked at, and for each that has not got all of it', () => {
  const deliveries = [
    deliveryTo('甲群', 'sent'),
    deliveryTo('乙群', 'uncertain', 'refused', 'uncertain', 'sent'),
  ];
  expect(inDoubt(deliveries)).toEqual([
    '乙群：第1、3段未确认，可能已经显示，请到群里看一眼：看到了，发“已达 乙群”；没有，发“补发 乙群”。',
  ]);
  expect(incomplete(deliveries)).toEqual(['乙群：1 段已推送，1 段未送达，2 段未确认，不完整。']);
});

test('what helps is said where a group has failed, and not of what was cancelled or is in doubt', () => {
  const others = [
    deliveryTo('甲群', 'sent'),
    deliveryTo('乙群', 'uncertain'),
    cancelled(deliveryTo('戊群', 'refused')),
  ];
  expect(failedHint(others)).toBe(false);
  expect(failedHint([...others, deliveryTo('丙群', 'refused')])).toBe('失败的，找到原因后发“补发 群名”。');
});

test('of more than six groups some are named', () => {
  const names = ['一', '二', '三', '四', '五', '六', '七'];
  expect(someNames(names.slice(1))).toBe('二、三、四、五、六、七');
  expect(someNames(names)).toBe('一、二、三、四、五、六等 7 个群');
});
