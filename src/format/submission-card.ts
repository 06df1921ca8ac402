import type { Piece } from '../desk/bulletin';
import { choiceIdOf, type Declining } from '../desk/card';
import type { CardContent } from '../desk/letter';
import { latestText, type Submission } from '../desk/submissions/submission';
import { countCharacters, nameOfPiece, shorten } from './measure';
import { escapeText } from './printing/escape-text';
import { awaitsReason } from './says/cards';
import { queueLine, stateWords } from './says/submissions';
import type { Voice } from './voice';

/** 字 that an app's card shows of each part [90236]; UTF-16 units are counted, which are never fewer. */
const most = { headline: 36, summary: 44, text: 160, value: 30, option: 16, options: 10 };

export type CardOf = {
  taskId: string;
  submission: Submission;
  piece: Piece;
  /** The suggested column. */
  column: string;
  columns: readonly { name: string }[];
  /** Each short enough for a row. */
  warnings: readonly string[];
  pictures: number;
};

/** How many moves there were when the card was made, and the column that has taken it in since. */
type Decided = { move: number; into: string | null };

type Shape = Pick<CardContent, 'text' | 'choice' | 'buttons' | 'settled'>;

/** A new submission with 采用, 退改, 退稿 and 全文, its column chosen as suggested. */
export function openCard(card: CardOf): CardContent {
  const { submission, piece, column } = card;
  const { revisions } = submission;
  const kind = revisions.length > 1 ? `改好的第${revisions.length}稿` : '新来稿';
  return {
    ...framed(card, {
      text: shorten(escapeText(piece.body.join('')), most.text),
      choice: columnChoice(column, card.columns),
      buttons: openButtons(submission.number),
      settled: null,
    }),
    summary: shorten(`${kind}，建议栏目：${column}`, most.summary),
  };
}

/** The reasons to choose from, with 另写 for one that is not among them. */
export function reasonsCard(card: CardOf, way: Declining, reasons: readonly string[]): CardContent {
  const { number } = card.submission;
  const options = reasons.slice(0, most.options).map((reason) => ({ id: reason, text: reason }));
  return framed(card, {
    text: `${wayWords[way]}：请选一条，通讯员会看到；都不合适就点“另写”。`,
    choice: { key: 'reason', title: wayWords[way], options, chosen: options[0]?.id ?? '' },
    buttons: [
      { text: `确定${verbs[way]}`, key: `sure-${way}:${number}`, style: 1 },
      { text: '另写', key: `write-${way}:${number}`, style: 2 },
      { text: '返回', key: `back:${number}`, style: 3 },
    ],
    settled: null,
  });
}

/** After 另写: her next message is the reason. */
export function awaitingCard(card: CardOf, way: Declining): CardContent {
  const { number } = card.submission;
  return framed(card, {
    text: awaitsReason(way),
    choice: null,
    buttons: [{ text: '返回', key: `back:${number}`, style: 3 }],
    settled: null,
  });
}

/** Who decided what and when; nothing can be pressed any more. */
export function settledCard(card: CardOf, voice: Voice, by: Decided): CardContent {
  const decided = decisionAfter(card.submission, voice, by);
  return framed(card, {
    text: shorten(escapeText(decided.text), most.text),
    choice: null,
    buttons: openButtons(card.submission.number),
    settled: decided.word,
  });
}

/** The first decision since the card was made, in a word and in a sentence. */
export function decisionAfter(
  { moves, number }: Submission,
  voice: Voice,
  { move, into }: Decided,
): { word: string; text: string } {
  const made = moves[move];
  if (!made) throw new Error('nothing has happened since the card was made');
  const word = made.state === 'pending' ? '已改稿' : settledWords[made.state];
  const why = made.reason === undefined ? '' : `：${made.reason}`;
  const where = made.state === 'accepted' && into !== null ? `，编入【${into}】` : '';
  const again = made.state === 'pending' ? `。发“看 ${number}”读新稿` : '';
  return {
    word,
    text: `${voice.time(made.at)} ${voice.name(made.by)} ${word.slice(1)}${why}${where}${again}`,
  };
}

const settledWords = { ...stateWords, returned: '已退改', rejected: '已退稿' };

const verbs: Record<Declining, string> = { return: '退改', reject: '退稿' };
const wayWords: Record<Declining, string> = { return: '退改意见', reject: '退稿理由' };

function framed(
  { taskId, submission, piece, column, warnings, pictures }: CardOf,
  shape: Shape,
): CardContent {
  const { number, unit } = submission;
  return {
    taskId,
    headline: shorten(escapeText(`来稿 ${number}\u3000${nameOfPiece(piece)}`), most.headline),
    summary: '',
    rows: [
      { name: '单位', value: shorten(unit, most.value) },
      {
        name: '字数',
        value: `${countCharacters(latestText(submission))}${pictures > 0 ? `，附图 ${pictures} 张` : ''}`,
      },
      ...warnings
        .slice(0, 4)
        .map((warning) => ({ name: '提醒', value: shorten(escapeText(warning), most.value) })),
    ],
    line: queueLine({ submission, piece, column }),
    ...shape,
  };
}

function openButtons(number: number): CardContent['buttons'] {
  return [
    { text: '采用', key: `accept:${number}`, style: 1 },
    { text: '退改', key: `return:${number}`, style: 2 },
    { text: '退稿', key: `reject:${number}`, style: 3 },
    { text: '全文', key: `whole:${number}`, style: 4 },
  ];
}

/** With more columns than a card's list can hold, the suggested one is always among those that it shows. */
function columnChoice(column: string, columns: readonly { name: string }[]): CardContent['choice'] {
  const names = columns.map(({ name }) => name);
  const first = names.slice(0, most.options);
  const shown = first.includes(column) ? first : [column, ...first.slice(0, -1)];
  const options = shown.map((name) => ({ id: choiceIdOf(name), text: shorten(name, most.option) }));
  return { key: 'column', title: '栏目', options, chosen: choiceIdOf(column) };
}
