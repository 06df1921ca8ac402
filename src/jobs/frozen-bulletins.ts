import type { Delivery, FrozenBulletin } from '../desk/issues/delivery';
import type { Reader } from '../store/reader';

/** What these deliveries send, each once though several groups get it. */
export async function frozenBulletins(
  deliveries: readonly Delivery[],
  read: Pick<Reader, 'bulletin'>,
): Promise<FrozenBulletin[]> {
  const sent = new Map(deliveries.map(({ bulletin, dispatch }) => [bulletin, dispatch]));
  const found = await Promise.all([...sent].map(([digest, dispatch]) => read.bulletin(dispatch, digest)));
  return found.filter((one) => one !== null);
}
