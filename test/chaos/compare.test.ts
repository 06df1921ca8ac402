import type { Delivery, FrozenBulletin, PartState } from '../../src/desk/issues/delivery';
import { compare, compareReports } from './compare';

const frozen: FrozenBulletin = {
  schema: 1,
  dispatch: 'issue-1',
  digest: 'd',
  bulletin: null,
  parts: [{ kind: 'markdown', text: '一' }, { kind: 'markdown', text: '二' }, { kind: 'word' }],
};
const delivery = (...states: PartState[]): Delivery => ({
  schema: 1,
  dispatch: 'issue-1',
  group: '甲群',
  order: 0,
  bulletin: 'd',
  parts: states.map((state) => ({ state, at: 0 })),
});
const shown: Record<string, { at: number; kind: string; text: string }> = {
  一: { at: 0, kind: 'markdown', text: '一' },
  二: { at: 0, kind: 'markdown', text: '二' },
  文: { at: 0, kind: 'file', text: '第1期.docx' },
  他: { at: 0, kind: 'markdown', text: '他' },
};
const tally = (states: PartState[], posts: string, report = '') =>
  compare({
    ledger: { deliveries: [delivery(...states)], frozen: [frozen] },
    report,
    posts: () => Array.from(posts, (name) => shown[name]!),
  });
const none = { parts: 3, sent: 0, uncertain: 0, refused: 0, lost: 0, doubled: 0, disordered: 0, faults: [] };
const doubt = '甲群：第2段未确认，可能已经显示';
const refusal = '1 个群：1 失败（甲群：机器人已停用）';

test.each<[string, PartState[], string, string, object]>([
  ['all of it once', ['sent', 'sent', 'sent'], '一二文', '', { sent: 3 }],
  ['a doubt that was told', ['sent', 'uncertain', 'sent'], '一文', doubt, { sent: 2, uncertain: 1 }],
  ['a refusal that was told', ['sent', 'refused', 'refused'], '一', refusal, { sent: 1, refused: 2 }],
])('%s is right', (_, states, posts, report, wanted) => {
  expect(tally(states, posts, report)).toEqual({ ...none, ...wanted });
});

test.each<[string, PartState[], string, string, object]>([
  ['called sent and not shown', ['sent', 'sent', 'sent'], '一文', '', { lost: 1 }],
  ['a doubt that nobody was told', ['sent', 'uncertain', 'sent'], '一二文', '', { lost: 1 }],
  ['a doubt about another part', ['uncertain', 'sent', 'sent'], '一二文', doubt, { lost: 1 }],
  ['a refusal that nobody was told', ['sent', 'refused', 'refused'], '一', '', { lost: 2 }],
  ['refused and shown', ['sent', 'sent', 'refused'], '一二文', refusal, { lost: 1 }],
  ['still waiting', ['sent', 'waiting', 'waiting'], '一', '', { lost: 2 }],
  ['shown twice', ['sent', 'sent', 'sent'], '一二二文', '', { doubled: 1 }],
  ['in doubt and shown twice', ['sent', 'uncertain', 'sent'], '一二二文', doubt, { doubled: 1 }],
  ['what was never frozen', ['sent', 'sent', 'sent'], '一二文他', '', { doubled: 1 }],
  ['another order', ['sent', 'sent', 'sent'], '二一文', '', { disordered: 1 }],
])('%s is wrong', (_, states, posts, report, wanted) => {
  const { lost, doubled, disordered, faults } = tally(states, posts, report);
  const found = { lost, doubled, disordered };
  expect(found).toEqual({ lost: 0, doubled: 0, disordered: 0, ...wanted });
  expect(faults).toHaveLength(Math.max(...Object.values(found)));
});

test('each editor is told the end once, in the same words, with the right count', () => {
  const ledger = { deliveries: [delivery('sent', 'sent', 'sent')], frozen: [frozen] };
  const end = '推送结束。1 个群：1 已推送';
  const wrong = (first: string[], second: string[]) =>
    compareReports(
      new Map([
        ['editor-first', first],
        ['editor-second', second],
      ]),
      ledger,
    );
  expect(wrong([end], [end])).toEqual([]);
  expect(wrong([end, end], [end])).toEqual(['editor-first was told the end 2 times']);
  expect(wrong([end], [])).toEqual(['editor-second was told the end 0 times']);
  expect(wrong([end], ['推送结束。'])).toEqual(['the editors were told different things']);
  expect(wrong(['推送结束。'], ['推送结束。'])).toEqual(['0 groups are called complete, 1 are']);
});
