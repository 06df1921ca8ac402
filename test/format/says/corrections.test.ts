import { planDelivery } from '../../../src/desk/issues/delivery';
import {
  corrected,
  correcting,
  correctingNotice,
  correctionInVain,
  correctionName,
  correctionOffer,
  namedIssue,
} from '../../../src/format/says/corrections';
import { frozenBulletin } from '../../desk/examples';

const name = '第8期（总第152期）的第2则更正';

test('a correction is called by its issue and its number', () => {
  expect(correctionName({ number: 8, runningNumber: 152 }, 2)).toBe(name);
});

test('an offer says who gets it and who does not, and ends with the words to send back', () => {
  const receivers = { groups: ['甲群', '乙群'], missed: ['丙群'], gone: ['丁群'] };
  expect(correctionOffer(name, receivers, '0420')).toBe(
    [
      '上面是第8期（总第152期）的第2则更正，将发到收到过这一期的 2 个群：',
      '甲群、乙群',
      '没有收到这一期，不发：丙群',
      '已停用，或不在配置里，发不到：丁群',
      '确认无误，请在十分钟内照样回复下面一行：',
      '更正 0420',
    ].join('\n'),
  );
});

test('an offer to all of them says no more than that', () => {
  expect(correctionOffer(name, { groups: ['甲群'], missed: [], gone: [] }, '0420')).toBe(
    [
      '上面是第8期（总第152期）的第2则更正，将发到收到过这一期的 1 个群：',
      '甲群',
      '确认无误，请在十分钟内照样回复下面一行：',
      '更正 0420',
    ].join('\n'),
  );
});

test('on its way, to who sent it and to the others', () => {
  expect(correcting(name, 2, null)).toBe(
    '第8期（总第152期）的第2则更正正在发往 2 个群，存档里也写上了。发“推送”看进度，发完会报告结果。',
  );
  expect(correctingNotice(name, { by: '编辑一', text: '“甲”应为“乙”。\n特此更正。', from: null })).toBe(
    '编辑一发出第8期（总第152期）的第2则更正，正在推送：\n“甲”应为“乙”。\n特此更正。',
  );
});

test('in the quiet hours both say from when on groups are sent it', () => {
  const from = '9月1日 07:00';
  expect(correcting(name, 2, from)).toBe(
    '第8期（总第152期）的第2则更正夜里不往群里发，9月1日 07:00 起发往 2 个群，存档里也写上了。发“推送”看进度，发完会报告结果。',
  );
  expect(correctingNotice(name, { by: '编辑一', text: '“甲”应为“乙”。', from })).toBe(
    '编辑一发出第8期（总第152期）的第2则更正，夜里不往群里发，9月1日 07:00 起推送：\n“甲”应为“乙”。',
  );
});

test('where it came to no group the total says why', () => {
  const planned = planDelivery({ name: '甲群', order: 0 }, frozenBulletin(['甲']), 1);
  const refused = { ...planned, parts: [{ state: 'refused' as const, at: 1, errcode: 93000 }] };
  expect(correctionInVain(name, [refused], () => '机器人已被移出群')).toBe(
    [
      '第8期（总第152期）的第2则更正没有发到任何一个群。1 个群：1 失败（甲群：机器人已被移出群）',
      '请管理员照原因检查，改好后发“补发 全部”；存档里已经写上这则更正。',
    ].join('\n'),
  );
});

test.each([
  [{ number: 8, year: null, runningNumber: null }, '第8期'],
  [{ number: 8, year: 2026, runningNumber: null }, '2026年第8期'],
  [{ number: 8, year: null, runningNumber: 152 }, '第8期（总第152期）'],
  [{ number: null, year: null, runningNumber: 152 }, '总第152期'],
])('%j is called %s', (which, called) => {
  expect(namedIssue(which)).toBe(called);
});

test('in a list an issue tells its corrections on one line, and not all of a long one', () => {
  expect(corrected([])).toBe('');
  expect(corrected([{ text: '“甲”应为“乙”。\n特此更正。' }])).toBe('有更正 1 则：“甲”应为“乙”。 特此更正。');
  expect(corrected([{ text: '“甲”应为“乙”' }, { text: '长'.repeat(80) }])).toBe(
    `有更正 2 则：“甲”应为“乙”；${'长'.repeat(50)}…`,
  );
});
