import { planDelivery, type Delivery, type Part, type PartState } from '../../../src/desk/issues/delivery';
import { frozenBulletin } from '../../desk/examples';

/** A delivery to this group with a part in each of these states. */
export function deliveryTo(group: string, ...states: PartState[]): Delivery {
  const planned = planDelivery({ name: group, order: 0 }, frozenBulletin([]), 1);
  return { ...planned, parts: states.map(partIn) };
}

function partIn(state: PartState): Part {
  return state === 'refused' ? { state, at: 1, errcode: 93000 } : { state, at: 1 };
}

export function cancelled(delivery: Delivery): Delivery {
  const parts = delivery.parts.map((part): Part => {
    return part.state === 'refused' ? { ...part, errcode: null, why: 'cancelled' } : part;
  });
  return { ...delivery, parts };
}

export const meaning = (errcode: number | null): string => (errcode === 93000 ? '地址无效' : '群已停用');
