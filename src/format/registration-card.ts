import type { CardContent } from '../desk/letter';
import { lastMoveOf, type Registration } from '../desk/people/registration';
import { shorten } from './measure';
import { decidedWords, registrationLine } from './says/registrations';
import type { Voice } from './voice';

/** 字 that an app's card shows of each part [90236]. */
const most = { text: 160, value: 30 };

/** To every admin: who wants to be registered, and once it is settled, who decided what and when. */
export function registrationCard(
  registration: Registration,
  voice: Voice,
  { taskId, settled }: { taskId: string; settled: boolean },
): CardContent {
  const { number, name, unit, formerUnit, userid } = registration;
  const rows = { 姓名: name, 单位: unit, 原单位: formerUnit ?? '', 账号: userid };
  const filled = Object.entries(rows).filter(([, value]) => value !== '');
  return {
    taskId,
    headline: `登记 ${number}`,
    summary: formerUnit === null ? '申请登记为通讯员' : '通讯员申请换单位',
    text: settled ? shorten(decisionOn(registration, voice), most.text) : '',
    rows: filled.map(([key, value]) => ({ name: key, value: shorten(value, most.value) })),
    choice: null,
    buttons: [
      { text: '同意', key: `confirm:${number}`, style: 1 },
      { text: '拒绝', key: `refuse:${number}`, style: 3 },
    ],
    settled: settled ? `已${decidedWords[registration.state]}` : null,
    line: registrationLine(registration),
  };
}

/** 8月3日 10:32 管理员 拒绝：理由 */
export function decisionOn(registration: Registration, voice: Voice): string {
  const { by, at, reason } = lastMoveOf(registration);
  const name = by === registration.userid ? registration.name : voice.name(by);
  const why = reason === undefined ? '' : `：${reason}`;
  const next = registration.state === 'waiting' ? `，请看新的卡片，或发“同意 ${registration.number}”` : '';
  return `${voice.time(at)} ${name} ${decidedWords[registration.state]}${why}${next}`;
}
