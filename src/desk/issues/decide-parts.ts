import type { Cause } from '../move';
import { eachPart, isSettled, isVoid, type Delivery, type Part } from './delivery';

/** 取消: what has not begun is not sent. */
export function cancelRest(delivery: Delivery, at: number): Delivery {
  return isSettled(delivery) ? delivery : eachPart(delivery, (part) => cancelled(part, at));
}

function cancelled(part: Part, at: number): Part {
  return part.state === 'waiting' ? { state: 'refused', errcode: null, why: 'cancelled', at } : part;
}

/** 补发: what did not arrive goes out again in its order; the same delivery where there is no such part. */
export function resend(
  delivery: Delivery,
  states: readonly ('refused' | 'uncertain')[],
  at: number,
): Delivery {
  const isWanted = (part: Part) => states.some((one) => one === part.state) && !isVoid(part);
  if (!delivery.parts.some(isWanted)) return delivery;
  return eachPart(delivery, (part) => (isWanted(part) ? { state: 'waiting', at } : part));
}

/** 已达: what was in doubt has been seen in the group; the same delivery where nothing was. */
export function confirmShown(delivery: Delivery, { by, at }: Pick<Cause, 'by' | 'at'>): Delivery {
  if (!delivery.parts.some(({ state }) => state === 'uncertain')) return delivery;
  return eachPart(delivery, (part) =>
    part.state === 'uncertain' ? { state: 'sent', at, confirmedBy: by } : part,
  );
}
