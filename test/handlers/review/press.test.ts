import type { DeskConfig } from '../../../src/desk/desk-config';
import { sitAround, type Table } from '../../jobs/card-table';
import { factsOf, openWorkshop, type Bench, type Workshop } from '../../jobs/workshop';
import { nightSchool } from '../../support/sentences';

let workshop: Workshop;
let bench: Bench;
let table: Table;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());
beforeEach(async () => {
  bench = await workshop.bench();
  table = sitAround({ bench, workshop });
  await table.says('contact-lake', nightSchool.text);
});
afterEach(() => bench.leave());

const dead = '这张卡片已经失效。发“待审”看等着审的来稿。';
const minute = 60_000;

function changeDesk(change: (desk: DeskConfig) => Partial<DeskConfig>): void {
  bench.deps.desk = { ...bench.deps.desk, ...change(bench.deps.desk) };
}

function changeReview(change: Partial<DeskConfig['review']>): void {
  changeDesk(({ review }) => ({ review: { ...review, ...change } }));
}

async function press(key: string, selected: Record<string, string[]> = {}, at = Date.now()) {
  return table.presses('editor-first', { on: await table.cardOf('editor-first'), key, selected }, at);
}

async function stateOf(number = 1) {
  const { state, moves } = (await bench.store.openReader().submission(number))!;
  return { state, by: moves.at(-1)?.by, reason: moves.at(-1)?.reason };
}

function question(editor = 'editor-first') {
  return bench.store.openReader().question(editor);
}

describe('what a button does', () => {
  test('采用 takes the column that was chosen, and answers with nothing but the card', async () => {
    expect(await press('accept:1', { column: ['简讯'] })).toEqual([]);
    expect(await stateOf()).toEqual({ state: 'accepted', by: 'editor-first', reason: undefined });
    expect((await bench.store.openReader().entry(1))?.column).toBe('简讯');
  });

  test('采用 without a choice takes the suggested column', async () => {
    await press('accept:1');
    expect((await bench.store.openReader().entry(1))?.column).toBe('工作动态');
  });

  test('采用 finds a column by the id that stands for its long name', async () => {
    const name = '栏'.repeat(43);
    changeDesk(({ columns }) => ({ columns: [...columns, { name, kind: 'article' }] }));
    await table.says('contact-lake', `${nightSchool.text}第二篇。`);
    const [letter = ''] = await workshop.client.lrange(bench.store.keys.mailbox('editor-first'), -1, -1);
    const { card: shown } = JSON.parse(letter) as { card: { choice: { options: { id: string }[] } } };
    const { id = '' } = shown.choice.options.at(-1) ?? {};
    expect(Buffer.byteLength(id)).toBeLessThanOrEqual(128);
    const card = await table.cardOf('editor-first', 2);
    await table.presses('editor-first', { on: card, key: 'accept:2', selected: { column: [id] } });
    expect((await bench.store.openReader().entry(2))?.column).toBe(name);
  });

  test('a column that is gone meanwhile is named, and the piece waits on', async () => {
    changeDesk(({ columns }) => ({ columns: columns.filter(({ name }) => name !== '简讯') }));
    expect(await press('accept:1', { column: ['简讯'] })).toEqual([
      '没有“简讯”这个栏目。可用的栏目：领导言论、工作动态、相关链接。',
    ]);
    expect((await stateOf()).state).toBe('pending');
  });

  test.each([
    ['return', 'returned'],
    ['reject', 'rejected'],
  ])('%s asks for one of the reasons, and its 确定 decides with it', async (way, state) => {
    expect(await press(`${way}:1`)).toEqual([]);
    expect((await table.cardOf('editor-first')).asked).toBe(way);
    expect((await table.cardOf('editor-second')).asked).toBe('open');
    expect(await press(`sure-${way}:1`, { reason: ['时效已过'] })).toEqual([]);
    expect(await stateOf()).toEqual({ state, by: 'editor-first', reason: '时效已过' });
    expect((await table.wordsTo('contact-lake')).at(-1)).toContain('\n时效已过\n');
  });

  test('确定 without a choice asks for a reason of her own', async () => {
    await press('sure-reject:1');
    expect(await question()).toMatchObject({ way: 'reject', submission: 1 });
    expect((await table.cardOf('editor-first')).asked).toBe('awaitsReject');
  });

  test('where no reasons are configured 退改 asks at once, and the next message is the reason', async () => {
    changeReview({ returnReasons: [], rejectReasons: [] });
    await press('return:1');
    expect((await table.cardOf('editor-first')).asked).toBe('awaitsReturn');
    await table.says('editor-first', '请补充\n参加人数');
    expect(await stateOf()).toEqual({ state: 'returned', by: 'editor-first', reason: '请补充\n参加人数' });
    expect(await question()).toBeNull();
  });

  test('返回 gives the buttons back', async () => {
    await press('return:1');
    expect(await press('back:1')).toEqual([]);
    expect((await table.cardOf('editor-first')).asked).toBe('open');
  });

  test('全文 answers with the text and leaves the card as it is', async () => {
    await press('return:1');
    const [text = ''] = await press('whole:1');
    expect(text).toContain(nightSchool.text);
    expect((await table.cardOf('editor-first')).asked).toBe('return');
  });

  test('every press is a fact about its card, and keeps the code that it brought', async () => {
    const card = await table.cardOf('editor-first');
    await table.presses('editor-first', { on: card, key: 'whole:1', code: 'fresh' }, 7000);
    expect(await table.cardOf('editor-first')).toMatchObject({
      sentAt: 7000,
      codes: [{ code: 'fresh', at: 7000 }],
    });
    expect((await factsOf(workshop, bench.store)).slice(-2)).toEqual(['asked', 'pressed']);
  });
});

describe('what cannot be pressed', () => {
  test.each([
    'constructor:1',
    '__proto__:1',
    'tostring:1',
    'accept:',
    'accept:2',
    'accept:１',
    'accept',
    '',
    'confirm:1',
  ])('“%s” on her own card', async (key) => {
    changeDesk(() => ({ admins: [{ userid: 'editor-first' }] }));
    await table.says('stranger', '登记 湖东区总工会 通讯员甲');
    expect(await press(key)).toEqual([dead]);
    expect((await stateOf()).state).toBe('pending');
    expect((await bench.store.openReader().registration(1))?.state).toBe('waiting');
  });

  test('somebody else’s card, and one that nobody has', async () => {
    const hers = await table.cardOf('editor-second');
    for (const on of [hers, { ...hers, taskId: 's1-made-up' }])
      expect(await table.presses('editor-first', { on, key: 'accept:1' })).toEqual([dead]);
    expect((await stateOf()).state).toBe('pending');
  });

  test('a card whose holder was dismissed meanwhile', async () => {
    await table.says('desk-admin', '免去 编辑二');
    const on = await table.cardOf('editor-second');
    expect(await table.presses('editor-second', { on, key: 'accept:1' })).toEqual([
      '“采用”是编辑用的指令，您这里不能用。发“帮助”看您可以说什么。',
    ]);
    expect((await stateOf()).state).toBe('pending');
  });

  test('her own piece, where the desk wants another editor to accept it', async () => {
    changeReview({ mayAcceptOwn: false });
    changeDesk(({ editors }) => ({
      editors: [...editors, { userid: 'contact-lake', name: '湖东区编辑', maySignOff: false }],
    }));
    await table.says('contact-lake', `${nightSchool.text}第二篇。`);
    const on = await table.cardOf('contact-lake', 2);
    await table.presses('contact-lake', { on, key: 'write-return:2' });
    expect(await table.presses('contact-lake', { on, key: 'accept:2' })).toEqual([
      '来稿 2 是您自己投的，请别的编辑来采用。',
    ]);
    expect(await question('contact-lake')).toBeNull();
    expect((await table.cardOf('contact-lake', 2)).asked).toBe('open');
  });
});

describe('a card that is behind', () => {
  test.each(['accept:1', 'return:1', 'sure-return:1', 'write-return:1'])(
    'after a decision %s hears who was first, when and what',
    async (key) => {
      const at = Date.UTC(2026, 7, 3, 2, 32);
      await table.says('editor-second', '退稿 1 与上期重复', at);
      expect(await press(key, { reason: ['请压缩篇幅'] })).toEqual([
        '来稿 1 已由编辑二于 8月3日 10:32 退稿，您这次没有生效。要再用，请通讯员重新投稿。',
      ]);
      expect(await question()).toBeNull();
    },
  );

  test('after a revision in the same second nobody decides on the text that she has not read', async () => {
    const at = Date.UTC(2026, 7, 3, 2, 32);
    const old = await table.cardOf('editor-first');
    await table.says('contact-lake', `改稿 1 ${nightSchool.text}补充。`, at);
    for (const key of ['accept:1', 'return:1', 'sure-return:1', 'write-return:1'])
      expect(await table.presses('editor-first', { on: old, key, selected: { reason: ['x'] } }, at)).toEqual([
        '来稿 1 在这张卡片之后又有变化（湖东区通讯员，8月3日 10:32），您这次没有生效。发“看 1”看最新的。',
      ]);
    expect(await stateOf()).toMatchObject({ state: 'pending', by: 'contact-lake' });
    await press('accept:1');
    expect((await stateOf()).state).toBe('accepted');
  });

  test('a registration that was changed meanwhile is not agreed to unseen', async () => {
    await table.says('stranger', '登记 湖东区总工会 通讯员甲');
    const old = await table.cardOf('desk-admin', 1, 'registration');
    await table.says('stranger', '登记 山北区总工会 通讯员甲');
    expect(await table.presses('desk-admin', { on: old, key: 'confirm:1' })).toEqual([
      expect.stringContaining('登记 1'),
    ]);
    expect((await bench.store.openReader().registration(1))?.state).toBe('waiting');
    const newest = await table.cardOf('desk-admin', 1, 'registration');
    expect(await table.presses('desk-admin', { on: newest, key: 'confirm:1' })).toEqual([]);
    expect((await bench.store.openReader().registration(1))?.state).toBe('confirmed');
  });
});

describe('the reason that she was asked for', () => {
  beforeEach(async () => {
    await table.says('contact-hill', nightSchool.text.replace('三个', '五个'));
    await press('write-return:1');
  });

  async function pressSecond(key: string): Promise<void> {
    await table.presses('editor-first', { on: await table.cardOf('editor-first', 2), key });
  }

  test('is asked for on another card instead: the first has its buttons again', async () => {
    await pressSecond('write-reject:2');
    expect(await question()).toMatchObject({ way: 'reject', submission: 2 });
    expect((await table.cardOf('editor-first', 1)).asked).toBe('open');
    expect((await table.cardOf('editor-first', 2)).asked).toBe('awaitsReject');
    await table.says('editor-first', '时效已过了');
    expect([(await stateOf(1)).state, (await stateOf(2)).state]).toEqual(['pending', 'rejected']);
  });

  test('is asked for the other way on the same card', async () => {
    await press('write-reject:1');
    expect(await question()).toMatchObject({ way: 'reject', submission: 1 });
    expect((await table.cardOf('editor-first')).asked).toBe('awaitsReject');
  });

  test('is still waited for after 全文, of this card and of another', async () => {
    await press('whole:1');
    await pressSecond('whole:2');
    expect(await question()).toMatchObject({ way: 'return', submission: 1 });
    await table.says('editor-first', '请补充参加人数');
    expect((await stateOf(1)).reason).toBe('请补充参加人数');
  });

  test.each(['accept:2', 'return:2', 'back:2'])('is no longer waited for after %s', async (key) => {
    await pressSecond(key);
    expect(await question()).toBeNull();
    expect((await table.cardOf('editor-first', 1)).asked).toBe('open');
    expect((await factsOf(workshop, bench.store)).filter((what) => what === 'pressed')).toHaveLength(3);
    await table.says('editor-first', '请补充参加人数');
    expect((await table.wordsTo('editor-first')).at(-1)).toBe('没有看懂这句话。发“帮助”看可以说什么。');
    expect((await stateOf(1)).state).toBe('pending');
  });

  test('does not outlive the decision of another: she hears who was first', async () => {
    await table.says('editor-second', '采用 1', Date.UTC(2026, 7, 3, 2, 32));
    await table.says('editor-first', '请补充参加人数');
    expect((await table.wordsTo('editor-first')).at(-1)).toBe(
      '来稿 1 已由编辑二于 8月3日 10:32 采用，您这次没有生效。要改变这个决定，先由编辑撤销。',
    );
    expect(await question()).toBeNull();
  });

  test('does not hit a text that came after she was asked', async () => {
    await table.says('contact-lake', `改稿 1 ${nightSchool.text}补充。`, Date.UTC(2026, 7, 3, 2, 32));
    await table.says('editor-first', '请补充参加人数');
    expect((await table.wordsTo('editor-first')).at(-1)).toBe(
      '来稿 1 在这张卡片之后又有变化（湖东区通讯员，8月3日 10:32），您这次没有生效。发“看 1”看最新的。',
    );
    expect((await stateOf()).state).toBe('pending');
    expect(await question()).toBeNull();
  });

  test('is hers alone, and no longer after ten minutes', async () => {
    await table.says('editor-second', '请补充参加人数');
    expect((await table.wordsTo('editor-second')).at(-1)).toBe('没有看懂这句话。发“帮助”看可以说什么。');
    await table.says('editor-first', '请补充参加人数', Date.now() + 11 * minute);
    expect((await stateOf()).state).toBe('pending');
  });

  test('is not taken from somebody who is an editor no more', async () => {
    await table.presses('editor-second', { on: await table.cardOf('editor-second'), key: 'write-return:1' });
    await table.says('desk-admin', '免去 编辑二');
    await table.says('editor-second', '请补充参加人数');
    expect((await stateOf()).state).toBe('pending');
  });

  test('is taken from an editor who is a contact too, however long it is', async () => {
    changeDesk(({ contacts }) => ({
      contacts: [...contacts, { userid: 'editor-first', name: '编辑一', unit: '湖东区总工会' }],
    }));
    const reason = '请补充参加人数，并核对夜校开办的日期和三个工地的名称。';
    await table.says('editor-first', reason);
    expect((await stateOf()).reason).toBe(reason);
    expect((await bench.store.openReader().counters()).submissions).toBe(2);
  });
});
