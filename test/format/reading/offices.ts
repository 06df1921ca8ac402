/* eslint-disable no-irregular-whitespace -- Chinese office text is set in with U+3000 */
import * as fc from 'fast-check';
import type { Bulletin, Piece } from '../../../src/desk/bulletin';

/** How one office lays its bulletin out. Nothing here is asked of our own printer. */
export type Office = {
  mark: (name: string, place: number) => string;
  bullet: (place: number) => string;
  credit: (name: string) => string;
  /** Between entries, and between all lines. */
  gap: '' | '\n';
  lineGap: '' | '\n';
  indent: '' | '　　' | '    ' | '\t';
  masthead: (bulletin: Bulletin) => string[];
  footer: (receivers: string[]) => string[];
  contents: boolean;
  /** Lines on a page, each page with its number below; 0 for a text without pages. */
  page: number;
  /** A line may not be wider, in Chinese characters; 0 for lines of any length. */
  width: number;
  lineEnd: '\n' | '\r\n';
  tail: string;
};

const DIGITS = '〇一二三四五六七八九';
const inHan = (text: string) => text.replace(/\d/g, (digit) => DIGITS[Number(digit)]!);
const inFullWidth = (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
const day = (date: string | null) => {
  const [year, month, of] = date!.split('-').map(Number);
  return `${year}年${month}月${of}日`;
};
function hanDay(date: string | null): string {
  const [year = '', month, of] = date!.split('-');
  return `${inHan(year)}年${hanCount(Number(month))}月${hanCount(Number(of))}日`;
}
/** 10 to 31 as they are said. */
function hanCount(count: number): string {
  const tens = ['', '十', '二十', '三十'][Math.floor(count / 10)]!;
  return `${tens}${count % 10 === 0 ? '' : DIGITS[count % 10]!}`;
}

const mastheads: Office['masthead'][] = [
  ({ title, number, runningNumber, publisher, date }) => [
    title!,
    `第${number}期（总第${runningNumber}期）`,
    `${publisher}　　${day(date)}`,
  ],
  ({ title, number, runningNumber, publisher, date }) => [
    Array.from(title!).join(' '),
    `${date!.slice(0, 4)}年第${number}期`,
    `（总第${runningNumber}期）`,
    `${publisher}编印          ${day(date)}`,
    '━━━━━━━━━━━━',
  ],
  ({ title, number, runningNumber, publisher, date }) => [
    `《${title!}》`,
    inFullWidth(`第 ${number} 期`),
    inFullWidth(`总第 ${runningNumber} 期`),
    `主办：${publisher!}`,
    `出版日期：${inFullWidth(day(date))}`,
  ],
  ({ title, number, runningNumber, publisher, date }) => [
    publisher!,
    `${title!}  第${inHan(String(number))}期  总第${inHan(String(runningNumber))}期`,
    hanDay(date),
  ],
];

const footers: Office['footer'][] = [
  (receivers) => [`本期印发：${receivers.join('、')}`],
  (receivers) => ['————————', `分送：${receivers.join('，')}。`],
  ([first, ...others]) => [`主送：${first!}`, `抄送：${others.join('、')}`],
  ([first, ...others]) => [`报：${first!}`, `送：${others.join('；')}`],
];

export const office: fc.Arbitrary<Office> = fc.record({
  mark: fc.constantFrom<Office['mark']>(
    (name) => `【${name}】`,
    (name) => `〖 ${Array.from(name).join(' ')} 〗`,
    (name) => `★${name}★`,
    (name) => `◆ ${name}`,
    (name) => `—— ${name} ——`,
    (name, place) => `${'一二三四'[place]!}、${name}`,
    (name) => name,
  ),
  bullet: fc.constantFrom<Office['bullet']>(
    () => '●',
    () => '◎ ',
    () => '■',
    () => '· ',
    () => '- ',
    (place) => `${place + 1}. `,
    (place) => `${place + 1}、`,
    (place) => '①②③④⑤'[place]!,
    (place) => `（${place + 1}）`,
  ),
  credit: fc.constantFrom<Office['credit']>(
    (name) => `（${name}）`,
    (name) => `    （${name}）`,
    (name) => `\n                                （${name}）`,
    (name) => `\n（${name}）`,
    (name) => `\n                                ——${name}`,
    (name) => `\n                                ${name}`,
    (name) => `\n【${name}】`,
  ),
  gap: fc.constantFrom<Office['gap']>('', '\n'),
  lineGap: fc.constantFrom<Office['lineGap']>('', '', '\n'),
  indent: fc.constantFrom<Office['indent']>('', '　　', '    ', '\t'),
  masthead: fc.constantFrom(...mastheads),
  footer: fc.constantFrom(...footers),
  contents: fc.boolean(),
  page: fc.constantFrom(0, 0, 9),
  width: fc.constantFrom(0, 0, 34),
  lineEnd: fc.constantFrom<Office['lineEnd']>('\n', '\r\n'),
  tail: fc.constantFrom('', '  ', '\t', '　'),
});

/** The issue as this office types it. */
export function typed(bulletin: Bulletin, made: Office): string {
  const { gap, lineGap, masthead, footer, contents } = made;
  const columns = bulletin.columns.flatMap(({ name, entries }, place) => [
    `${gap}${made.mark(name, place)}`,
    ...entries.map((piece, at) => gap + typedPiece(piece, at, made)),
  ]);
  const list = contents
    ? [
        '本期目录',
        ...bulletin.columns.flatMap(({ name, entries }) => [
          name,
          ...entries.flatMap(({ headline }) => (headline === null ? [] : [`  ${headline} …… 1`])),
        ]),
      ]
    : [];
  const text = [
    masthead(bulletin).join('\n'),
    ...(list.length > 0 ? ['', list.join('\n'), ''] : []),
    ...columns,
  ].join(`\n${lineGap}`);
  const whole = `${text}\n\n${footer(bulletin.distribution).join('\n')}`;
  const lines = whole.split('\n').map((line) => line + made.tail);
  return (made.page > 0 ? paged(lines, made.page, bulletin) : lines).join(made.lineEnd);
}

function typedPiece({ headline, body, attribution }: Piece, at: number, made: Office): string {
  const { lineGap, width } = made;
  const indent = width > 0 && made.indent === '' ? '　　' : made.indent;
  const lead = headline === null ? [] : [headline];
  const last = body.length - 1;
  const paragraphs = body.map((text, place) => {
    const mark = headline === null ? made.bullet(at) : indent;
    const credit = place === last && attribution !== null ? made.credit(attribution) : '';
    const [first = '', ...under] = credit.split('\n');
    return [wrapped(mark + text + (under.length === 0 ? first : ''), width), ...under].join('\n');
  });
  return [...lead, ...paragraphs].join(`\n${lineGap}`);
}

/** At so many Chinese characters, as an e-mail program does it. */
function wrapped(text: string, width: number): string {
  if (width === 0) return text;
  const lines = [''];
  for (const character of text) {
    const line = lines.at(-1)!;
    if (columnsOf(line + character) > width * 2) lines.push(character);
    else lines[lines.length - 1] = line + character;
  }
  return lines.join('\n');
}

function columnsOf(text: string): number {
  return Array.from(text).reduce(
    (sum, one) => sum + (one === '\t' ? 4 : /[\u0020-\u007e]/.test(one) ? 1 : 2),
    0,
  );
}

/** Below every so many lines the number of the page, and above the next its head. */
function paged(lines: string[], every: number, { title, number }: Bulletin): string[] {
  return lines.flatMap((line, at) =>
    at > 0 && at % every === 0 ? [`— ${at / every} —`, `${title!}　第${number}期`, line] : [line],
  );
}
