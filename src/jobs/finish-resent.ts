import { archivedId, type Archived } from '../desk/issues/archived';
import { isSettled, mayHaveBeenRead, type Delivery } from '../desk/issues/delivery';
import {
  endResending,
  idsOfDispatch,
  readDispatch,
  type Dispatch,
  type DispatchId,
} from '../desk/issues/dispatch';
import { resentReport } from '../format/says/dispatches';
import { nameOfDispatch } from '../handlers/issue/dispatches';
import type { Write } from '../store/documents';
import type { Reader } from '../store/reader';
import { byDesk, toEditors, type FinishDeps } from './finish';
import type { Outcome } from './job';

/**
 * 补发: what came of it in the groups that were sent something again, after the editors had their total. Safe to run
 * twice: whoever has told it has written so.
 */
export async function finishResent(id: DispatchId, deps: FinishDeps): Promise<Outcome> {
  const read = deps.store.openReader();
  const dispatch = await read.dispatch(id);
  const groups = (dispatch?.resent ?? []).map(({ group }) => group);
  const deliveries = await read.deliveries(id);
  if (!dispatch || groups.length === 0 || !deliveries.every(isSettled)) return undefined;
  const name = await nameOfDispatch(id, read);
  const said = resentReport(name, { groups, deliveries }, deps.meaningOf);
  const done = await deps.store.commit({
    cause: null,
    versions: read.versions,
    writes: [...endOfResending(dispatch), ...(await whoHasIt(id, deliveries, read))],
    facts: [{ what: 'resendReported', ...byDesk(deps), ...idsOfDispatch(id) }],
    letters: await toEditors(said, read, deps),
  });
  return done === 'moved' ? { againInMs: 100 } : undefined;
}

/** Nothing where nothing was sent again. */
export function endOfResending(dispatch: Dispatch | null): Write[] {
  return dispatch?.resent?.length ? [{ kind: 'dispatch', value: endResending(dispatch) }] : [];
}

/** The archive names the groups that got an issue. */
async function whoHasIt(id: DispatchId, deliveries: readonly Delivery[], read: Reader): Promise<Write[]> {
  const sent = readDispatch(id);
  const archived = sent.kind === 'issue' ? await read.archived(archivedId(sent.issue)) : null;
  return archived ? [{ kind: 'archived', value: withGroups(archived, deliveries) }] : [];
}

function withGroups(archived: Archived, deliveries: readonly Delivery[]): Archived {
  return { ...archived, groups: deliveries.filter(mayHaveBeenRead).map(({ group }) => group) };
}
