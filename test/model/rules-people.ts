import type { Saying } from './message';
import { nameOf, notice, reply, type Told, type Turn } from './turn';

/** 登记: asked once; who is a contact of that unit already need not ask. */
export function register(turn: Turn, { unit, name }: Saying & { what: 'register' }): Told[] {
  const { model, by } = turn;
  if (model.people[by]?.unit === unit) return reply(turn, `您已经是${unit}的通讯员`);
  const known = Object.entries(model.registrations);
  const waiting = known.find(([, one]) => one.userid === by && one.state === 'waiting');
  if (waiting) return reply(turn, `登记 ${waiting[0]} 还在等管理员`);
  const number = known.length + 1;
  model.registrations[number] = { userid: by, unit, state: 'waiting', by };
  const admins = Object.keys(model.people).filter((userid) => model.people[userid]?.isAdmin);
  return [
    ...reply(turn, `登记 ${number} 的申请收到了：${unit}，${name}`),
    ...admins.map((admin) => ({ to: admin, card: -number })),
  ];
}

export function confirm(turn: Turn, number: number): Told[] {
  const { model, by } = turn;
  const registration = model.registrations[number];
  if (!registration) return reply(turn, `没有登记 ${number}。`);
  const { userid, unit, state } = registration;
  if (state !== 'waiting')
    return reply(turn, `登记 ${number} 已由${nameOf(model, registration.by)}于 … 同意，您这次没有生效`);
  Object.assign(registration, { state: 'confirmed', by });
  Object.assign(model.people[userid]!, { unit });
  return [...reply(turn, `登记 ${number} 已同意`), ...notice(userid, `您已登记为${unit}的通讯员`)];
}

/** 免去, from everything that she is; what she sent or decided stays as it is. */
export function dismiss(turn: Turn, userid: string): Told[] {
  const person = turn.model.people[userid];
  if (!person || (person.unit === null && !person.isEditor)) return reply(turn, `没有找到“${userid}”`);
  Object.assign(person, { unit: null, isEditor: false, maySignOff: false });
  return [...reply(turn, `${person.name}不再是`), ...notice(userid, '您不再是…（由管理员免去）')];
}
