import type { DispatchKind } from '../../desk/issues/dispatch-refusal';
import { groupCalled } from '../groups/groups-rest';
import { nothing, type Reads } from '../rest';

/** What of several that go out is meant; null: whatever goes. */
export type KindAsked = { kind: DispatchKind | null };

const kinds = new Map<string, DispatchKind | null>([
  ['', null],
  ['推送', null],
  ['全部', null],
  ['简报', 'issue'],
  ['更正', 'correction'],
  ['快讯', 'briefs'],
]);

/** Nothing, or the kind of what goes out. */
export const perhapsKind: Reads<KindAsked> = ({ plain }) => {
  const kind = kinds.get(plain.replace(/[\s:.。!]/gu, ''));
  return kind === undefined ? null : { kind };
};

/** To one group, to all that lack something, or not said. */
export type ResendAsked = { to: 'group'; name: string } | { to: 'all' } | { to: 'nobody' };

export const perhapsGroup: Reads<ResendAsked> = (rest) => {
  if (nothing(rest)) return { to: 'nobody' };
  if (/^[\s:]*(?:全部|所有群?)[\s.。!]*$/u.test(rest.plain)) return { to: 'all' };
  const called = groupCalled(rest);
  return called && { to: 'group', ...called };
};
