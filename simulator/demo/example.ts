import type { Cast } from './cast';
import { asMessage, type Piece } from './issue';
import type { People } from './people';
import type { Incidents, Numbered } from './play';

type Stage = { people: People; cast: Cast; show: (line: string) => void };

/** What goes less than smoothly in the example: one piece is returned, one rejected, two editors press at once. */
export function exampleIncidents({ people, cast, show }: Stage): Incidents {
  const isTooThin = ({ headline }: Piece) => headline?.includes('五分钟提醒') ?? false;
  return {
    firstVersion: (piece) => (isTooThin(piece) ? tooThin(piece) : null),

    async betweenSendingAndAccepting(pieces) {
      const thin = pieces.find(({ piece }) => isTooThin(piece));
      show('\n——— 一篇退稿 ———');
      await rejectAdvertisement(people, cast);
      show('\n——— 一篇退改，改好再来 ———');
      if (thin) await returnAndCorrect(thin, people, cast);
    },

    async accept(column, numbers) {
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
  await people.says('editor-first', `退改 ${number} 请写清五项内容，补上参加的班组数。`);
  await people.isTold(contact, /请修改/u);
  await people.says(contact, `改稿 ${number} ${asMessage(piece)}`);
  await people.isTold(contact, /第2稿/u);
}
