import {
  hasTrouble,
  isSettled,
  partsIn,
  resultOf,
  withoutVoid,
  type Delivery,
  type Wait,
} from '../../desk/issues/delivery';
import { lastMove, stateOf, type Dispatch } from '../../desk/issues/dispatch';
import { lines } from '../lines';
import type { Voice } from '../voice';
import { inDoubt, partCounts, partWords, reasonFor, shownState, total, type Meaning } from './totals';

/** What is asked of a dispatch; `isPreparing`: its files are being made, nothing has gone. */
export type Shown = {
  name: string;
  dispatch: Dispatch | null;
  deliveries: readonly Delivery[];
  isPreparing: boolean;
};

type Around = { meaning: Meaning; voice: Voice; now: number };

/** 推送: each group with its parts and what they wait for; of many groups only those that are not done. */
export function progress(shown: Shown, around: Around): string {
  const { name, dispatch, deliveries } = shown;
  const isPaused = stateOf(dispatch) === 'paused';
  const wanted = deliveries.length <= mostListed ? deliveries : deliveries.filter(isWorthALine);
  const rest = deliveries.length - wanted.length;
  return lines(
    `${name}推送情况，${total(deliveries, around.meaning, isPaused ? '停着' : '进行中')}`,
    ...howItGoes(shown, around.voice),
    ...wanted.map((delivery) => groupLine(delivery, isPaused ? null : around)),
    rest > 0 && `其余 ${rest} 个群都已推送。`,
    ...whatHelps(deliveries),
  );
}

/** On the screen of a phone. */
const mostListed = 12;

function isWorthALine(delivery: Delivery): boolean {
  return !isSettled(delivery) || resultOf(delivery) !== 'sent';
}

function howItGoes({ dispatch, deliveries, isPreparing }: Shown, { name, time }: Voice): string[] {
  if (deliveries.every(isSettled)) return [];
  const preparing = isPreparing ? ['正在准备文件，做好就发。'] : [];
  if (!dispatch || dispatch.state === 'going') return preparing;
  const { by, at } = lastMove(dispatch);
  const who = `${name(by)}于 ${time(at)} `;
  return dispatch.state === 'paused'
    ? [`${who}停发。发“续发”接着发，发“取消”不再发。`]
    : [`${who}取消，正在收尾。`];
}

/** `around` is null where it waits for an editor, which is said above. */
function groupLine(delivery: Delivery, around: Around | null): string {
  const [state, ...more] = new Set(delivery.parts.map(shownState));
  const parts = state && more.length === 0 ? partCounts(delivery) : partRanges(delivery);
  return `${delivery.group}：${parts}${around ? waitText(delivery, around) : ''}`;
}

/** 第1至20段已推送，第21段未确认 */
function partRanges({ parts }: Delivery): string {
  const states = ['sent', 'sending', 'waiting', 'uncertain', 'refused', 'void'] as const;
  const each = states.flatMap((state) => {
    const numbers = parts.flatMap((part, index) => (shownState(part) === state ? [index + 1] : []));
    return numbers.length > 0 ? [`第${ranges(numbers)}段${partWords[state]}`] : [];
  });
  return each.join('，');
}

/** 1至20、22 */
export function ranges(numbers: readonly number[]): string {
  const firsts = numbers.filter((number) => !numbers.includes(number - 1));
  const lasts = numbers.filter((number) => !numbers.includes(number + 1));
  return firsts.map((first, at) => (lasts[at] === first ? `${first}` : `${first}至${lasts[at]}`)).join('、');
}

function waitText({ waits, parts }: Delivery, { voice, now }: Around): string {
  const isWaiting = parts.some(({ state }) => state === 'waiting');
  if (!waits || !isWaiting || waits.until <= now) return '';
  return `（${waitWords[waits.for](whenText(waits.until, { voice, now }))}）`;
}

const waitWords: Record<Wait['for'], (when: string) => string> = {
  pace: (when) => `群里每分钟的条数有限，${when}接着发`,
  wecom: (when) => `企业微信要求等一等，${when}接着发`,
  retry: (when) => `没有发成，${when}再试`,
  quiet: (when) => `夜里不往群里发，${when}起发`,
};

function whenText(until: number, { voice, now }: Pick<Around, 'voice' | 'now'>): string {
  const seconds = Math.ceil((until - now) / 1000);
  return seconds <= 120 ? `约 ${seconds} 秒后` : `${voice.time(until)} `;
}

function whatHelps(deliveries: readonly Delivery[]): string[] {
  const tried = deliveries.map(withoutVoid);
  const has = (state: 'uncertain' | 'refused') => tried.some((one) => partsIn(one, state).length > 0);
  return [
    has('uncertain') && '未确认的请到群里看一眼：看到了，发“已达 群名”；没有，发“补发 群名”。',
    has('refused') && '未送达的，找到原因后发“补发 群名”。',
  ].filter((one) => one !== false);
}

/** While the rest is going: what has failed, or may have. */
export function troubles(name: string, deliveries: readonly Delivery[], meaning: Meaning): string {
  const failed = deliveries.filter((delivery) => partsIn(delivery, 'refused').length > 0);
  return lines(
    `${name}还在推送，有 ${deliveries.filter(hasTrouble).length} 个群不顺利，别的群照常发：`,
    ...failed.map((delivery) => `${delivery.group}：失败（${reasonFor(delivery, meaning)}）。`),
    ...inDoubt(deliveries),
  );
}
