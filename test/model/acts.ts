import * as fc from 'fast-check';
import { cast, columns, homes, reasons } from './desk';
import type { Button, Saying } from './message';
import type { State } from './model';

/** The so-and-so-many-th submission that stands like this, or else any. */
export type Target = { state: State | 'any' | 'none'; nth: number };

/** A number in a saying is found out when it is said: it is that of its target. */
type Numberless = Exclude<Saying, { what: 'press' | 'sign' }>;

/** What somebody is about to do; `owner` stands for the contact of the submission. */
export type Act =
  | { by: string; saying: Numberless; on: Target[] }
  | { by: string; press: Button; on: Target[]; age: 'newest' | 'first'; chosen: string | null }
  | { by: string; isRightCode: boolean }
  /** Says again, word for word and under its id, what was said so many messages ago. */
  | { repeats: number };

type Acts = fc.Arbitrary<Act>;

export function anyAct(): Acts {
  return fc.oneof(
    { weight: 4, arbitrary: arrival() },
    { weight: 30, arbitrary: actOn(target) },
    { weight: 8, arbitrary: actOnIssue() },
    { weight: 3, arbitrary: actOnPeople() },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 6 }).map((repeats) => ({ repeats })) },
  );
}

/** News, and talk. */
export function arrival(): Acts {
  const by = anyone('contact-lake', 'contact-hill', 'editor-third');
  const news = texts.map((text) => said(by, { what: 'news', text }));
  return fc.oneof(...news, ...news, said(by, { what: 'news', text: '收到' }));
}

/** Where the same piece is meant by several at once. */
export function actOnOne(nth: number): Acts {
  return actOn((state) => target(state).map((one) => ({ ...one, nth })));
}

type Aim = (state: Target['state']) => fc.Arbitrary<Target>;

function actOn(aim: Aim): Acts {
  return fc.oneof(
    { weight: 5, arbitrary: fromOwner(aim) },
    { weight: 8, arbitrary: press(aim) },
    { weight: 9, arbitrary: decision(aim) },
    { weight: 12, arbitrary: edit(aim) },
  );
}

function fromOwner(aim: Aim): Acts {
  const open = fc.oneof(aim('pending'), aim('returned'), aim('any'));
  const revisions = texts.map((text) => said(anyone('owner'), { what: 'revise', number: 0, text }, open));
  return fc.oneof(
    { weight: 2, arbitrary: fc.oneof(...revisions) },
    { weight: 1, arbitrary: said(anyone('owner'), { what: 'withdraw', number: 0 }, open) },
  );
}

function decision(aim: Aim): Acts {
  const accept = (column: string | null) => ({ what: 'accept' as const, numbers: [], column });
  const decline = (way: 'return' | 'reject', reason: string) =>
    said(editor, { what: 'decline', way, number: 0, reason }, aim('pending'));
  return fc.oneof(
    { weight: 3, arbitrary: said(editor, accept(null), aim('pending')) },
    { weight: 3, arbitrary: said(editor, accept(null), several('pending', 3)) },
    {
      weight: 3,
      arbitrary: fc.oneof(
        ...[...columns, '副刊'].map((one) => said(editor, accept(one), several('pending', 2))),
      ),
    },
    { weight: 2, arbitrary: said(editor, accept(null), aim('accepted')) },
    {
      weight: 3,
      arbitrary: fc.oneof(
        decline('return', '请补充人数。\n并核对日期。'),
        decline('reject', '时效已过'),
        decline('reject', ''),
      ),
    },
    { weight: 3, arbitrary: said(editor, { what: 'takeBack', number: 0 }, aim('accepted')) },
    { weight: 2, arbitrary: said(editor, { what: 'look', number: 0 }, fc.oneof(aim('pending'), aim('any'))) },
  );
}

function edit(aim: Aim): Acts {
  const to = (saying: Numberless) => said(editor, saying, aim('accepted'));
  const replace = (passage: string, instead: string) => to({ what: 'replace', number: 0, passage, instead });
  const arrange = (place: number) => to({ what: 'arrange', number: 0, place });
  return fc.oneof(
    { weight: 2, arbitrary: to({ what: 'edit', field: 'headline', number: 0, text: '读书角\n进了班组' }) },
    {
      weight: 2,
      arbitrary: to({ what: 'edit', field: 'body', number: 0, text: '第一段改过。\n第二段也改过。' }),
    },
    { weight: 2, arbitrary: to({ what: 'edit', field: 'attribution', number: 0, text: '山北区总工会' }) },
    {
      weight: 3,
      arbitrary: fc.oneof(replace('夜校', '学堂'), replace('六十人', ''), replace('总工会', '工会')),
    },
    {
      weight: 3,
      arbitrary: fc.oneof(...[...columns, '副刊'].map((column) => to({ what: 'column', number: 0, column }))),
    },
    {
      weight: 4,
      arbitrary: said(
        editor,
        { what: 'merge', numbers: [] },
        fc.tuple(aim('accepted'), target('any'), target('pending')),
      ),
    },
    { weight: 2, arbitrary: fc.oneof(arrange(1), arrange(2), arrange(3)) },
    { weight: 3, arbitrary: to({ what: 'pool', number: 0 }) },
    { weight: 3, arbitrary: to({ what: 'defer', number: 0 }) },
  );
}

function press(aim: Aim): Acts {
  const pressed = (button: Button, chosen: string | null) =>
    fc.record({
      by: editor,
      press: fc.constant(button),
      on: aim('pending').map((one) => [one]),
      age: fc.constantFrom('newest' as const, 'newest' as const, 'newest' as const, 'first' as const),
      chosen: fc.constant(chosen),
    });
  const accepts = [null, ...columns].map((column) => pressed('accept', column));
  return fc.oneof(
    { weight: 4, arbitrary: fc.oneof(...accepts) },
    {
      weight: 2,
      arbitrary: fc.oneof(pressed('sure-return', reasons.return), pressed('sure-reject', reasons.reject)),
    },
    {
      weight: 2,
      arbitrary: fc.oneof(
        pressed('write-return', null),
        pressed('write-reject', null),
        pressed('sure-return', null),
      ),
    },
    {
      weight: 2,
      arbitrary: fc.oneof(
        pressed('return', null),
        pressed('reject', null),
        pressed('back', null),
        pressed('whole', null),
      ),
    },
  );
}

function actOnIssue(): Acts {
  const signer = anyone('editor-first', 'editor-third');
  const code = fc.constantFrom(true, true, false);
  return fc.oneof(
    { weight: 2, arbitrary: said(editor, { what: 'close' }) },
    { weight: 2, arbitrary: said(editor, { what: 'reopen' }) },
    { weight: 2, arbitrary: said(signer, { what: 'offer' }) },
    { weight: 2, arbitrary: fc.record({ by: signer, isRightCode: code }) },
    { weight: 2, arbitrary: said(editor, { what: 'queue' }) },
    { weight: 1, arbitrary: said(fc.constant('desk'), { what: 'dispatch' }) },
    { weight: 1, arbitrary: said(fc.constant('desk'), { what: 'dropQuestions' }) },
  );
}

function actOnPeople(): Acts {
  const admin = anyone('desk-admin');
  const registers = Object.entries(homes).map(([by, unit]) =>
    said(fc.constant(by), { what: 'register', unit, name: cast[by]?.name ?? '' }),
  );
  const confirms = [1, 2].map((number) => said(admin, { what: 'confirm', number }));
  const dismissals = ['contact-hill', 'stranger', 'editor-second'].map((userid) =>
    said(admin, { what: 'dismiss', userid }),
  );
  return fc.oneof(fc.oneof(...registers), fc.oneof(...confirms), fc.oneof(...dismissals));
}

/** Now and then somebody says what she may not. */
function anyone(...usual: string[]): fc.Arbitrary<string> {
  const others = ['contact-lake', 'contact-hill', 'editor-second', 'desk-admin', 'stranger'];
  return fc.oneof(
    { weight: 14, arbitrary: fc.constantFrom(...usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );
}

const editor = anyone('editor-first', 'editor-second', 'editor-third');

function target(state: Target['state']): fc.Arbitrary<Target> {
  const nth = fc.nat(5);
  return fc.oneof(
    { weight: 12, arbitrary: fc.record({ state: fc.constant(state), nth }) },
    { weight: 3, arbitrary: fc.record({ state: fc.constant('any' as const), nth }) },
    { weight: 1, arbitrary: fc.constant({ state: 'none' as const, nth: 0 }) },
  );
}

function several(state: Target['state'], maxLength: number): fc.Arbitrary<Target[]> {
  return fc.array(target(state), { minLength: 1, maxLength });
}

function said(by: fc.Arbitrary<string>, saying: Numberless, on?: fc.Arbitrary<Target | Target[]>): Acts {
  const targets = on?.map((one) => [one].flat()) ?? fc.constant([]);
  return fc.record({ by, saying: fc.constant(saying), on: targets });
}

const texts = [
  '夜校开进三个工地\n湖东区总工会在三个工地办起夜校，四百人次来听课。',
  '读书角进了班组\n第一段说的是读书角怎样建起来。\n第二段说的是六十人每周来读书。（山北区总工会）',
  '●本周山北区总工会组织一线职工义务献血，六十人参加。（山北区总工会）',
  '  互助保障送到车间  \n　　市总宣传教育部把互助保障的办法送到车间，六十人当场参加。',
];
