import { holdsAddress, holdsWebhook } from '../../desk/groups/group-key';
import { refuse, type Ask, type Outcome } from '../handler';
import { understand, type Command } from '../understand';

/**
 * Whoever has the address of a group can write there: it comes in with a command for groups, before a draft or a
 * reason may take it for its own, and is kept nowhere else. Null where there is no such address.
 */
export function hearAddress(text: string, ask: Ask, commands: readonly Command[]): Promise<Outcome> | null {
  if (!holdsAddress(text)) return null;
  const forGroups = commands.filter(({ word }) => word.endsWith('群'));
  const understood = understand(text, ask.speaker, forGroups);
  if ('run' in understood) return understood.run(ask);
  return holdsWebhook(text) ? Promise.resolve(refuse(ask, { ok: false, why: 'address-in-text' })) : null;
}
