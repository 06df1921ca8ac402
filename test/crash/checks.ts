import { plainText } from '../../simulator/plain-text';
import { until, type People } from './people';
import { edited, first, second, writeScript, type Numbered } from './script';

const editors = [first, second];

/** Each got a number of its own, and none was skipped. */
export function checkNumbers(pieces: readonly Numbered[]): void {
  const numbers = pieces.map(({ number }) => Number(number));
  expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
}

/** Every move and every change stands there once, with the one who made it. */
export async function checkHistories(pieces: readonly Numbered[], people: People): Promise<void> {
  const wanted = [...writeScript(pieces).histories];
  await Promise.all(
    wanted.map(async ([number, steps], index) => {
      const histories = await historiesOf(number, editors[index % 2] ?? first, people);
      expect({ number, histories }).toEqual({ number, histories: [steps] });
    }),
  );
}

async function historiesOf(number: string, editor: string, people: People): Promise<string[][]> {
  const title = `来稿 ${number}（已刊出）的经过：`;
  await people.says(editor, `经过 ${number}`);
  await people.isTold(editor, new RegExp(`^${title}`, 'u'));
  return people
    .told(editor)
    .filter((text) => text.startsWith(title))
    .map(stepsOf);
}

/** Without time, and without the name of contacts and of the desk itself. */
function stepsOf(history: string): string[] {
  const [, ...lines] = history.split('\n');
  return lines.map((line) => {
    const [, name = '', word = ''] = /^\S+ \S+ (\S+) ([^：，（]+)/u.exec(line) ?? [];
    return name.startsWith('编辑') && name !== '编辑部' ? `${name} ${word}` : word;
  });
}

/** Every editor has heard of every piece; no card that is about a decided one can still be pressed. */
export async function checkCards(pieces: readonly Numbered[], people: People): Promise<void> {
  for (const editor of editors)
    for (const { number } of pieces) {
      const cards = () => people.cards(editor, number);
      const isListed = () => people.told(editor).some((text) => text.includes(`\n来稿 ${number}｜`));
      await until(() => cards().length > 0 || isListed(), `${editor} hears of 来稿 ${number}`);
      const isReplaced = () => people.told(editor).some((text) => instead(number).test(text));
      const live = () => cards().filter(({ card }) => card && card.buttons.length > 0);
      await until(() => live().length === 0 || isReplaced(), `${editor} sees 来稿 ${number} decided`);
      if (!isReplaced()) for (const { text } of cards()) expect(text).toMatch(/编辑[一二] (采用|退改)/u);
    }
}

function instead(number: string): RegExp {
  return new RegExp(`^来稿 ${number}：[\\s\\S]*先前的卡片已失效`, 'u');
}

/** Nobody is told a thing twice, and nothing took effect a second time: that would have been refused. */
export function checkWords(userids: readonly string[], people: People): void {
  for (const userid of userids) {
    const texts = people.told(userid);
    expect({ userid, twice: texts.filter((text, index) => texts.indexOf(text) !== index) }).toEqual({
      userid,
      twice: [],
    });
    expect({ userid, refused: texts.filter((text) => refusal.test(text)) }).toEqual({ userid, refused: [] });
  }
}

const refusal = /没有生效|没有改动|已经失效|不在本期里|没有采用的决定|不能编辑|没有看懂|请改用/u;

/** Each piece was printed, and its contact has heard where. */
export async function checkPrinted(contacts: readonly string[], people: People): Promise<void> {
  for (const contact of contacts) {
    const count = (words: string) => people.told(contact).filter((text) => text.includes(words)).length;
    await until(() => count('已刊出：') === count('已收到，来稿'), `${contact} hears what was printed`);
  }
}

/** A part stands in a group once, or not at all and then the report says that it is not known. */
export function checkGroup(name: string, posts: string[], report: string): void {
  const parts = Number(/（1\/(\d+)）/u.exec(posts.join('\n'))?.[1] ?? 0);
  expect(parts).toBeGreaterThan(1);
  expect(new Set(posts).size).toBe(posts.length);
  const marks = posts.map((post) => Number(/（(\d+)\/\d+）/u.exec(post)?.[1]));
  expect(marks).toEqual(marks.toSorted((a, b) => a - b));
  const missing = Array.from({ length: parts }, (_, index) => index + 1).filter(
    (part) => !marks.includes(part),
  );
  const doubtful =
    new RegExp(`${name}：第([\\d、]+)段未确认`, 'u').exec(report)?.[1]?.split('、').map(Number) ?? [];
  const silent = missing.filter((part) => !doubtful.includes(part));
  expect({ name, silent }).toEqual({ name, silent: [] });
  checkEdits(posts.map(plainText).join('\n'), missing.length === 0);
}

/** Where a part is in doubt, what it says may be missing. */
function checkEdits(text: string, isWhole: boolean): void {
  for (const words of edited.gone) expect(text).not.toContain(words);
  if (isWhole) for (const words of edited.read) expect(text).toContain(words);
}
