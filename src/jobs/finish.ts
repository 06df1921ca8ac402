import type { DeskConfig } from '../desk/desk-config';
import { mayHaveBeenRead, type Delivery } from '../desk/issues/delivery';
import { stateOf, type Dispatch } from '../desk/issues/dispatch';
import type { Cause } from '../desk/move';
import { cancelledReport, report } from '../format/says/dispatches';
import { told } from '../handlers/handler';
import type { AddressedLetter } from '../store/commit';
import type { Store } from '../store/open-store';
import type { Reader } from '../store/reader';
import { deskNow } from './decide';

export type FinishDeps = {
  store: Pick<Store, 'openReader' | 'commit'>;
  desk: DeskConfig;
  meaningOf: (errcode: number | null) => string;
  now: () => number;
};

/** What comes of a dispatch is nobody's doing. */
export function byDesk({ now }: Pick<FinishDeps, 'now'>): Cause {
  return { by: 'desk', at: now(), cause: 'dispatch' };
}

/** To everybody who is an editor by now. */
export async function toEditors(
  text: string,
  read: Pick<Reader, 'staff' | 'groups'>,
  deps: Pick<FinishDeps, 'desk'>,
): Promise<AddressedLetter[]> {
  const { desk } = await deskNow(read, deps.desk);
  return desk.editors.flatMap(({ userid }) => told(userid, text));
}

type Say = (name: string, deliveries: readonly Delivery[], meaningOf: FinishDeps['meaningOf']) => string;

type Settled = { deliveries: readonly Delivery[]; document: Dispatch | null };

/** What the editors are told at the end of a dispatch; of one that reached nobody `inVain` says more. */
export function totalOf(
  name: string,
  { deliveries, document }: Settled,
  inVain: Say,
  { meaningOf }: Pick<FinishDeps, 'meaningOf'>,
): string {
  const inTime = deliveries.some(mayHaveBeenRead) ? report : inVain;
  const say = stateOf(document) === 'cancelled' ? cancelledReport : inTime;
  return say(name, deliveries, meaningOf);
}
