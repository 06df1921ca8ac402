import type { Cast } from '../../simulator/demo/cast';
import { asMessage, type PlainIssue } from '../../simulator/demo/issue';
import { until, type People } from './people';
import { corrected, first, reason, second, writeScript, type Numbered, type Script } from './script';

type Stage = { people: People; cast: Cast; issue: PlainIssue };

/** One issue from the first message to the report, with taps, second thoughts and edits in between. */
export async function playIssue(stage: Stage): Promise<{ pieces: Numbered[]; report: string }> {
  const { people } = stage;
  const pieces = await submitAll(stage);
  const script = writeScript(pieces);
  await decideByCard(script, stage);
  await acceptRest(pieces, script, people);
  for (const { by, says } of script.edits) {
    await people.says(by, says);
    await people.isTold(by, doneAs(says));
  }
  await people.says(first, '截稿');
  await people.isTold(first, /已截稿，共 10 篇/u);
  await people.says(first, '签发');
  await people.says(first, await people.isTold(first, /签发 \d{4}/u));
  return { pieces, report: await people.isTold(first, /第\d+期（总第\d+期）推送结束[\s\S]*/u) };
}

/** Every piece is acknowledged once and gets one number. */
async function submitAll({ people, cast, issue }: Stage): Promise<Numbered[]> {
  const pieces: Numbered[] = [];
  for (const { name: column, entries } of issue.columns)
    for (const piece of entries) {
      const contact = cast.contactOf(piece.attribution);
      const receipts = () => people.told(contact).filter((text) => text.startsWith('已收到，来稿'));
      const before = receipts().length;
      await people.says(contact, asMessage(piece));
      await until(() => receipts().length > before, `${contact} gets a receipt`);
      const [, number = ''] = /来稿 (\d+)/u.exec(receipts().at(-1) ?? '') ?? [];
      pieces.push({ piece, number, column });
    }
  return pieces;
}

async function decideByCard(script: Script, { people, cast }: Stage): Promise<void> {
  for (const { by, number, column, piece } of script.accepted) {
    await accept({ by, number, column }, people);
    await people.isTold(cast.contactOf(piece.attribution), told(number, '已采用'));
  }
  const { returned, takenBack } = script;
  await sendBack(returned, cast.contactOf(returned.piece.attribution), people);
  await thinkAgain(takenBack, cast.contactOf(takenBack.piece.attribution), people);
}

type Acceptance = { by: string; number: string; column: string };

/** 看 brings a card at once, however many wait in a list. */
async function accept({ by, number, column }: Acceptance, people: People): Promise<void> {
  await lookAt(number, by, people);
  await people.presses(by, number, { button: '采用', chosen: { column: [column] } });
}

async function lookAt(number: string, by: string, people: People): Promise<void> {
  const before = people.cards(by, number).length;
  await people.says(by, `看 ${number}`);
  await until(() => people.cards(by, number).length > before, `${by} gets a card of 来稿 ${number}`);
}

async function sendBack({ number, piece }: Numbered, contact: string, people: People): Promise<void> {
  await lookAt(number, second, people);
  await people.presses(second, number, { button: '退改' });
  await people.sees(second, number, /\[确定退改\]/u);
  await people.presses(second, number, { button: '确定退改', chosen: { reason: [reason] } });
  await people.isTold(contact, told(number, `请修改后再送。编辑的意见：\n${reason}\n`));
  await people.says(contact, `改稿 ${number} ${corrected(piece)}`);
  await people.isTold(contact, new RegExp(`^来稿 ${number} 已更新为第2稿`, 'u'));
}

/** Accepted again for another column, so that the contact hears something new. */
async function thinkAgain({ number }: Numbered, contact: string, people: People): Promise<void> {
  await people.says(second, `撤销 ${number}`);
  await people.isTold(contact, told(number, '由编辑重新考虑'));
  await accept({ by: second, number, column: '工作动态' }, people);
  await people.isTold(contact, told(number, '已采用，拟编入.*【工作动态】'));
}

async function acceptRest(pieces: Numbered[], script: Script, people: People): Promise<void> {
  const taken = new Set(script.accepted.map(({ number }) => number));
  for (const column of new Set(pieces.map((piece) => piece.column))) {
    const rest = pieces.filter((piece) => piece.column === column && !taken.has(piece.number));
    const numbers = rest.map(({ number }) => number);
    if (numbers.length === 0) continue;
    await people.says(first, `采用 ${numbers.join(' ')} ${column}`);
    await people.isTold(first, new RegExp(`已采用来稿 ${numbers.at(-1) ?? ''}：`, 'u'));
  }
}

function told(number: string, words: string): RegExp {
  return new RegExp(`^您的来稿 ${number} ${words}`, 'u');
}

/** 合并 answers with the number that was taken in. */
function doneAs(command: string): RegExp {
  const [word = '', number = '', other = ''] = command.split(' ');
  const answer = word === '合并' ? `来稿 ${other} 已并入来稿 ${number}` : `来稿 ${number} 的.*已改`;
  return new RegExp(`^${answer}`, 'u');
}
