import type { Registration } from '../../desk/people/registration';
import type { RegistrationState } from '../../desk/people/registration-state';
import { lines } from '../lines';

export const decidedWords: Record<RegistrationState, string> = {
  waiting: '改过',
  confirmed: '同意',
  refused: '拒绝',
};

/** To the person who asks. */
export function registrationTaken(registration: Registration, admins: string): string {
  const changed = registration.moves.length > 1 ? '已改为' : '的申请收到了';
  return `登记 ${registration.number} ${changed}：${whom(registration)}。管理员（${admins}）确认后马上告诉您，请不必重发。`;
}

export function registrationWaits(registration: Registration, admins: string): string {
  return `登记 ${registration.number} 还在等管理员（${admins}）确认：${whom(registration)}。确认后马上告诉您，请不必重发。`;
}

/** To the admin. */
export function registered(registration: Registration): string {
  return `登记 ${registration.number} 已同意，${registration.name}（账号 ${registration.userid}）现在是${registration.unit}的通讯员。`;
}

export function registeredNotice({ unit, formerUnit }: Registration): string {
  if (formerUnit !== null)
    return `您的登记已确认，从${formerUnit}换到了${unit}。以后的来稿算${unit}的，已经投的不变。`;
  return lines(
    `您已登记为${unit}的通讯员，现在可以投稿了。`,
    '直接把稿件发给我就是投稿：第一行写标题，下面写正文，最后写署名；简讯只写一段。发“帮助”看可以说什么。',
  );
}

export function registrationRefused({ number, name }: Registration): string {
  return `登记 ${number} 已拒绝，已告诉${name}。`;
}

export function registrationRefusedNotice(registration: Registration, reason: string): string {
  return lines(
    `很抱歉，您的登记（${whom(registration)}）没有通过。`,
    reason !== '' && `理由：${reason}`,
    '要重新申请，发“登记 单位 姓名”。',
  );
}

/** One line of a list, where a card would be too much. */
export function registrationLine(registration: Registration): string {
  const { number } = registration;
  return `登记 ${number}｜${registration.unit}｜${registration.name}｜发“同意 ${number}”或“拒绝 ${number} 理由”`;
}

function whom({ unit, name }: Registration): string {
  return `${unit}，${name}`;
}
