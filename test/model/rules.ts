import type { Person } from './desk';
import { textOf, wordOf, type Message, type Saying } from './message';
import { copyOf, type Model } from './model';
import { awaitedQuestion, dropQuestions, giveReason, press } from './rules-card';
import { accept, changeColumn, edit, merge, replace } from './rules-entry';
import { arrange, close, defer, dispatch, offer, pool, reopen, sign } from './rules-issue';
import { confirm, dismiss, register } from './rules-people';
import { decline, look, queue, revise, submit, takeBack, withdraw } from './rules-submission';
import { reply, type Told, type Turn } from './turn';

/** What a message must lead to: how everything stands afterwards, and who is told what. */
export function foretell(before: Model, { id, by, at, saying }: Message): { model: Model; told: Told[] } {
  if (before.handled.includes(id)) return { model: before, told: [] };
  const model = copyOf(before);
  model.now = at;
  if (by !== 'desk') model.handled = [...before.handled, id].sort();
  return { told: answer({ model, by }, saying), model };
}

/** A command counts when its speaker may say it; an awaited reason comes before news. */
function answer(turn: Turn, saying: Saying): Told[] {
  const person = turn.model.people[turn.by];
  if (saying.what === 'press') return press(turn, saying);
  if (!person || maySay(person, saying)) return run(turn, saying);
  if (person.unit === null && !person.isEditor && !person.isAdmin) return reply(turn, '您还没有登记为通讯员');
  if (awaitedQuestion(turn.model, turn.by)) return giveReason(turn, textOf(saying).trim());
  if (isNews(person, saying)) return submit(turn, textOf(saying));
  return reply(turn, misunderstood(person, saying));
}

/** product.md, "What people say": who says what. What the desk does by itself has no speaker. */
function maySay({ unit, isEditor, maySignOff, isAdmin }: Person, { what }: Saying): boolean {
  switch (what) {
    case 'news':
      return false;
    case 'register':
      return true;
    case 'revise':
    case 'withdraw':
      return unit !== null;
    case 'offer':
    case 'sign':
      return maySignOff;
    case 'confirm':
    case 'dismiss':
      return isAdmin;
    default:
      return isEditor;
  }
}

/** Of a contact: anything of 15 characters or more. */
function isNews({ unit }: Person, saying: Saying): boolean {
  return unit !== null && Array.from(textOf(saying).replaceAll(/\s/gu, '')).length >= 15;
}

function misunderstood({ unit, isEditor }: Person, saying: Saying): string {
  const word = wordOf(saying);
  if (word === '签发' && isEditor) return '您没有签发权';
  if (word !== '') return `“${word}”是…用的指令，您这里不能用`;
  return unit !== null && !isEditor ? '没有收作来稿（至少 15 个字）' : '没有看懂这句话';
}

function run(turn: Turn, saying: Saying): Told[] {
  switch (saying.what) {
    case 'revise':
      return revise(turn, saying);
    case 'withdraw':
      return withdraw(turn, saying.number);
    case 'look':
      return look(turn, saying.number);
    case 'queue':
      return queue(turn);
    case 'accept':
      return accept(turn, saying);
    case 'decline':
      return decline(turn, saying);
    case 'takeBack':
      return takeBack(turn, saying.number);
    case 'edit':
      return edit(turn, saying);
    case 'replace':
      return replace(turn, saying);
    case 'column':
      return changeColumn(turn, saying);
    case 'merge':
      return merge(turn, saying);
    case 'arrange':
      return arrange(turn, saying);
    case 'pool':
      return pool(turn, saying.number);
    case 'defer':
      return defer(turn, saying.number);
    case 'close':
      return close(turn);
    case 'reopen':
      return reopen(turn);
    case 'offer':
      return offer(turn);
    case 'sign':
      return sign(turn, saying.code);
    case 'register':
      return register(turn, saying);
    case 'confirm':
      return confirm(turn, saying.number);
    case 'dismiss':
      return dismiss(turn, saying.userid);
    case 'dispatch':
      return dispatch(turn);
    case 'dropQuestions':
      return dropQuestions(turn);
    case 'news':
    case 'press':
      throw new Error('is not a command');
  }
}
