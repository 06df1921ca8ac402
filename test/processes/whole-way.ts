import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { exampleCast } from '../../simulator/demo/cast';
import { readIssue } from '../../simulator/demo/issue';
import { plainText } from '../../simulator/plain-text';
import type { Platform } from '../../simulator/platform';
import {
  checkCards,
  checkGroup,
  checkHistories,
  checkNumbers,
  checkPrinted,
  checkWords,
} from '../crash/checks';
import { meetPeople, until, type People } from '../crash/people';
import { playIssue } from '../crash/play';
import { first, second } from '../crash/script';
import { groups } from '../support/newsroom';

const root = join(__dirname, '..', '..');
const issue = readIssue(join(root, 'simulator', 'demo', 'example-issue.txt'));
const cast = exampleCast();
const userids = cast.members.map(({ userid }) => userid);
const contacts = userids.filter((userid) => userid.startsWith('contact-'));

let messages = 0;
const newId = () => `88${Date.now()}${(messages += 1)}`;

/** The example issue with everything that may befall a piece, and what must hold of it. */
export async function playExample(platform: Platform): Promise<void> {
  const people = meetPeople(platform, userids, newId);
  const { pieces, report } = await playIssue({ people, cast, issue });
  expect(report).toBe('第1期（总第1期）推送结束。3 个群：3 已推送');
  checkNumbers(pieces);
  await checkPrinted(contacts, people);
  await checkCards(pieces, people);
  await checkHistories(pieces, people);
  for (const { name } of groups) checkGroup(name, postsOf(name, platform), report);
  checkWords(userids, people);
}

const postsOf = (group: string, platform: Platform) => platform.posts(group).map(({ text }) => text);

type Told = { contact: string; text: string; body: string };

const thirty: Told[] = Array.from({ length: 30 }, (_, index) => {
  const body = `第${index + 1}班组把技术难题写上黑板，${index + 3}名职工下班以后一道讨论，${'一周一题，人人动手。'.repeat(8)}`;
  return {
    contact: contacts[index % contacts.length] ?? '',
    text: `第${index + 1}班组的黑板\n${body}`,
    body,
  };
});

/** Thirty pieces at once, decided by two editors by card and by command, and read by the groups. */
export async function playThirty(platform: Platform): Promise<void> {
  const people = meetPeople(platform, userids, newId);
  const before = new Map(groups.map(({ name }) => [name, platform.posts(name).length]));
  await Promise.all(thirty.map(({ contact, text }) => people.says(contact, text)));
  const numbers = await receipts(people);
  await decide(numbers, people);
  const report = await signOff(people);
  expect(report).toMatch(/^第2期（总第2期）推送结束。3 个群：3 已推送$/u);
  await isPrinted(numbers.slice(refused), people);
  for (const { name } of groups) checkParts(postsOf(name, platform).slice(before.get(name)));
  await sleep(500);
  expect(await receipts(people)).toEqual(numbers);
  checkWords(userids, people);
}

/** Each piece got one, and every number is one piece's. */
async function receipts(people: People): Promise<number[]> {
  const numbers = () =>
    contacts.flatMap((contact) =>
      people.told(contact).flatMap((text) => Number(/^已收到，来稿 (\d+)。/u.exec(text)?.[1] ?? 0) || []),
    );
  await until(() => numbers().length >= thirty.length, 'thirty receipts');
  const found = numbers().toSorted((a, b) => a - b);
  expect(found).toEqual(Array.from(thirty, (_, index) => (found[0] ?? 0) + index));
  return found;
}

/** So many are refused, the next by card, the rest by one command. */
const refused = 2;
const byCard = 3;

async function decide(numbers: number[], people: People): Promise<void> {
  const [one, other, ...good] = numbers.map(String);
  const decline = [one, other].map((number) => people.says(second, `退稿 ${number ?? ''} 与近期来稿重复`));
  await Promise.all(decline);
  for (const number of good.slice(0, byCard)) {
    await people.says(second, `看 ${number}`);
    await until(() => people.cards(second, number).length > 0, `a card of 来稿 ${number}`);
    await people.presses(second, number, { button: '采用', chosen: { column: ['工作动态'] } });
    await people.sees(second, number, /编辑二 采用/u);
  }
  await people.says(first, `采用 ${good.slice(byCard).join(' ')} 工作动态`);
  await people.isTold(first, new RegExp(`已采用来稿 ${good.at(-1) ?? ''}：`, 'u'));
}

async function signOff(people: People): Promise<string> {
  await people.says(first, '截稿');
  await people.isTold(first, new RegExp(`已截稿，共 ${thirty.length - refused} 篇`, 'u'));
  await people.says(first, '签发');
  await people.says(first, await people.isTold(first, /签发 \d{4}/u));
  return people.isTold(first, /第2期（总第2期）推送结束[\s\S]*/u);
}

/** Each contact heard of each of hers once. */
async function isPrinted(numbers: readonly number[], people: People): Promise<void> {
  const told = () =>
    contacts.flatMap((contact) =>
      people.told(contact).flatMap((text) => Number(/^您的来稿 (\d+) 已刊出/u.exec(text)?.[1] ?? 0) || []),
    );
  await until(() => told().length >= numbers.length, 'the contacts hear what was printed');
  expect(told().toSorted((a, b) => a - b)).toEqual(numbers);
}

/** Every part once and in order, every piece once. */
function checkParts(posts: readonly string[]): void {
  const marks = posts.map((post) => /（(\d+)\/(\d+)）/u.exec(post)?.slice(1).map(Number));
  expect(posts.length).toBeGreaterThan(1);
  expect(marks).toEqual(posts.map((_, index) => [index + 1, posts.length]));
  const text = posts.map(plainText).join('\n').replace(/\s/gu, '');
  const times = thirty.map(({ body }) => text.split(body.replace(/\s/gu, '')).length - 1);
  expect(times.filter((count) => count === 1)).toHaveLength(thirty.length - refused);
  expect(times.filter((count) => count === 0)).toHaveLength(refused);
}
