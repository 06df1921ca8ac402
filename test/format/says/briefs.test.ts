import {
  alreadyRead,
  briefsGoing,
  briefsGoingNotice,
  briefsInVain,
  briefsName,
  briefsVoid,
} from '../../../src/format/says/briefs';
import { deliveryTo, meaning } from './deliveries-in';

const groups = ['甲群', '乙群'];

test('a 快讯 is called by its pieces, of many by the first', () => {
  expect(briefsName({ entries: [12] })).toBe('快讯（来稿 12）');
  expect(briefsName({ entries: [12, 13], signedBy: 'editor-first' })).toBe('每日快讯（来稿 12、13）');
  expect(briefsName({ entries: [1, 2, 3, 4, 5] })).toBe('快讯（来稿 1、2、3、4 等 5 篇）');
});

test('in quiet hours it is said when they go out', () => {
  const line = { number: 12, groups: 2, had: 0 };
  expect(briefsGoing({ groups, from: '8月4日 7:00' }, [line])).toMatch(
    /8月4日 7:00.*2 个群.*：甲群、乙群\n/u,
  );
  expect(briefsGoingNotice('编辑一', { groups, from: '8月4日 7:00' }, [12])).toContain('8月4日 7:00');
  expect(briefsGoingNotice('编辑一', { groups, from: null }, [12])).toBe(
    '编辑一向 2 个群发出快讯（来稿 12），正在推送。',
  );
});

test('what reached nobody, and what was not even tried', () => {
  expect(briefsInVain('快讯（来稿 12）', [deliveryTo('甲群', 'refused')], meaning)).toBe(
    '快讯（来稿 12）没有发到任何一个群。1 个群：1 失败（甲群：地址无效）\n地址有误的请管理员检查，改好后发“补发 全部”，或再发一次“快讯 号码”；稿件还在整期里。',
  );
  expect(briefsVoid('快讯（来稿 12）')).toBe(
    '快讯（来稿 12）没有发：要发的简讯都已撤销，或已由另一次快讯发出。',
  );
});

test('撤销 speaks of the groups that have read it, if any has', () => {
  expect(alreadyRead(12, [])).toEqual([]);
  expect(alreadyRead(12, groups)).toEqual([
    '来稿 12 已经作为快讯发到 2 个群（甲群、乙群），收不回来；还没有发到的群不再发。',
  ]);
});
