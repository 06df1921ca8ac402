import { setTimeout as sleep } from 'node:timers/promises';
import { deskKey } from '../../src/config';
import { openStore, type Store } from '../../src/store/open-store';
import { openNewsroom, type Newsroom } from '../support/newsroom';
import { Redis } from 'ioredis';

const editors = Array.from({ length: 10 }, (_, index) => `editor-${index}`);
const pieces = 200;
/** So many cards come one by one in a minute; more would come as a list. */
const atOnce = 4;

/** What each of the ten presses at the same moment; the choice of reasons is on the card before. */
const presses = editors.map((_, index) => (index < 4 ? '采用' : index < 7 ? '确定退改' : '确定退稿'));

let room: Newsroom;
let redis: Redis;
let store: Store;
beforeEach(async () => {
  room = await openNewsroom(
    (config) => ({
      ...config,
      desk: {
        ...config.desk,
        editors: editors.map((userid, index) => ({ userid, name: `编辑${index}号`, maySignOff: true })),
        review: { ...config.desk.review, returnReasons: ['请补充数字'], rejectReasons: ['与上期重复'] },
        timetable: { ...config.desk.timetable, dailyLineAt: null },
      },
    }),
    editors,
  );
  redis = new Redis(room.redis.url);
  store = openStore(deskKey(room.config), { client: redis, blocking: redis });
});
afterEach(async () => {
  store.inbox.close();
  redis.disconnect();
  await room.close();
});

test('ten editors press different buttons of one card at once, 200 times: one decides, nine hear who', async () => {
  for (let done = 0; done < pieces; done += atOnce) {
    const numbers = Array.from({ length: atOnce }, (_, index) => done + index + 1);
    await arrive(numbers);
    await Promise.all(numbers.map((number) => pressAllAtOnce(number)));
    await Promise.all(numbers.map((number) => checkPiece(number)));
    await aMinuteLater();
  }
  const sorted = spreadMs.toSorted((a, b) => a - b);
  const [median = 0, most = 0] = [sorted[pieces / 2], sorted.at(-1)];
  process.stdout.write(
    `ten presses began within ${median.toFixed(1)} ms (median), ${most.toFixed(1)} ms (most)\n`,
  );
}, 600_000);

async function arrive(numbers: number[]): Promise<void> {
  for (const number of numbers)
    await room.says(
      'contact-lake',
      `第${number}场\n湖东区总工会办的第${number}场招聘会，来了${number * 7}人。`,
    );
  await Promise.all(numbers.flatMap((number) => editors.map((_, index) => prepare(number, index))));
}

/** Her card shows the button that she is going to press. */
async function prepare(number: number, index: number): Promise<void> {
  const [editor = '', button = ''] = [editors[index], presses[index]];
  await room.seesOnCard(editor, named(number), /\[采用\]/u);
  if (button !== '采用') await room.presses(editor, named(number), button.replace('确定', ''));
  await room.seesOnCard(editor, named(number), new RegExp(`\\[${button}\\]`, 'u'));
}

const spreadMs: number[] = [];

/** All ten are on their way before the first is answered; how far they were apart is printed, not asserted. */
async function pressAllAtOnce(number: number): Promise<void> {
  const begunAt = performance.now();
  const pressed = editors.map((editor, index) => room.presses(editor, named(number), presses[index]!));
  spreadMs.push(performance.now() - begunAt);
  await Promise.all(pressed);
}

/** `来稿 1` is not to be found on the card of 来稿 12. */
function named(number: number): string {
  return `来稿 ${number}\u3000`;
}

async function checkPiece(number: number): Promise<void> {
  const [, decision] = await decided(number);
  const winner = decision?.by ?? '';
  expect(editors).toContain(winner);
  const name = `编辑${winner.replace('editor-', '')}号`;
  const word = { accepted: '采用', returned: '退改', rejected: '退稿' }[decision?.state as 'accepted'];
  const lost = new RegExp(`^来稿 ${number} 已由${name}于 .+ ${word}，您这次没有生效。`, 'u');
  for (const editor of editors) {
    await room.seesOnCard(editor, named(number), new RegExp(`${name} ${word}[\\s\\S]*\\[已${word}\\]$`, 'u'));
    await told(editor, lost, editor === winner ? 0 : 1);
  }
  expect(await decided(number)).toHaveLength(2);
  expect(room.platform.heard('contact-lake').filter(({ text }) => isDecision(text, number))).toHaveLength(1);
}

/** The moves of a submission once somebody has decided. */
async function decided(number: number) {
  for (let waited = 0; waited < 5000; waited += 10) {
    const { moves = [] } = (await store.openReader().submission(number)) ?? {};
    if (moves.length > 1) return moves;
    await sleep(10);
  }
  throw new Error(`nobody has decided on 来稿 ${number}`);
}

function isDecision(text: string, number: number): boolean {
  return new RegExp(`^(很抱歉，)?您的来稿 ${number} `, 'u').test(text);
}

async function told(editor: string, words: RegExp, times: number): Promise<void> {
  const heard = () => room.platform.heard(editor).filter(({ text }) => words.test(text));
  for (let waited = 0; waited < 5000 && heard().length < times; waited += 10) await sleep(10);
  expect(heard()).toHaveLength(times);
}

/** The clock of the people's pace is Redis's own and cannot be put forward: their last minute is forgotten. */
async function aMinuteLater(): Promise<void> {
  room.later(61_000);
  const { keys } = store;
  await redis.del(
    ...[...editors, 'contact-lake'].flatMap((userid) => [keys.pace(userid), keys.cardsSent(userid)]),
  );
}
