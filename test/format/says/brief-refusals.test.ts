import type { BriefRefusal } from '../../../src/desk/briefs/brief-refusal';
import { refusalText } from '../../../src/format/says/refusals';
import { voiceOf } from '../../../src/format/voice';

const editors = [{ userid: 'editor-first', name: '编辑一' }];
const voice = voiceOf({ contacts: [], editors, admins: [] }, 'Asia/Shanghai');
const first = { by: 'editor-first', at: Date.parse('2026-08-03T10:30:00+08:00') };
const number = 12;

test.each<[BriefRefusal, string]>([
  [
    { why: 'not-a-brief', number, column: '工作动态', instead: '简讯' },
    '来稿 12 在【工作动态】，不是简讯，没有发快讯。要当快讯发，先发“栏目 12 简讯”。',
  ],
  [
    { why: 'not-a-brief', number, column: '工作动态', instead: null },
    '来稿 12 在【工作动态】，不是简讯，没有发快讯。本刊没有简讯栏目，请管理员在 desk.yaml 里加一个 kind: brief 的栏目。',
  ],
  [
    { why: 'brief-not-accepted', number, state: 'pending' },
    '来稿 12 还没有采用，没有发快讯。先发“采用 12 栏目”，再发“快讯 12”。',
  ],
  [
    { why: 'brief-not-accepted', number, state: 'rejected' },
    '来稿 12 现在是“退稿”，不能发快讯。发“看 12”看经过。',
  ],
  [
    { why: 'brief-taken-back', number, ...first },
    '来稿 12 的采用已由编辑一于 8月3日 10:30 撤销，没有发快讯。要发，先发“采用 12 栏目”。',
  ],
  [
    { why: 'brief-printed', number, where: '第8期（总第152期）【简讯】第1篇' },
    '来稿 12 已经刊出（第8期（总第152期）【简讯】第1篇），不再发快讯。要改错，发“更正 期号 更正的内容”。',
  ],
  [
    { why: 'brief-signed-off', number, issue: '第8期（总第152期）' },
    '来稿 12 已随第8期（总第152期）签发，整期正在推送，不再单独发快讯。发“推送”看进度。',
  ],
  [
    { why: 'brief-had', number, groups: 2, at: first.at },
    '来稿 12 已于 8月3日 10:30 作为快讯发往收快讯的 2 个群，没有重发。发“推送”看送到没有，没有送到的发“补发 群名”。',
  ],
  [
    { why: 'no-brief-groups' },
    '没有一个群收快讯，没有发。请管理员（管理员）在 desk.yaml 里给要收的群写上 receives: [bulletin, briefs]，再重新启动。',
  ],
  [
    { why: 'no-group-for-column', number, column: '简讯' },
    '收快讯的群都不收【简讯】，来稿 12 没有发。请管理员（管理员）在 desk.yaml 里改群的 columns，再重新启动。',
  ],
])('%j', (refusal, wanted) => {
  expect(refusalText({ ok: false, ...refusal }, voice, '管理员')).toBe(wanted);
});
