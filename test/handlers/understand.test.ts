import type { CommandWord } from '../../src/desk/rights';
import type { Speaker } from '../../src/desk/roles';
import type { Ask, Outcome } from '../../src/handlers/handler';
import { nothing, numberAndText, numbersAndColumn, oneNumber } from '../../src/handlers/rest';
import { command, looksLikeCommand, understand } from '../../src/handlers/understand';

const contact: Speaker = {
  userid: 'contact-lake',
  contact: { userid: 'contact-lake', name: '湖东区通讯员', unit: '湖东区总工会' },
  editor: null,
  isAdmin: false,
};
const editor: Speaker = {
  userid: 'editor-first',
  contact: null,
  editor: { userid: 'editor-first', name: '编辑一', maySignOff: true },
  isAdmin: false,
};
const both: Speaker = { ...contact, editor: editor.editor };
const admin: Speaker = { userid: 'desk-admin', contact: null, editor: null, isAdmin: true };
const stranger: Speaker = { userid: 'stranger', contact: null, editor: null, isAdmin: false };

/** A table in which a row says which it is, with the arguments that it was given. */
function row<Args>(word: CommandWord, reads: Parameters<typeof command<Args>>[0]['reads']) {
  const run = ({ args, cause }: Ask<Args>): Promise<Outcome> => {
    const text = JSON.stringify({ word, args });
    return Promise.resolve({
      writes: [],
      facts: [],
      letters: [{ to: cause.by, letter: { kind: 'text', text } }],
    });
  };
  return command({ word, usage: `${word} 12`, does: '', reads, run });
}

const commands = [
  row('看', oneNumber),
  row('退稿', numberAndText),
  row('采用', numbersAndColumn),
  row('撤稿', oneNumber),
  row('帮助', nothing),
];

async function heard(text: string, speaker: Speaker): Promise<unknown> {
  const understood = understand(text, speaker, commands);
  if (!('run' in understood)) return understood;
  const cause = { by: speaker.userid, at: 1, cause: 'message-1' };
  const { letters } = await understood.run({ cause } as Ask);
  const [said] = letters;
  return said?.letter.kind === 'text' ? JSON.parse(said.letter.text) : null;
}

test.each([
  '看 12',
  '看12',
  '看　１２',
  '/看 12',
  '／看＃１２',
  ' @简报机器人 看 12',
  '@简报机器人\u2005/看 12',
  '＠简报机器人 看12',
  '\n看\n12\n',
])('%j is the command with its number', async (text) => {
  expect(await heard(text, editor)).toEqual({ word: '看', args: { number: 12 } });
});

test('words are kept as they were typed, also behind characters that NFKC makes longer', async () => {
  expect(await heard('退稿㈠', editor)).toEqual({
    refusal: { ok: false, why: 'wrong-arguments', usage: '退稿 12' },
  });
  expect(await heard('@㍿机器人 退稿１２：（一）缺“数据”㈠；\n\n  ２、Ａ３纸，😀全角\n尾 ', editor)).toEqual({
    word: '退稿',
    args: { number: 12, text: '（一）缺“数据”㈠；\n\n  ２、Ａ３纸，😀全角\n尾' },
  });
});

const report = '看了三场比赛之后，湖东区总工会组织职工座谈。';

test.each<[string, Speaker, unknown]>([
  [report, contact, { submit: report }],
  [report, both, { submit: report }],
  [report, editor, { refusal: { ok: false, why: 'wrong-arguments', usage: '看 12' } }],
  [`  ${report}\n`, contact, { submit: `  ${report}\n` }],
  ['看 12', contact, { refusal: { ok: false, why: 'not-allowed', word: '看' } }],
  ['看 12', both, { word: '看', args: { number: 12 } }],
  ['看 12', admin, { refusal: { ok: false, why: 'not-allowed', word: '看' } }],
  ['撤稿 3', contact, { word: '撤稿', args: { number: 3 } }],
  ['撤稿 3', editor, { refusal: { ok: false, why: 'not-allowed', word: '撤稿' } }],
  ['撤稿 三', contact, { refusal: { ok: false, why: 'wrong-arguments', usage: '撤稿 12' } }],
  ['帮助', admin, { word: '帮助', args: true }],
  ['帮助', stranger, { word: '帮助', args: true }],
  [report, stranger, { refusal: { ok: false, why: 'not-registered' } }],
  ['你好', contact, { refusal: { ok: false, why: 'too-short', length: 2 } }],
  ['你好', both, { refusal: { ok: false, why: 'not-understood', said: '你好' } }],
  ['你好', editor, { refusal: { ok: false, why: 'not-understood', said: '你好' } }],
  [' 　\n', editor, { refusal: { ok: false, why: 'empty' } }],
])('%j', async (text, speaker, meaning) => {
  expect(await heard(text, speaker)).toEqual(meaning);
});

const theses = '退稿3次才定下来的论文，作者是湖东区总工会的一位同志。';
const mistyped = '撤稿 三，湖东区总工会的那一篇，发错了。';

test.each<[string, Speaker, unknown]>([
  [theses, editor, { word: '退稿', args: { number: 3, text: theses.slice(3) } }],
  [theses, both, { submit: theses, meant: '退稿 12' }],
  [theses.replace('3次', ' 3 次'), both, { word: '退稿', args: { number: 3, text: theses.slice(3) } }],
  ['退稿3次', both, { word: '退稿', args: { number: 3, text: '次' } }],
  ['采用3项措施，湖东区职工都说好。', both, { submit: '采用3项措施，湖东区职工都说好。', meant: '采用 12' }],
  [mistyped, contact, { submit: mistyped, meant: '撤稿 12' }],
  [mistyped.replace(' ', ''), contact, { submit: mistyped.replace(' ', '') }],
  ['采用 8-10，湖东区的那几篇都可以用。', contact, { submit: '采用 8-10，湖东区的那几篇都可以用。' }],
])('what begins like a command: %j', async (text, speaker, meaning) => {
  expect(await heard(text, speaker)).toEqual(meaning);
});

test.each([
  ['采用 8-10', true],
  ['采用3号', true],
  ['看 来稿 3 吧', true],
  ['采用', true],
  ['采用新办法的一段请补充', false],
  ['看 第二段', false],
  ['撤稿 3 之前请说一声', false],
  ['字数太少', false],
])('%j of an editor looks like a command: %s', (text, looks) => {
  expect(looksLikeCommand(text, editor, commands)).toBe(looks);
});

test('fifteen characters are news, fourteen are talk; white space does not count', () => {
  const fourteen = '一二三四五六七八九十甲乙丙丁';
  expect(understand(`${fourteen} \n\t`, contact, commands)).toEqual({
    refusal: { ok: false, why: 'too-short', length: 14 },
  });
  expect(understand(`${fourteen}😀`, contact, commands)).toEqual({ submit: `${fourteen}😀` });
});
