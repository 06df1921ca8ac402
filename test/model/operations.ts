import * as fc from 'fast-check';
import { columns, homes, reasons } from './desk';
import type { Button, Saying } from './message';

/** What somebody is about to do; which card, code or message is meant is found out when it is done. */
export type Act =
  | { by: string; saying: Exclude<Saying, { what: 'press' | 'sign' }> }
  | { by: string; press: Button; number: number; age: 'newest' | 'first'; chosen: string | null }
  | { by: string; isRightCode: boolean }
  /** Says again, word for word and under its id, what was said so many messages ago. */
  | { repeats: number };

/** What happens at the same moment; and how much time has passed before. */
export type Round = { acts: Act[]; afterMs: number };

/** One interleaving: a few pieces come in, then anything may happen. */
export function interleavings(): fc.Arbitrary<Round[]> {
  const first = fc.array(alone(arrival()), { minLength: 2, maxLength: 4 });
  const rest = fc.array(turns(), { minLength: 11, maxLength: 20 });
  return fc.tuple(first, rest).map(([arrivals, others]) => [...arrivals, ...others.flat()]);
}

function turns(): fc.Arbitrary<Round[]> {
  const rounds = (round: fc.Arbitrary<Round>) => round.map((one) => [one]);
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 1, arbitrary: fc.constant([]) },
    { weight: 24, arbitrary: rounds(alone(act())) },
    { weight: 6, arbitrary: rounds(together()) },
    { weight: 1, arbitrary: rounds(alone(act(), 11 * 60_000)) },
    { weight: 1, arbitrary: fc.constant(printing) },
    { weight: 1, arbitrary: fc.constant(printing.slice(0, 3)) },
  );
}

function alone(one: fc.Arbitrary<Act>, afterMs = 1000): fc.Arbitrary<Round> {
  return one.map((act) => ({ acts: [act], afterMs }));
}

/** Two or three at once, mostly about the same piece. */
function together(): fc.Arbitrary<Round> {
  const mixed = fc.array(act(), { minLength: 2, maxLength: 3 });
  const same = number().chain((one) => fc.array(actOn(fc.constant(one)), { minLength: 2, maxLength: 3 }));
  return fc.oneof(mixed, same).map((acts) => ({ acts, afterMs: 1000 }));
}

/** Closed, offered, signed off and dispatched. */
const printing: Round[] = [
  { by: 'editor-first', saying: { what: 'close' as const } },
  { by: 'editor-first', saying: { what: 'offer' as const } },
  { by: 'editor-first', isRightCode: true },
  { by: 'desk', saying: { what: 'dispatch' as const } },
].map((act) => ({ acts: [act], afterMs: 1000 }));

function act(): fc.Arbitrary<Act> {
  return fc.oneof(
    { weight: 3, arbitrary: arrival() },
    { weight: 24, arbitrary: actOn(number()) },
    {
      weight: 6,
      arbitrary: said(
        editor(),
        numbers().chain((some) =>
          saying({ what: 'accept', numbers: fc.constant(some), column: perhapsColumn() }),
        ),
      ),
    },
    { weight: 2, arbitrary: said(editor(), saying({ what: 'merge', numbers: numbers(2) })) },
    { weight: 7, arbitrary: onIssue() },
    { weight: 3, arbitrary: onPeople() },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 6 }).map((repeats) => ({ repeats })) },
  );
}

/** News and talk. */
function arrival(): fc.Arbitrary<Act> {
  const from = anyone(fc.constantFrom('contact-lake', 'contact-hill', 'editor-third'));
  return said(
    from,
    fc
      .oneof({ weight: 9, arbitrary: news() }, { weight: 1, arbitrary: fc.constant('收到') })
      .map((text) => ({ what: 'news' as const, text })),
  );
}

/** About one piece. */
function actOn(number: fc.Arbitrary<number>): fc.Arbitrary<Act> {
  const contact = anyone(fc.constantFrom('contact-lake', 'contact-hill', 'editor-third'));
  const field = fc.constantFrom('headline' as const, 'body' as const, 'attribution' as const);
  const text = fc.constantFrom('读书角进了班组', '第一段改过。\n第二段也改过。', '山北区总工会');
  const column = fc.constantFrom(...columns, '副刊');
  return fc.oneof(
    { weight: 3, arbitrary: said(contact, saying({ what: 'revise', number, text: news() })) },
    { weight: 2, arbitrary: said(contact, saying({ what: 'withdraw', number })) },
    {
      weight: 4,
      arbitrary: said(
        editor(),
        saying({ what: 'accept', numbers: number.map((one) => [one]), column: perhapsColumn() }),
      ),
    },
    {
      weight: 4,
      arbitrary: said(
        editor(),
        saying({
          what: 'decline',
          way: fc.constantFrom('return', 'reject'),
          number,
          reason: fc.constantFrom('请补充参加人数。\n并核对日期。', '时效已过', ''),
        }),
      ),
    },
    { weight: 3, arbitrary: said(editor(), saying({ what: 'takeBack', number })) },
    { weight: 10, arbitrary: press(number) },
    { weight: 3, arbitrary: said(editor(), saying({ what: 'edit', field, number, text })) },
    {
      weight: 2,
      arbitrary: said(
        editor(),
        saying({
          what: 'replace',
          number,
          passage: fc.constantFrom('夜校', '总工会', '六十人', '没有的话'),
          instead: fc.constantFrom('学堂', ''),
        }),
      ),
    },
    { weight: 2, arbitrary: said(editor(), saying({ what: 'column', number, column })) },
    {
      weight: 2,
      arbitrary: said(editor(), saying({ what: 'arrange', number, place: fc.integer({ min: 0, max: 3 }) })),
    },
    { weight: 2, arbitrary: said(editor(), saying({ what: 'pool', number })) },
    { weight: 2, arbitrary: said(editor(), saying({ what: 'defer', number })) },
    { weight: 2, arbitrary: said(editor(), saying({ what: 'look', number })) },
  );
}

function press(number: fc.Arbitrary<number>): fc.Arbitrary<Act> {
  const button: fc.Arbitrary<Button> = fc.oneof(
    { weight: 6, arbitrary: fc.constant<Button>('accept') },
    {
      weight: 8,
      arbitrary: fc.constantFrom<Button[]>('sure-return', 'sure-reject', 'write-return', 'write-reject'),
    },
    { weight: 3, arbitrary: fc.constantFrom<Button[]>('return', 'reject', 'back', 'whole') },
  );
  const age = fc.oneof(
    { weight: 5, arbitrary: fc.constant('newest' as const) },
    { weight: 1, arbitrary: fc.constant('first' as const) },
  );
  return fc
    .tuple(editor(), button, number, age, fc.boolean())
    .chain(([by, pressed, of, old, isChosen]) =>
      chosenFor(pressed, isChosen).map((chosen) => ({ by, press: pressed, number: of, age: old, chosen })),
    );
}

function chosenFor(button: Button, isChosen: boolean): fc.Arbitrary<string | null> {
  if (!isChosen) return fc.constant(null);
  if (button === 'accept') return fc.constantFrom(...columns);
  if (button === 'sure-return') return fc.constant(reasons.return);
  return fc.constant(button === 'sure-reject' ? reasons.reject : null);
}

function onIssue(): fc.Arbitrary<Act> {
  const signer = anyone(fc.constantFrom('editor-first', 'editor-third'));
  return fc.oneof(
    said(editor(), saying({ what: 'close' })),
    said(editor(), saying({ what: 'reopen' })),
    said(signer, saying({ what: 'offer' })),
    fc.tuple(signer, fc.nat(3)).map(([by, luck]) => ({ by, isRightCode: luck > 0 })),
    said(fc.constant('desk'), saying({ what: 'dispatch' })),
    said(fc.constant('desk'), saying({ what: 'dropQuestions' })),
    said(editor(), saying({ what: 'queue' })),
  );
}

function onPeople(): fc.Arbitrary<Act> {
  const admin = anyone(fc.constant('desk-admin'));
  const asks = fc.constantFrom(...Object.entries(homes)).map(([by, unit]) => ({
    by,
    saying: { what: 'register' as const, unit, name: '港口新区通讯员' },
  }));
  return fc.oneof(
    asks,
    said(admin, saying({ what: 'confirm', number: fc.integer({ min: 1, max: 2 }) })),
    said(
      admin,
      saying({ what: 'dismiss', userid: fc.constantFrom('contact-hill', 'stranger', 'editor-second') }),
    ),
  );
}

const editor = () => anyone(fc.constantFrom('editor-first', 'editor-second', 'editor-third'));

/** Now and then somebody says what she may not. */
function anyone(usual: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const other = fc.constantFrom('contact-lake', 'contact-hill', 'editor-second', 'desk-admin', 'stranger');
  return fc.oneof({ weight: 14, arbitrary: usual }, { weight: 1, arbitrary: other });
}

function number(): fc.Arbitrary<number> {
  return fc.oneof(
    { weight: 20, arbitrary: fc.integer({ min: 1, max: 4 }) },
    { weight: 4, arbitrary: fc.integer({ min: 5, max: 7 }) },
    { weight: 1, arbitrary: fc.constant(99) },
  );
}

function numbers(minLength = 1): fc.Arbitrary<number[]> {
  return fc.uniqueArray(number(), { minLength, maxLength: 3 });
}

function perhapsColumn(): fc.Arbitrary<string | null> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant(null) },
    { weight: 4, arbitrary: fc.constantFrom(...columns) },
    { weight: 1, arbitrary: fc.constant('副刊') },
  );
}

function news(): fc.Arbitrary<string> {
  return fc.constantFrom(
    '夜校开进三个工地\n湖东区总工会在三个工地办起夜校，四百人次来听课。',
    '读书角进了班组\n第一段说的是读书角怎样建起来。\n第二段说的是六十人每周来读书。（山北区总工会）',
    '●本周山北区总工会组织一线职工义务献血，六十人参加。（山北区总工会）',
    '  互助保障送到车间  \n　　市总宣传教育部把互助保障的办法送到车间，六十人当场参加。',
  );
}

type Asked = Exclude<Saying, { what: 'press' | 'sign' }>;

function said(by: fc.Arbitrary<string>, what: fc.Arbitrary<Asked>): fc.Arbitrary<Act> {
  return fc.record({ by, saying: what });
}

/** A saying whose parts are any of these. */
function saying<What extends Asked['what']>(
  parts: { what: What } & {
    [Part in keyof Omit<Asked & { what: What }, 'what'>]: fc.Arbitrary<(Asked & { what: What })[Part]>;
  },
): fc.Arbitrary<Asked> {
  const { what, ...rest } = parts;
  return fc.record(rest as Record<string, fc.Arbitrary<unknown>>).map((made) => ({ what, ...made }) as Asked);
}
