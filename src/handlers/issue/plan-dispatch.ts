import type { Bulletin } from '../../desk/bulletin';
import { planDelivery, type FrozenBulletin } from '../../desk/issues/delivery';
import { openDispatch, type DispatchId } from '../../desk/issues/dispatch';
import type { Cause } from '../../desk/move';
import type { Write } from '../../store/documents';
import type { GroupParts } from './bulletin';

/** `bulletin` is null where the parts are all there is. */
type Sending = Pick<GroupParts, 'group' | 'parts' | 'digest'> & { bulletin: Bulletin | null };

/** What goes out is frozen here, the bulletin for its Word file too; what goes out later is this and nothing else. */
export function planDispatch(dispatch: DispatchId, sending: readonly Sending[], cause: Cause): Write[] {
  const frozen = sending.map(({ digest, bulletin, parts }): FrozenBulletin => {
    return { schema: 1, dispatch, digest, bulletin, parts };
  });
  const once = new Map(frozen.map((one) => [one.digest, one]));
  const deliveries = sending.flatMap(({ group, digest }, order) => {
    const bulletin = once.get(digest);
    return bulletin ? [planDelivery({ name: group.name, order }, bulletin, cause.at)] : [];
  });
  return [
    { kind: 'dispatch', value: openDispatch(dispatch, cause) },
    ...[...once.values()].map((value) => ({ kind: 'bulletin' as const, value })),
    ...deliveries.map((value) => ({ kind: 'delivery' as const, value })),
  ];
}
