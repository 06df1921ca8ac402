import { planDelivery } from '../../../src/desk/issues/delivery';
import {
  offer,
  printedNotice,
  report,
  signedOff,
  signedOffNotice,
} from '../../../src/format/says/dispatches';
import { frozenBulletin, openIssueWith } from '../../desk/examples';

const plain = {
  where: '第8期（总第152期）【工作动态】第1篇',
  together: [],
  changes: [],
  headlineLeftOut: false,
};

test('a piece that stands as it came', () => {
  expect(printedNotice(12, plain)).toBe(
    '您的来稿 12 已刊出：第8期（总第152期）【工作动态】第1篇。谢谢您的来稿。',
  );
});

test('a piece merged with others, changed in many places, among briefs', () => {
  const changes = ['标题“甲 → 乙”', '正文“丙 → 丁”', '正文“戊 → 己”', '署名“庚 → 辛”'];
  expect(printedNotice(12, { ...plain, together: [13, 15], changes, headlineLeftOut: true })).toBe(
    '您的来稿 12 已刊出：第8期（总第152期）【工作动态】第1篇，与来稿 13、15 合为一篇。编辑改动：标题“甲 → 乙”；正文“丙 → 丁”；正文“戊 → 己”等 4 处。简讯不印标题。谢谢您的来稿。',
  );
});

test('three changes are told whole', () => {
  expect(printedNotice(12, { ...plain, changes: ['标题“甲 → 乙”', '正文“丙 → 丁”', '正文“戊 → 己”'] })).toBe(
    '您的来稿 12 已刊出：第8期（总第152期）【工作动态】第1篇。编辑改动：标题“甲 → 乙”；正文“丙 → 丁”；正文“戊 → 己”。谢谢您的来稿。',
  );
});

const groupOf = (name: string, style: 'full' | 'digest') => ({ name, style });
const message = { kind: 'markdown' as const, text: '甲' };

test('an offer says which groups get what, where they do not all read the same', () => {
  const renderings = [
    { groups: [groupOf('甲群', 'full'), groupOf('丙群', 'full')], parts: [message, message] },
    { groups: [groupOf('乙群', 'digest')], parts: [message, { kind: 'word' as const }] },
    { groups: [{ ...groupOf('丁群', 'full'), columns: ['简讯'] }], parts: [message] },
  ];
  expect(offer(openIssueWith([1, 2]), { renderings, code: '0420', timed: null })).toBe(
    [
      '第8期（总第152期）：2 篇，将发到 4 个群：',
      '甲群、丙群：全文 2 段',
      '乙群：目录和简讯 1 段，附 Word 文件',
      '丁群：全文 1 段（只收简讯）',
      '确认无误，请在十分钟内照样回复下面一行（稿件或群一有变动即作废）：',
      '签发 0420',
    ].join('\n'),
  );
});

test('an offer is short where all groups read the same', () => {
  const renderings = [{ groups: [groupOf('甲群', 'full'), groupOf('丙群', 'full')], parts: [message] }];
  expect(offer(openIssueWith([1]), { renderings, code: '0420', timed: null })).toContain(
    '第8期（总第152期）：1 篇，分 1 段，将发到 2 个群：\n甲群、丙群\n确认无误',
  );
});

test('whoever signs off in the quiet hours reads from when on groups are sent it, and so do the others', () => {
  const issue = openIssueWith([1]);
  expect(signedOff(issue, 3, null)).toBe(
    '第8期（总第152期）已签发，正在发往 3 个群。发“推送”看进度，发完会报告结果。',
  );
  expect(signedOff(issue, 3, '9月1日 07:00')).toBe(
    '第8期（总第152期）已签发，夜里不往群里发，9月1日 07:00 起发往 3 个群。发“推送”看进度，发完会报告结果。',
  );
  expect(signedOffNotice(issue, '编辑一', '9月1日 07:00')).toBe(
    '第8期（总第152期）已由编辑一签发，夜里不往群里发，9月1日 07:00 起推送。',
  );
});

test('an offer says what is timed already', () => {
  const renderings = [{ groups: [groupOf('甲群', 'full')], parts: [message] }];
  const timed = { name: '第8期（总第152期）', when: '2026年8月31日 9:00', by: '编辑二' };
  expect(offer(openIssueWith([1]), { renderings, code: '0420', timed })).toContain(
    '\n甲群\n这一期已经定于 2026年8月31日 9:00 签发（编辑二）；现在签发，就不等那时了。\n确认无误',
  );
});

test.each([
  ['too-long', 'Word 文件超过 20 MB，企业微信不收'],
  ['not-made', 'Word 文件没有做成'],
  ['gone', '做好的 Word 文件不在数据文件夹里了'],
  ['not-uploaded', 'Word 文件几次都没有传上去'],
  ['no-page', '没有设 PUBLIC_URL，卡片没有网页可以打开'],
] as const)('a file that is %s stands in the report with its reason', (noFile, reason) => {
  const planned = planDelivery({ name: '乙群', order: 0 }, frozenBulletin(['甲'], 'with its file'), 1);
  const delivery = {
    ...planned,
    parts: [
      { state: 'sent' as const, at: 2 },
      { state: 'refused' as const, at: 3, errcode: null, noFile },
    ],
  };
  expect(report('第8期（总第152期）', [delivery], () => '不会这样说')).toBe(
    [
      `第8期（总第152期）推送结束。1 个群：1 失败（乙群：${reason}）`,
      '乙群：1 段已推送，1 段未送达，不完整。',
      '失败的，找到原因后发“补发 群名”。',
    ].join('\n'),
  );
});
