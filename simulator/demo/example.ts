import type { Cast } from './cast';
import { asMessage, type Piece } from './issue';
import type { People } from './people';
import type { Incidents, Numbered } from './play';

type Stage = { people: People; cast: Cast; show: (line: string) => void };

/** One tap accepts; and what goes less than smoothly: one piece returned, one rejected, one mistyped, two at once. */
export function exampleIncidents({ people, cast, show }: Stage): Incidents {
  const isTooThin = ({ headline }: Piece) => headline?.includes('五分钟提醒') ?? false;
  return {
    firstVersion: (piece) => (isTooThin(piece) ? tooThin(piece) : mistyped(piece)),

    async betweenSendingAndAccepting(pieces) {
      const thin = pieces.find(({ piece }) => isTooThin(piece));
      const tapped = pieces.find(({ column }) => column === '工作动态');
      show('\n——— 编辑点一下就采用，别人的卡片马上看得到 ———');
      if (tapped) await acceptByTap(tapped, people);
      show('\n——— 一篇退稿 ———');
      await rejectAdvertisement(people, cast);
      show('\n——— 一篇退改，改好再来 ———');
      if (thin) await returnAndCorrect(thin, people, cast);
      return tapped ? [tapped.number] : [];
    },

    async accept(column, numbers) {
      if (column === '工作动态') return acceptAndCorrect(numbers, { people, cast, show });
      if (column !== '领导言论') return false;
      show('\n——— 两位编辑同时采用同一篇 ———');
      const command = `采用 ${numbers.join(' ')} ${column}`;
      const editors = ['editor-first', 'editor-second'];
      await Promise.all(editors.map((editor) => people.says(editor, command)));
      for (const editor of editors) await people.isTold(editor, /已采用来稿|已由/u);
      return true;
    },
  };
}

async function acceptByTap({ number, column }: Numbered, people: People): Promise<void> {
  const card = `来稿 ${number}\u3000`;
  await people.presses('editor-first', card, '采用', { column: [column] });
  await people.seesOnCard('editor-second', card, /已采用/u);
}

const mistake = { wrong: '充电口，，墙上', right: '充电口，墙上' };

/** The warning on the receipt and the card names it. */
function mistyped(piece: Piece): string | null {
  const message = asMessage(piece);
  return message.includes(mistake.right) ? message.replace(mistake.right, mistake.wrong) : null;
}

async function acceptAndCorrect(numbers: string[], { people, show }: Stage): Promise<boolean> {
  await people.says('editor-first', `采用 ${numbers.join(' ')} 工作动态`);
  await people.isTold('editor-first', /已采用来稿/u);
  show('\n——— 编辑改一处，来稿原文不动 ———');
  await people.says('editor-first', `替换 ${numbers[0] ?? ''} ${mistake.wrong} => ${mistake.right}`);
  await people.isTold('editor-first', /来稿 \d+/u);
  return true;
}

function tooThin(piece: Piece): string {
  return [
    piece.headline,
    `江城市交通运输工会推行班前“五分钟提醒”，效果很好。（${piece.attribution ?? ''}）`,
  ].join('\n');
}

async function rejectAdvertisement(people: People, cast: Cast): Promise<void> {
  const contact = cast.contactOf('江城公交公司工会');
  await people.says(contact, '食堂承包招租\n公司职工食堂二楼档口对外招租，面积六十平方米，有意者请来电。');
  const [, number = ''] = await people.isTold(contact, /来稿 (\d+)/u);
  await people.says('editor-second', `退稿${number} 招租信息不属于简报的内容，\n请改投内部公告栏。`);
  await people.isTold(contact, /没有采用/u);
}

async function returnAndCorrect({ number, piece }: Numbered, people: People, cast: Cast): Promise<void> {
  const contact = cast.contactOf(piece.attribution);
  const card = `来稿 ${number}\u3000`;
  await people.presses('editor-first', card, '退改');
  await people.seesOnCard('editor-first', card, /确定退改/u);
  await people.presses('editor-first', card, '确定退改');
  await people.isTold(contact, /请修改/u);
  await people.says(contact, `改稿 ${number} ${asMessage(piece)}`);
  await people.isTold(contact, /第2稿/u);
}
