import { appoint, type Post } from '../../desk/people/appoint';
import { findPerson, type Person } from '../../desk/people/find-person';
import { findUnit } from '../../desk/people/find-unit';
import type { Refusal, Ruled } from '../../desk/refusal';
import { appointed, appointedNotice } from '../../format/says/staff';
import { fact, refuse, told, toldOther, type Ask, type Outcome } from '../handler';
import type { Appointing } from './people-rest';

/** 任命: anybody in the company by her account; whom the desk knows by her name as well. */
export async function appointPerson(ask: Ask<Appointing>): Promise<Outcome> {
  const meant = findPost(ask);
  if (!meant.ok) return refuse(ask, meant);
  const { post } = meant;
  const { role, person } = post;
  const ruled = appoint(post, { desk: ask.desk, staff: await ask.read.staff() });
  if (!ruled.ok) return refuse(ask, ruled);
  return {
    writes: [{ kind: 'staff', value: ruled.staff }],
    facts: [fact(ask, 'appointed', { about: person.userid, role })],
    letters: [
      ...told(ask.cause.by, appointed(post)),
      ...toldOther(ask, person.userid, appointedNotice(post, ask.voice.name(ask.cause.by))),
    ],
  };
}

type Meant = Ruled<{ post: Post }>;

/** Without a name yet where the desk does not know her. */
type Whom = { userid: string; name: string | null };

function findPost(ask: Ask<Appointing>): Meant {
  const { role, who, words, maySignOff } = ask.args;
  const found = findPerson(who, ask.desk);
  if (!found.ok) return found;
  if (!found.person && !isAccount(who)) return { ok: false, why: 'no-such-person', called: who };
  const whom: Whom = found.person ?? { userid: who, name: null };
  if (role === 'contact') return contactPost(whom, ask);
  const name = words.join(' ') || whom.name;
  if (name === null) return wrongly(usages[role]);
  const person: Person = { userid: whom.userid, name };
  if (role === 'admin') return { ok: true, post: { role, person } };
  return { ok: true, post: { role, person: { ...person, maySignOff } } };
}

/** [90195] */
function isAccount(who: string): boolean {
  return /^[A-Za-z0-9_.@-]{1,64}$/.test(who);
}

function contactPost(whom: Whom, { args, desk }: Ask<Appointing>): Meant {
  const { called, name } = unitAndNameOf(
    whom,
    args.words,
    (words) => findUnit(words, desk.units).unit !== null,
  );
  if (called === '' || name === null) return wrongly(usages.contact);
  const { unit, near } = findUnit(called, desk.units);
  const again = near.map((one) => `任命 通讯员 ${args.who} ${one} ${name}`);
  if (!unit) return { ok: false, why: 'no-such-unit', called, again, mayAdd: true };
  return { ok: true, post: { role: 'contact', person: { userid: whom.userid, name, unit: unit.name } } };
}

/** The last word is the name, unless all of them are the unit and the name is known. */
function unitAndNameOf({ name }: Whom, words: string[], isUnit: (called: string) => boolean) {
  const whole = words.join('');
  if (name !== null && (words.length === 1 || isUnit(whole))) return { called: whole, name };
  return { called: words.slice(0, -1).join(''), name: words.at(-1) ?? null };
}

const usages = {
  contact: '任命 通讯员 账号 单位 姓名',
  editor: '任命 编辑 账号 姓名 签发',
  admin: '任命 管理员 账号 姓名',
};

function wrongly(usage: string): Refusal {
  return { ok: false, why: 'wrong-arguments', usage };
}
