import { setTimeout as sleep } from 'node:timers/promises';
import { askOfCard, type Card } from '../../src/desk/card';
import { updateCards } from '../../src/jobs/update-cards';
import { WecomRefused } from '../../src/wecom/errors';
import { commitOf } from '../store/open-test-store';
import { nightSchool } from '../support/sentences';
import { sitAround, type Table } from './card-table';
import { factsOf, openWorkshop, runOf, type Bench, type Workshop } from './workshop';

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
});
afterEach(() => bench.leave());

const path = '/cgi-bin/message/update_template_card';
const editors = ['editor-first', 'editor-second'];
const decidedAt = Date.UTC(2026, 7, 3, 2, 32);
const rejected = '8月3日 10:32 编辑二 退稿：与上期重复';
const inWords = `来稿 1：${rejected}。先前的卡片已失效。`;
const hour = 60 * 60_000;

type Change = Partial<Bench['deps']>;

function run(change: Change = {}, attempt = 1) {
  return updateCards({ kind: 'submission', number: 1 }, { ...bench.deps, ...change }, runOf(attempt));
}

function later(ms: number): Change {
  return { now: () => Date.now() + ms };
}

/** The editors have their cards, and one of them has said no since. */
async function pieceIsRejected(): Promise<void> {
  await table.pieceArrives();
  await table.says('editor-second', '退稿 1 与上期重复', decidedAt);
  await table.allHear();
}

function calls(): number {
  return bench.platform.calls.filter((call) => call.path === path).length;
}

function lastLineOn(userid: string): string | undefined {
  return table.seenBy(userid).at(-1);
}

/** What waits to be told to the editors. */
async function said(): Promise<string[]> {
  return (await Promise.all(editors.map((editor) => table.wordsTo(editor)))).flat();
}

/** As a question does that is dropped: without a press, which would bring a code. */
async function askAgain(holder: string, asked: Card['asked']): Promise<void> {
  const read = bench.store.openReader();
  const card = await read.card((await table.cardOf(holder)).taskId);
  const { versions } = read;
  const writes = [{ kind: 'card' as const, value: askOfCard(card!, asked) }];
  expect(await bench.store.commit(commitOf({ versions, writes }))).toBe('committed');
}

/** A run that dies as soon as WeCom has taken the change. */
function dying(): Change {
  const { updateCard } = bench.deps;
  return { updateCard: (...args) => updateCard(...args).then(() => Promise.reject(new Error('killed'))) };
}

test('every card shows who decided what, and nothing is said besides', async () => {
  await pieceIsRejected();
  expect(await run()).toBeUndefined();
  for (const editor of editors) {
    expect(table.seenBy(editor).slice(0, 2)).toEqual(['来稿 1\u3000夜校开进三个工地', rejected]);
    expect(lastLineOn(editor)).toBe('[已退稿]');
    expect(await table.cardOf(editor)).toMatchObject({ shown: 'settled', codes: [], changing: null });
  }
  expect(await said()).toEqual([]);
});

test('twice is once, one after the other and at the same time', async () => {
  await pieceIsRejected();
  const outcomes = await Promise.all([run(), run(), run()]);
  expect(outcomes).toContain(undefined);
  expect(await run()).toBeUndefined();
  expect(calls()).toBe(2);
  expect(editors.map(lastLineOn)).toEqual(['[已退稿]', '[已退稿]']);
});

async function areChanging(): Promise<boolean> {
  const cards = await Promise.all(editors.map((editor) => table.cardOf(editor)));
  return cards.every(({ changing }) => changing !== null);
}

test('while one run is changing a card another waits, and finds it done', async () => {
  await pieceIsRejected();
  let goOn = nothing;
  const mayGoOn = new Promise<void>((resolve) => (goOn = resolve));
  const { updateCard } = bench.deps;
  const slow = run({ updateCard: (...args) => mayGoOn.then(() => updateCard(...args)) });
  while (!(await areChanging())) await sleep(5);
  expect(await run({}, 3)).toEqual({ againInMs: 4000 });
  goOn();
  expect(await slow).toBeUndefined();
  expect([await run(), calls()]).toEqual([undefined, 2]);
});

test('a card that asks shows it to its holder alone', async () => {
  await table.pieceArrives();
  const on = await table.cardOf('editor-first');
  await table.presses('editor-first', { on, key: 'return:1' });
  await run();
  expect([lastLineOn('editor-first'), lastLineOn('editor-second')]).toEqual(['[返回]', '[全文]']);
  expect(calls()).toBe(1);
});

test('返回 brings back the whole card, with its warnings', async () => {
  await table.pieceArrives(nightSchool.text.replace('（湖东区', '（山北区'));
  const before = table.seenBy('editor-first');
  expect(before).toContain('提醒：署名“山北区总工会”不是来稿单位');
  for (const [button, last] of [
    ['退稿', '[返回]'],
    ['返回', '[全文]'],
  ] as const) {
    await table.taps('editor-first', button);
    await run();
    expect(lastLineOn('editor-first')).toBe(last);
  }
  expect(table.seenBy('editor-first')).toEqual(before);
});

test('a card that has not been sent yet is left alone', async () => {
  await table.says('contact-lake', nightSchool.text);
  await table.says('editor-second', '退稿 1 与上期重复', decidedAt);
  expect(await run()).toBeUndefined();
  expect(calls()).toBe(0);
  expect(await table.cardOf('editor-first')).toMatchObject({ sentAt: null, shown: 'open', said: null });
});

test('what nobody knows is no work', async () => {
  expect(await updateCards({ kind: 'registration', number: 9 }, bench.deps, runOf())).toBeUndefined();
});

describe('refused is final', () => {
  test('a code that WeCom does not take is followed by the next', async () => {
    await table.pieceArrives();
    await table.taps('editor-first', '全文');
    await table.says('editor-second', '退稿 1 与上期重复', decidedAt);
    await table.allHear();
    const codes = (await table.cardOf('editor-first')).codes.map(({ code }) => code);
    const tried: string[] = [];
    const { updateCard } = bench.deps;
    const refuses: Change['updateCard'] = (userid, code, card) => {
      if (userid === 'editor-first') tried.push(code);
      if (code === codes[1]) return Promise.reject(new WecomRefused('update', 42016, 'used'));
      return updateCard(userid, code, card);
    };
    await run({ updateCard: refuses });
    expect(tried).toEqual([codes[1], codes[0]]);
    expect(lastLineOn('editor-first')).toBe('[已退稿]');
    expect((await table.cardOf('editor-first')).codes).toEqual([]);
    expect(await said()).toEqual([]);
  });

  test('and the last by words, once', async () => {
    await pieceIsRejected();
    bench.platform.fault({ path, errcode: 42016, times: 2 });
    await run();
    expect(await said()).toEqual([inWords, inWords]);
    await run();
    expect([(await said()).length, calls()]).toEqual([2, 2]);
    expect((await factsOf(workshop, bench.store)).slice(-2)).toEqual(['cardLapsed', 'cardLapsed']);
  });

  test('but not those who are editors no more', async () => {
    await pieceIsRejected();
    await table.says('desk-admin', '免去 编辑二');
    await table.allHear();
    await run(later(72 * hour));
    expect(await Promise.all(editors.map((editor) => table.wordsTo(editor)))).toEqual([[inWords], []]);
  });

  test('a refusal for the moment is none, and says nothing about what is shown', async () => {
    await pieceIsRejected();
    bench.platform.fault({ path, errcode: 45009, times: 2 });
    expect(await run({}, 2)).toEqual({ againInMs: 2000 });
    expect(await table.cardOf('editor-first')).toMatchObject({ shown: 'open', changing: null });
    bench.platform.fault({ path, errcode: 42016, times: 2 });
    await run({}, 3);
    expect(await said()).toEqual([inWords, inWords]);
  });
});

describe('unreachable is tried again', () => {
  test.each([
    ['nobody answers', { reset: 'before' as const }],
    ['something else than WeCom answers', { status: 502 }],
    ['WeCom is busy', { errcode: -1 }],
    ['the app is switched off', { errcode: 50003 }],
  ])('while %s, at longer intervals', async (_what, trouble) => {
    await pieceIsRejected();
    bench.platform.fault({ path, times: 4, ...trouble });
    expect(await run({}, 1)).toEqual({ againInMs: 1000 });
    expect(await run({}, 9)).toEqual({ againInMs: 60_000 });
    expect(await run()).toBeUndefined();
    expect(editors.map(lastLineOn)).toEqual(['[已退稿]', '[已退稿]']);
    expect(await said()).toEqual([]);
  });

  test('a change whose answer was lost is known by the refusal that follows', async () => {
    await pieceIsRejected();
    bench.platform.fault({ path, reset: 'after', times: 2 });
    expect(await run()).toEqual({ againInMs: 1000 });
    expect(editors.map(lastLineOn)).toEqual(['[已退稿]', '[已退稿]']);
    expect(await run({}, 2)).toBeUndefined();
    expect(await table.cardOf('editor-first')).toMatchObject({ shown: 'settled', codes: [] });
    expect(await said()).toEqual([]);
  });

  test('and is still known where a refusal for the moment came between', async () => {
    await pieceIsRejected();
    bench.platform.fault({ path, reset: 'after', times: 2 });
    bench.platform.fault({ path, errcode: 45009, times: 2 });
    await run();
    await run({}, 2);
    expect(await run({}, 3)).toBeUndefined();
    expect(await said()).toEqual([]);
  });
});

describe('a run that died', () => {
  test('after WeCom had taken the change is left alone for twelve seconds, then counts as done', async () => {
    await pieceIsRejected();
    await expect(run(dying())).rejects.toThrow('killed');
    expect(await run()).toEqual({ againInMs: 1000 });
    expect(calls()).toBe(2);
    expect(await run(later(13_000))).toBeUndefined();
    expect(await table.cardOf('editor-first')).toMatchObject({ shown: 'settled', changing: null, codes: [] });
    expect(await said()).toEqual([]);
  });

  test('before WeCom heard of it is followed by one that does it', async () => {
    await pieceIsRejected();
    await expect(run({ updateCard: () => Promise.reject(new Error('killed')) })).rejects.toThrow('killed');
    expect(await run(later(13_000))).toBeUndefined();
    expect(editors.map(lastLineOn)).toEqual(['[已退稿]', '[已退稿]']);
  });

  test('while it showed the reasons is followed by 返回 all the same', async () => {
    await table.pieceArrives();
    await table.taps('editor-first', '退稿');
    await expect(run(dying())).rejects.toThrow('killed');
    expect(lastLineOn('editor-first')).toBe('[返回]');
    await table.taps('editor-first', '返回');
    expect(await run()).toEqual({ againInMs: 1000 });
    expect(await run(later(13_000))).toBeUndefined();
    expect(lastLineOn('editor-first')).toBe('[全文]');
    expect(await table.cardOf('editor-first')).toMatchObject({ shown: 'open', changing: null });
  });

  test('is known to have shown what it was to show, where the card is to show something else by now', async () => {
    await table.pieceArrives();
    await table.taps('editor-first', '退稿');
    await expect(run(dying())).rejects.toThrow('killed');
    await askAgain('editor-first', 'open');
    expect(await run(later(13_000))).toBeUndefined();
    expect(lastLineOn('editor-first')).toBe('[全文]');
    expect(calls()).toBe(3);
  });

  test('and comes back late leaves the card to the one that took it over', async () => {
    await pieceIsRejected();
    const { updateCard } = bench.deps;
    const late = run({
      updateCard: (...args) =>
        updateCard(...args)
          .then(() => run(later(13_000)))
          .then(nothing),
    });
    expect(await late).toBeUndefined();
    expect(await run()).toBeUndefined();
    expect([await said(), editors.map(lastLineOn)]).toEqual([[], ['[已退稿]', '[已退稿]']]);
  });
});

function nothing(): void {
  return undefined;
}

describe('older than WeCom allows', () => {
  test('codes are not tried; the holder gets words', async () => {
    await pieceIsRejected();
    await run(later(71 * hour));
    expect([await said(), calls()]).toEqual([[inWords, inWords], 0]);
  });

  test('one hour younger, they are', async () => {
    await pieceIsRejected();
    await run(later(70 * hour));
    expect([await said(), calls()]).toEqual([[], 2]);
  });

  test('the next press brings a code, and the card is right after all', async () => {
    await pieceIsRejected();
    await run(later(72 * hour));
    await table.allHear();
    await table.taps('editor-first', '采用');
    const words = await table.wordsTo('editor-first');
    await run();
    expect(lastLineOn('editor-first')).toBe('[已退稿]');
    expect(await table.wordsTo('editor-first')).toEqual(words);
  });

  test('a card that waits for a reason keeps its 返回, which brings the buttons back', async () => {
    await table.pieceArrives();
    await table.taps('editor-first', '退稿');
    await run();
    await askAgain('editor-first', 'open');
    expect([await run(later(72 * hour)), await said()]).toEqual([undefined, []]);
    expect(lastLineOn('editor-first')).toBe('[返回]');
    await table.taps('editor-first', '返回');
    await run();
    expect(lastLineOn('editor-first')).toBe('[全文]');
  });

  test('what a press has asked for is said in words', async () => {
    await table.pieceArrives();
    const on = await table.cardOf('editor-first');
    await table.presses('editor-first', { on, key: 'reject:1' });
    await run(later(72 * hour));
    expect(await said()).toEqual(['请直接发：退稿 1 理由']);
    await table.presses('editor-first', { on, key: 'write-reject:1' });
    await run(later(72 * hour));
    expect((await said()).at(-1)).toBe('请把退稿的理由发给我，十分钟内的下一条消息就是，通讯员会看到。');
  });
});

describe('the cards of a registration', () => {
  const about = { kind: 'registration' as const, number: 1 };

  beforeEach(async () => {
    await table.says('stranger', '登记 湖东区总工会 通讯员甲');
    await table.allHear();
    await table.says('desk-admin', '拒绝 1 单位不对', decidedAt);
    await table.allHear();
  });

  test('show who decided what', async () => {
    expect(await updateCards(about, bench.deps, runOf())).toBeUndefined();
    expect(table.seenBy('desk-admin')).toContain('8月3日 10:32 管理员 拒绝：单位不对');
    expect(lastLineOn('desk-admin')).toBe('[已拒绝]');
  });

  test('are followed by words where WeCom does not change them', async () => {
    bench.platform.fault({ path, errcode: 42016 });
    await updateCards(about, bench.deps, runOf());
    await updateCards(about, bench.deps, runOf());
    expect(await table.wordsTo('desk-admin')).toEqual([
      '登记 1：8月3日 10:32 管理员 拒绝：单位不对。先前的卡片已失效。',
    ]);
  });
});

test('an error that is none of WeCom’s fails the job, and the card is done later', async () => {
  await pieceIsRejected();
  await expect(run({ updateCard: () => Promise.reject(new TypeError('a bug')) })).rejects.toThrow('a bug');
  expect(await run(later(13_000))).toBeUndefined();
  expect(lastLineOn('editor-first')).toBe('[已退稿]');
});
