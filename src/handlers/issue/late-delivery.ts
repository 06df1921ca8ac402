import { archivedId } from '../../desk/issues/archived';
import { planDelivery, type Delivery, type FrozenBulletin } from '../../desk/issues/delivery';
import { dispatchOfIssue, type DispatchId } from '../../desk/issues/dispatch';
import { issueName, type Issue } from '../../desk/issues/issue';
import { lateBulletin } from '../../desk/issues/late-bulletin';
import type { Group } from '../../desk/desk-config';
import type { Bulletin } from '../../desk/bulletin';
import type { Ruled } from '../../desk/refusal';
import { printStyle } from '../../format/printing/print-style';
import type { Write } from '../../store/documents';
import type { Ask } from '../handler';
import { digestOf } from './bulletin';

/** The whole issue for a group that came after it was signed off, of what was frozen then and of nothing else. */
export async function planLate(
  issue: Issue,
  group: Group,
  ask: Ask,
): Promise<Ruled<{ delivery: Delivery; writes: Write[] }>> {
  const dispatch = dispatchOfIssue(issue.ordinal);
  const deliveries = await ask.read.deliveriesNow(dispatch);
  const bulletin = await bulletinFor(group, { issue, deliveries }, ask);
  if (!bulletin) return { ok: false, why: 'not-for-group', group: group.name, name: issueName(issue) };
  const parts = printStyle(bulletin, group);
  const digest = digestOf([parts, bulletin]);
  const frozen: FrozenBulletin = { schema: 1, dispatch, digest, bulletin, parts };
  const order = 1 + Math.max(-1, ...deliveries.map((one) => one.order));
  const delivery = planDelivery({ name: group.name, order }, frozen, ask.cause.at);
  const writes: Write[] = (await ask.read.bulletin(dispatch, digest))
    ? []
    : [{ kind: 'bulletin', value: frozen }];
  return { ok: true, delivery, writes };
}

type Sent = { issue: Issue; deliveries: readonly Delivery[] };

async function bulletinFor(
  { receives, columns }: Group,
  { issue, deliveries }: Sent,
  { read, desk }: Ask,
): Promise<Bulletin | null> {
  if (!receives.includes('bulletin')) return null;
  const digests = [...new Set(deliveries.map(({ bulletin }) => bulletin))];
  const frozen = await readFrozen(digests, dispatchOfIssue(issue.ordinal), read);
  const archived = await read.archived(archivedId(issue.ordinal));
  const bulletins = archived ? [...frozen, archived.bulletin] : frozen;
  return lateBulletin(columns, { bulletins, order: desk.columns.map(({ name }) => name) });
}

async function readFrozen(
  digests: readonly string[],
  dispatch: DispatchId,
  read: Ask['read'],
): Promise<Bulletin[]> {
  const found = await Promise.all(digests.map((digest) => read.bulletin(dispatch, digest)));
  return found.flatMap((one) => one?.bulletin ?? []);
}
