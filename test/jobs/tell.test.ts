import { tell } from '../../src/jobs/tell';
import { updateCards } from '../../src/jobs/update-cards';
import type { Store } from '../../src/store/open-store';
import { commitOf } from '../store/open-test-store';
import { nightSchool } from '../support/sentences';
import { sitAround, type Table } from './card-table';
import { factsOf, lettersTo, openWorkshop, runOf, write, type Bench, type Workshop } from './workshop';

let workshop: Workshop;
let bench: Bench;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());
beforeEach(async () => {
  bench = await workshop.bench();
});
afterEach(() => bench.leave());

const person = { userids: ['contact-lake'] };
const send = '/cgi-bin/message/send';

function heardBy(userid: string): string[] {
  return bench.platform.heard(userid).map(({ text }) => text);
}

test('a person hears her letters in order, and the mailbox is empty', async () => {
  await write('contact-lake', ['一', '二\n两行'], bench.store);
  expect(await tell(person, bench.deps, runOf())).toBeUndefined();
  expect(heardBy('contact-lake')).toEqual(['一', '二\n两行']);
  expect(await bench.store.mailbox.waiting()).toEqual([]);
});

test('twice is once, one after the other and at the same time', async () => {
  await write('contact-lake', ['一', '二', '三'], bench.store);
  await Promise.all([1, 2, 3].map(() => tell(person, bench.deps, runOf())));
  await tell(person, bench.deps, runOf());
  expect(heardBy('contact-lake')).toEqual(['一', '二', '三']);
});

test('a letter that was shown before its answer was lost is not shown again', async () => {
  await write('contact-lake', ['一'], bench.store);
  bench.platform.fault({ path: send, reset: 'after' });
  expect(await tell(person, bench.deps, runOf())).toEqual({ againInMs: 1000 });
  expect(heardBy('contact-lake')).toEqual(['一']);
  await write('contact-lake', ['二'], bench.store);
  await tell(person, bench.deps, runOf(2));
  expect(heardBy('contact-lake')).toEqual(['一', '二']);
});

test('the same words that are meant twice are heard twice', async () => {
  await write('contact-lake', ['好', '好', '好'], bench.store);
  await tell(person, bench.deps, runOf());
  expect(heardBy('contact-lake').map((text) => text.trimEnd())).toEqual(['好', '好', '好']);
});

test('letters that were gathered are heard as one message', async () => {
  const [seconds] = await workshop.client.time();
  for (let n = 0; n < 16; n += 1)
    await workshop.client.zadd(
      bench.store.keys.pace('contact-lake'),
      Number(seconds) * 1000 - 6000,
      `earlier-${n}`,
    );
  await write('contact-lake', ['一', '二'], bench.store);
  expect(await tell(person, bench.deps, runOf())).toBeUndefined();
  expect(heardBy('contact-lake')).toEqual(['一\n————\n二']);
});

test('beyond the pace of people a letter waits, and holds no worker', async () => {
  const [seconds] = await workshop.client.time();
  for (let n = 0; n < 28; n += 1)
    await workshop.client.zadd(
      bench.store.keys.pace('contact-lake'),
      Number(seconds) * 1000 - 6000,
      `earlier-${n}`,
    );
  await write('contact-lake', ['一'], bench.store);
  const again = await tell(person, bench.deps, runOf());
  expect(again).toEqual({ againInMs: expect.any(Number) as number, asOne: 'tell-contact-lake' });
  expect(again?.againInMs).toBeGreaterThan(52_000);
  expect(heardBy('contact-lake')).toEqual([]);
  expect(await lettersTo('contact-lake', workshop, bench.store)).toEqual(['一']);
});

test('refused is final: the admins hear of it, and the next letter goes on', async () => {
  await write('contact-lake', ['一', '二'], bench.store);
  bench.platform.fault({ path: send, errcode: 81013 });
  expect(await tell(person, bench.deps, runOf())).toBeUndefined();
  await tell(person, bench.deps, runOf());
  expect(heardBy('contact-lake')).toEqual(['二']);
  expect(await lettersTo('desk-admin', workshop, bench.store)).toEqual([
    '给湖东区通讯员的消息发不出去：收件人不存在，或不在应用的可见范围内。请检查此人是否在应用的可见范围内。',
  ]);
  expect(await factsOf(workshop, bench.store)).toEqual(['alarmed']);
});

test('an admin who cannot be reached is not written to about it', async () => {
  await write('desk-admin', ['一'], bench.store);
  bench.platform.fault({ path: send, errcode: 60111 });
  await tell({ userids: ['desk-admin'] }, bench.deps, runOf());
  expect(await lettersTo('desk-admin', workshop, bench.store)).toEqual([]);
  expect(await factsOf(workshop, bench.store)).toEqual(['alarmed']);
});

/** Whoever uses it dies once WeCom has answered, before that is noted. */
function diesBeforeTick(): Store['mailbox'] {
  const { mailbox } = bench.store;
  const next: typeof mailbox.next = (userid, id, posted) =>
    posted ? Promise.reject(new Error('killed')) : mailbox.next(userid, id);
  return { ...mailbox, next };
}

test('several people are told in one run, and who has to wait goes on alone', async () => {
  for (const userid of ['contact-lake', 'contact-hill', 'contact-port'])
    await write(userid, ['甲'], bench.store);
  await bench.store.mailbox.next('contact-hill', 'another-run');
  const people = { userids: ['contact-lake', 'contact-hill', 'contact-port'] };
  expect(await tell(people, { ...bench.deps, now: () => 1000 }, runOf())).toBeUndefined();
  expect(heardBy('contact-lake')).toEqual(['甲']);
  expect(heardBy('contact-port')).toEqual(['甲']);
  expect(heardBy('contact-hill')).toEqual([]);
  expect(bench.queued).toEqual([
    ['tell', { userids: ['contact-hill'] }, expect.stringMatching(/^tell-contact-hill-/u) as string],
  ]);
});

test('a run that dies between the refusal and its tick has alarmed the admins, and they are alarmed once', async () => {
  await write('contact-lake', ['一'], bench.store);
  bench.platform.fault({ path: send, errcode: 81013, times: 2 });
  const dying = { ...bench.deps, store: { ...bench.store, mailbox: diesBeforeTick() } };
  await expect(tell(person, dying, runOf())).rejects.toThrow('killed');
  expect(await lettersTo('desk-admin', workshop, bench.store)).toHaveLength(1);
  await bench.store.mailbox.release('contact-lake');
  await tell(person, bench.deps, runOf());
  expect(await lettersTo('desk-admin', workshop, bench.store)).toHaveLength(1);
  expect(await bench.store.mailbox.waiting()).toEqual(['desk-admin']);
});

test.each([
  ['nobody answers', { reset: 'before' as const }],
  ['something else than WeCom answers', { status: 502 }],
  ['the rate is exceeded', { errcode: 45009 }],
  ['WeCom is busy', { errcode: -1 }],
  ['the app is switched off', { errcode: 50003 }],
])('while %s a letter is kept and tried again, at longer intervals', async (_what, trouble) => {
  await write('contact-lake', ['一'], bench.store);
  bench.platform.fault({ path: send, times: 3, ...trouble });
  const outcomes = [];
  for (const attempt of [1, 2, 9]) outcomes.push(await tell(person, bench.deps, runOf(attempt)));
  expect(outcomes).toEqual([{ againInMs: 1000 }, { againInMs: 2000 }, { againInMs: 60_000 }]);
  expect(await bench.store.mailbox.waiting()).toEqual(['contact-lake']);
  expect(await tell(person, bench.deps, runOf(4))).toBeUndefined();
  expect(heardBy('contact-lake')).toEqual(['一']);
  expect(await factsOf(workshop, bench.store)).toEqual([]);
});

test('an error that is none of WeCom’s fails the job, and the letter is kept', async () => {
  await write('contact-lake', ['一'], bench.store);
  const broken = { ...bench.deps, send: () => Promise.reject(new TypeError('a bug')) };
  await expect(tell(person, broken, runOf())).rejects.toThrow('a bug');
  await tell(person, bench.deps, runOf());
  expect(heardBy('contact-lake')).toEqual(['一']);
});

test('a picture is seen', async () => {
  const letter = { kind: 'picture' as const, file: 'media/a.png' };
  await bench.store.commit(commitOf({ letters: [{ to: 'contact-lake', letter }] }));
  expect(await tell(person, bench.deps, runOf())).toBeUndefined();
  expect(bench.platform.heard('contact-lake').map(({ kind }) => kind)).toEqual(['image']);
});

test('a file is seen under its name', async () => {
  const letter = { kind: 'file' as const, file: 'media/a.docx', name: '江城工运第8期.docx' };
  await bench.store.commit(commitOf({ letters: [{ to: 'editor-first', letter }] }));
  expect(await tell({ userids: ['editor-first'] }, bench.deps, runOf())).toBeUndefined();
  expect(bench.platform.heard('editor-first').map(({ kind, text }) => [kind, text])).toEqual([
    ['file', '江城工运第8期.docx'],
  ]);
});

describe('a card', () => {
  const editor = { userids: ['editor-first'] };
  let table: Table;
  beforeEach(async () => {
    table = sitAround({ bench, workshop });
    await table.says('contact-lake', nightSchool.text);
  });

  function cardsOnScreen(): number {
    return bench.platform.heard('editor-first').filter(({ card }) => card !== undefined).length;
  }

  /** As the sweep finds it, once the run that died has lost its hold. */
  async function tellAgain(): Promise<void> {
    await bench.store.mailbox.release('editor-first');
    expect(await tell(editor, bench.deps, runOf())).toBeUndefined();
  }

  /** A run that dies at this step of the store. */
  function dying(step: 'commit' | 'tick'): Bench['deps'] {
    const dies = () => Promise.reject(new Error('killed'));
    const store =
      step === 'commit' ? { ...bench.store, commit: dies } : { ...bench.store, mailbox: diesBeforeTick() };
    return { ...bench.deps, store };
  }

  test('is shown, and the code with which it can be changed is kept', async () => {
    expect(await tell(editor, { ...bench.deps, now: () => 7000 }, runOf())).toBeUndefined();
    expect(cardsOnScreen()).toBe(1);
    expect(await table.cardOf('editor-first')).toMatchObject({
      sentAt: 7000,
      codes: [{ code: expect.any(String) as string, at: 7000 }],
    });
    expect(await table.cardOf('editor-second')).toMatchObject({ sentAt: null, codes: [] });
    expect(bench.queued).toEqual([]);
  });

  test.each(['commit', 'tick'] as const)(
    'is shown once and has one code where a run dies before its %s',
    async (step) => {
      await expect(tell(editor, dying(step), runOf())).rejects.toThrow('killed');
      expect(cardsOnScreen()).toBe(1);
      await tellAgain();
      expect(cardsOnScreen()).toBe(1);
      expect((await table.cardOf('editor-first')).codes).toHaveLength(1);
      expect(await bench.store.mailbox.waiting()).not.toContain('editor-first');
    },
  );

  test('that WeCom knows by its task already stands on the screen, without a code', async () => {
    bench.platform.fault({ path: send, errcode: 42014 });
    expect(await tell(editor, bench.deps, runOf())).toBeUndefined();
    expect(await table.cardOf('editor-first')).toMatchObject({
      sentAt: expect.any(Number) as number,
      codes: [],
    });
    expect(await factsOf(workshop, bench.store)).not.toContain('alarmed');
  });

  test('whose answer was lost is not shown again, and its code is known in the end', async () => {
    bench.platform.fault({ path: send, reset: 'after' });
    expect(await tell(editor, bench.deps, runOf())).toEqual({ againInMs: 1000 });
    await tell(editor, bench.deps, runOf(2));
    expect(cardsOnScreen()).toBe(1);
    expect((await table.cardOf('editor-first')).codes).toHaveLength(1);
  });

  describe('on its way while somebody decides', () => {
    const about = { kind: 'submission', number: 1 } as const;

    async function isBroughtOn(): Promise<void> {
      const { taskId } = await table.cardOf('editor-first');
      expect(bench.queued).toEqual([['updateCards', about, `cards-${taskId}`]]);
      await updateCards(about, bench.deps, runOf());
      expect(table.seenBy('editor-first').at(-1)).toBe('[已退稿]');
    }

    test('before it goes out', async () => {
      await table.says('editor-second', '退稿 1 与上期重复');
      await updateCards(about, bench.deps, runOf());
      await tell(editor, bench.deps, runOf());
      await isBroughtOn();
    });

    test('after it was shown and before that was written down', async () => {
      const decided: typeof bench.deps.send = async (...args) => {
        const answer = await bench.deps.send(...args);
        await table.says('editor-second', '退稿 1 与上期重复');
        await updateCards(about, bench.deps, runOf());
        return answer;
      };
      await tell(editor, { ...bench.deps, send: decided }, runOf());
      await isBroughtOn();
    });

    test('and the run dies before the update is enqueued', async () => {
      await table.says('editor-second', '退稿 1 与上期重复');
      const dies = { ...bench.deps, enqueue: () => Promise.reject(new Error('killed')) };
      await expect(tell(editor, dies, runOf())).rejects.toThrow('killed');
      await tellAgain();
      await isBroughtOn();
    });

    test('or presses it herself while that is being written down', async () => {
      const { commit } = bench.store;
      const rival: typeof commit = async (made) => {
        if ((await table.cardOf('editor-first')).codes.length === 0) await table.taps('editor-first', '退改');
        return commit(made);
      };
      await tell(editor, { ...bench.deps, store: { ...bench.store, commit: rival } }, runOf());
      expect((await table.cardOf('editor-first')).codes).toHaveLength(2);
      expect(bench.queued.map(([job]) => job)).toEqual(['updateCards']);
    });

    test('or presses it herself before its sending is written down: both codes are kept', async () => {
      const pressed: typeof bench.deps.send = async (...args) => {
        const answer = await bench.deps.send(...args);
        await table.taps('editor-first', '退改');
        return answer;
      };
      await tell(editor, { ...bench.deps, send: pressed }, runOf());
      expect(await table.cardOf('editor-first')).toMatchObject({ asked: 'return' });
      expect((await table.cardOf('editor-first')).codes).toHaveLength(2);
      expect(bench.queued.map(([job]) => job)).toEqual(['updateCards']);
    });
  });

  test('of many in a minute is a line of one list, and no card that could be changed', async () => {
    const [seconds] = await workshop.client.time();
    for (let n = 0; n < 5; n += 1)
      await workshop.client.zadd(
        bench.store.keys.cardsSent('editor-first'),
        Number(seconds) * 1000 - 21_000,
        `${n}`,
      );
    await table.says('contact-hill', nightSchool.text.replace('三个', '五个'));
    expect(await tell(editor, bench.deps, runOf())).toBeUndefined();
    expect(heardBy('editor-first')).toEqual([
      [
        '又收到 2 件，合在一起告诉您：',
        '来稿 1｜湖东区总工会｜夜校开进三个工地｜45字｜建议工作动态',
        '来稿 2｜山北区总工会｜夜校开进五个工地｜45字｜建议工作动态',
        '发“看 号码”出全文和卡片，“待审”看等着审的全部来稿。',
      ].join('\n'),
    ]);
    expect((await table.cardOf('editor-first')).sentAt).toBeNull();
  });

  test('whose content is refused comes as words', async () => {
    bench.platform.fault({ path: send, errcode: 42030 });
    expect(await tell(editor, bench.deps, runOf())).toBeUndefined();
    expect(heardBy('editor-first')).toEqual([
      '来稿 1｜湖东区总工会｜夜校开进三个工地｜45字｜建议工作动态\n它的卡片没有发成。发“看 号码”读全文，再用命令决定。',
    ]);
    expect(await table.wordsTo('desk-admin')).toHaveLength(1);
  });

  test('that is refused for good alarms the admins, and the next letter goes on', async () => {
    await write('editor-first', ['二'], bench.store);
    bench.platform.fault({ path: send, errcode: 81013 });
    expect(await tell(editor, bench.deps, runOf())).toBeUndefined();
    expect(heardBy('editor-first')).toEqual(['二']);
    expect(await table.wordsTo('desk-admin')).toEqual([
      '给编辑一的消息发不出去：收件人不存在，或不在应用的可见范围内。请检查此人是否在应用的可见范围内。',
    ]);
    expect((await table.cardOf('editor-first')).sentAt).toBeNull();
    await tell({ userids: ['editor-second'] }, bench.deps, runOf());
    expect((await table.cardOf('editor-second')).sentAt).not.toBeNull();
  });
});

describe('the card of an issue, as an editor previews it', () => {
  const card = {
    headline: '江城工运 第8期',
    summary: '2026年8月31日',
    text: '夜校开课',
    rows: [{ name: '工作动态', value: '1 篇' }],
    linkText: '阅读全文',
    url: 'https://bulletin.example.org/issues/d8',
  };
  const editor = { userids: ['editor-first'] };
  const preview = (cause: string) => {
    const letter = { kind: 'linkCard' as const, card };
    return bench.store.commit(commitOf({ cause, letters: [{ to: 'editor-first', letter }] }));
  };

  test('is shown again when it is asked for again, though nothing on it has changed', async () => {
    for (const cause of ['one', 'two']) {
      await preview(cause);
      await tell(editor, bench.deps, runOf());
    }
    expect(heardBy('editor-first').map((text) => text.replace(/ +$/mu, ''))).toEqual([
      '江城工运 第8期\n2026年8月31日\n夜校开课\n工作动态：1 篇\n[阅读全文]',
      '江城工运 第8期\n2026年8月31日\n夜校开课\n工作动态：1 篇\n[阅读全文]',
    ]);
  });

  test('comes as words where it is refused', async () => {
    await preview('one');
    bench.platform.fault({ path: send, errcode: 40058 });
    await tell(editor, bench.deps, runOf());
    expect(heardBy('editor-first')).toEqual([
      [
        '卡片没有发成，群里的也可能发不成，请告诉管理员。卡片上写的是：',
        '江城工运 第8期',
        '2026年8月31日',
        '夜校开课',
        '工作动态：1 篇',
      ].join('\n'),
    ]);
  });
});
