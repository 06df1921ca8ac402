import { isSettled, mayHaveBeenRead, partsIn, type Delivery } from '../../desk/issues/delivery';
import { lines } from '../lines';
import { ranges } from './progress';
import { untouchedWait } from './quiet';
import { someNames, total, type Meaning } from './totals';

/** What goes out under a name, and how it stands in the groups. */
export type Going = { name: string; deliveries: readonly Delivery[] };

export function paused(going: readonly Going[], meaning: Meaning): string {
  return lines(
    ...going.map(
      ({ name, deliveries }) => `${name}已停发，手上这一段发完就停。${total(deliveries, meaning, '停着')}`,
    ),
    '发“续发”接着发，发“取消”不再发。',
  );
}

export function pausedNotice(by: string, names: readonly string[]): string {
  return `${by}停发了${names.join('、')}。发“续发”接着发。`;
}

/** `from`: when the quiet hours end, null where there are none now. */
export function resumed(going: readonly Going[], from: string | null): string {
  const waits = going.some(({ deliveries }) => deliveries.some(isUntouched));
  return lines(
    ...going.map((one) => `${one.name}接着发，还有 ${unsettled(one)} 个群没有发完。`),
    waits && from !== null && untouchedWait(from),
    '发“推送”看进度。',
  );
}

function isUntouched(delivery: Delivery): boolean {
  return !isSettled(delivery) && !mayHaveBeenRead(delivery);
}

export function resumedNotice(by: string, names: readonly string[]): string {
  return `${by}续发了${names.join('、')}。`;
}

export function cancelled(going: readonly Going[]): string {
  return lines(
    ...going.map((one) => `${one.name}不再往下发，还没有发完的有 ${unsettled(one)} 个群。`),
    '已经发出的收不回来。收尾后报告结果。',
  );
}

export function cancelledNotice(by: string, names: readonly string[]): string {
  return `${by}取消了${names.join('、')}的推送，收尾后报告结果。`;
}

function unsettled({ deliveries }: Going): number {
  return deliveries.filter((delivery) => !isSettled(delivery)).length;
}

/** What a group is sent again of one dispatch; `before` is null where it comes to the group for the first time. */
export type Again = {
  name: string;
  group: string;
  before: Delivery | null;
  parts: number;
  isPaused: boolean;
};

/** 补发; `from`: when those that wait for the end of the quiet hours are sent it, null where none does. */
export function resending(all: readonly Again[], from: string | null): string {
  return lines(...all.map(resendingLine), whenSent(all, from));
}

function whenSent(all: readonly Again[], from: string | null): string {
  if (all.some(({ isPaused }) => isPaused)) return '现在停发着，发“续发”以后才发。';
  return `${from === null ? '' : untouchedWait(from)}发完会报告结果。`;
}

function resendingLine({ name, group, before, parts }: Again): string {
  if (!before) return `${name}补发给${group}，共 ${parts} 段：这一期它还没有收过。`;
  const uncertain = partsIn(before, 'uncertain');
  const doubt = uncertain.length > 0 ? `其中第${ranges(uncertain)}段可能已经显示，群里或许会出现两次。` : '';
  const missing = [...partsIn(before, 'refused'), ...uncertain].toSorted((a, b) => a - b);
  return `${name}补发给${group}：第${ranges(missing)}段。${doubt}`;
}

/** 补发 全部 */
export function resendingAll(all: readonly Again[], from: string | null): string {
  const groups = [...new Set(all.map(({ group }) => group))];
  const names = [...new Set(all.map(({ name }) => name))];
  return lines(
    `${names.join('、')}补发给 ${groups.length} 个群：${someNames(groups)}。只发没有送到的段，未确认的不动。`,
    whenSent(all, from),
  );
}

export function resendingNotice(by: string, all: readonly Again[]): string {
  const groups = [...new Set(all.map(({ group }) => group))];
  const names = [...new Set(all.map(({ name }) => name))];
  return `${by}把${names.join('、')}补发给${someNames(groups)}。`;
}

/** 补发 alone: which groups lack what, and which have come since. */
export function resendable(
  going: readonly Going[],
  late: { name: string; groups: readonly string[] },
): string {
  return lines(
    ...going.flatMap(({ name, deliveries }) => deliveries.flatMap((one) => lackOf(name, one))),
    late.groups.length > 0 && `${late.name}还没有发给：${late.groups.join('、')}`,
    '要补发，发“补发 群名”；没有送到的都要补，发“补发 全部”。',
  );
}

function lackOf(name: string, delivery: Delivery): string[] {
  const [refused, uncertain] = [partsIn(delivery, 'refused'), partsIn(delivery, 'uncertain')];
  const lacks = [
    refused.length > 0 && `第${ranges(refused)}段未送达`,
    uncertain.length > 0 && `第${ranges(uncertain)}段未确认`,
  ].filter((one) => one !== false);
  return lacks.length > 0 ? [`${name}，${delivery.group}：${lacks.join('，')}`] : [];
}

/** 已达 */
export function confirmed(group: string, settled: readonly Going[]): string {
  return lines(
    ...settled.map(({ name, deliveries: [before] }) => {
      const parts = before ? ranges(partsIn(before, 'uncertain')) : '';
      return `${name}第${parts}段记为已推送：${group}里已经显示。`;
    }),
  );
}

export function confirmedNotice(by: string, group: string, names: readonly string[]): string {
  return `${by}看过${group}：${names.join('、')}未确认的段已经显示，记为已推送。`;
}
