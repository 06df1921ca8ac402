import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openNewsroom, type Newsroom } from './support/newsroom';

const root = join(__dirname, '..');

/** One turn: somebody says or presses something, the bot tells somebody, or a card has come to read so. */
type Turn = { kind: 'acts' | 'hears' | 'sees'; who: string; text: string };

const people: Record<string, string> = {
  湖东区通讯员: 'contact-lake',
  编辑一: 'editor-first',
  编辑二: 'editor-second',
  管理员: 'desk-admin',
  还没有登记的人: 'stranger',
};

let room: Newsroom;
let code: string;
beforeEach(async () => {
  code = '';
  room = await openNewsroom();
});
afterEach(() => room.close());

const conversations = ['README.md', 'README.zh-CN.md'].flatMap((file) =>
  conversationsIn(file).map((turns, index): [string, number, Turn[]] => [file, index + 1, turns]),
);

test.each(conversations)(
  '%s, conversation %i, is what the bot really says',
  async (_file, _index, turns) => {
    for (const { kind, who, text } of turns) {
      if (kind === 'acts') await act(userid(who), text);
      if (kind === 'hears') await hear(userid(who), text);
      if (kind === 'sees') await room.seesOnCard(userid(who), newest, pattern(text));
    }
  },
  30_000,
);

test('every role finds what 帮助 tells it', () => {
  const asked = conversations.flatMap(([file, , turns]) =>
    file === 'README.zh-CN.md' ? turns.filter(({ text }) => text === '帮助') : [],
  );
  expect(asked.map(({ who }) => who)).toEqual(['湖东区通讯员', '编辑一', '还没有登记的人', '管理员']);
});

async function act(who: string, text: string): Promise<void> {
  const [, button] = /^（点“(.+)”）$/u.exec(text) ?? [];
  if (button !== undefined) await press(who, button);
  else
    await room.says(
      who,
      text.replace(/(?<=^签发 )\d{4}$/u, () => code),
    );
}

/** Every card holds no words at all; the newest is meant. */
const newest = '';

async function press(who: string, button: string): Promise<void> {
  await room.seesOnCard(who, newest, new RegExp(`\\[${button}\\]`, 'u'));
  await room.presses(who, newest, button);
}

/** What this story does not mention is passed over: what others do, and the same card for another editor. */
async function hear(who: string, text: string): Promise<void> {
  const passed: string[] = [];
  for (let more = 0; more < 6; more += 1) {
    const heard = await room.next(who).catch(() => null);
    if (heard === null) break;
    code = /签发 (\d{4})$/u.exec(heard)?.[1] ?? code;
    if (pattern(text).test(heard)) return;
    passed.push(heard);
  }
  expect(passed).toContain(text);
}

/** Times and codes are not the same twice; everything else is, to the letter. */
function pattern(text: string): RegExp {
  const literal = text
    .replaceAll('] [', ']\n[')
    .replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
    .replace(/\d+月\d+日 \d+:\d+/gu, '\\d+月\\d+日 \\d+:\\d+')
    .replace(/(?<=签发 )\d{4}/gu, '\\d{4}');
  return new RegExp(`^${literal}$`, 'u');
}

function userid(name: string): string {
  const found = people[name];
  if (found === undefined) throw new Error(`${name} is nobody in this story`);
  return found;
}

/** Blocks of text that begin with somebody’s name and a colon. */
function conversationsIn(file: string): Turn[][] {
  const blocks = readFileSync(join(root, file), 'utf8').matchAll(/^```text\n([\s\S]*?)^```$/gmu);
  return [...blocks].map(([, block = '']) => turnsIn(block)).filter((turns) => turns.length > 0);
}

function turnsIn(block: string): Turn[] {
  return [...block.matchAll(/^(简报 → )?(\S+?)(的卡片)?：\n((?: {2}.*\n|\n)+)/gmu)].map(
    ([, told, who = '', card, said = '']): Turn => ({
      kind: told ? 'hears' : card ? 'sees' : 'acts',
      who,
      text: said.replace(/^ {2}/gmu, '').trim(),
    }),
  );
}
