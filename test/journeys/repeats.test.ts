import { openNewsroom, type Newsroom } from '../support/newsroom';
import { nightSchool } from '../support/sentences';

let room: Newsroom;
beforeEach(async () => {
  room = await openNewsroom();
});
afterEach(() => room.close());

test('every callback three times, shuffled: one effect, one answer each', async () => {
  const contacts = ['contact-lake', 'contact-hill', 'contact-port', 'contact-bus'];
  const sent = contacts.flatMap((contact, who) =>
    [1, 2, 3].map((piece) => ({
      contact,
      msgId: `55${who}${piece}`,
      text: `第${piece}件事\n${contact} 的第${piece}篇来稿，说的是职工之家的建设。`,
    })),
  );
  const thrice = [...sent, ...sent, ...sent].toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
  await Promise.all(thrice.map(({ contact, text, msgId }) => room.platform.say(contact, text, { msgId })));
  for (const contact of contacts) await room.skips(contact, 3);
  const receipts = contacts.flatMap((contact) => room.platform.heard(contact).map(({ text }) => text));
  const numbers = receipts.map((text) => Number(/^已收到，来稿 (\d+)。/u.exec(text)?.[1]));
  expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));

  await new Promise((resolve) => setTimeout(resolve, 300));
  room.forgetsAll();
  for (const { contact, text, msgId } of thrice) await room.platform.say(contact, text, { msgId });
  await room.isQuiet();
});

/** A shuffle that is the same every time. */
function order({ msgId, text }: { msgId: string; text: string }): string {
  return `${(Number(msgId) * 7919) % 1000}${text}`;
}

test('the same words twice are two messages and get two answers', async () => {
  await room.says('editor-first', '待审');
  await room.says('editor-first', '待审');
  const sentence = '现在没有待审的来稿。发“本期”看本期稿件。';
  await room.hears('editor-first', sentence, sentence);
  await room.isQuiet();
});

test('what was decided before a restart is told after it', async () => {
  await room.says('contact-lake', nightSchool.text);
  await room.restart();
  expect(await room.next('contact-lake')).toMatch(/^已收到，来稿 1。/u);
  await room.skips('editor-first', 1);
  await room.skips('editor-second', 1);
  await room.says('contact-lake', '我的来稿');
  await room.hears(
    'contact-lake',
    '您最近的 1 篇来稿：\n来稿 1（待审）夜校开进三个工地\n发“来稿 号码”看一篇的经过。',
  );
  await room.isQuiet();
});

test('forty submissions at five o’clock all reach the editors, within the pace of people', async () => {
  for (let piece = 1; piece <= 40; piece += 1)
    await room.says('contact-lake', `第${piece}件事\n湖东区总工会的第${piece}篇来稿，说的是职工之家的建设。`);
  const told = () =>
    room.platform
      .heard('editor-first')
      .map(({ text }) => text)
      .join('\n');
  for (let waited = 0; waited < 400 && !told().includes('来稿 40｜'); waited += 1)
    await new Promise((resolve) => setTimeout(resolve, 100));
  for (let piece = 1; piece <= 40; piece += 1)
    expect(told()).toMatch(new RegExp(`来稿 ${piece}[\u3000｜]`, 'u'));
  expect(room.platform.dropped('editor-first')).toBe(0);
  expect(room.platform.dropped('contact-lake')).toBe(0);
  room.forgetsAll();
}, 60_000);
