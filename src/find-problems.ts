import type { Store } from './store/open-store';
import type { Wecom } from './wecom/create-wecom';

/** What keeps the bot from working, for /readyz; empty when all is well. Answers within two seconds. */
export async function findProblems(store: Store, wecom: Wecom | null): Promise<string[]> {
  const patience = new Promise<'late'>((resolve) => setTimeout(resolve, 1000, 'late').unref());
  const followed = await Promise.race([store.streams.isFollowed().catch(() => 'late' as const), patience]);
  if (followed === 'late') return ['Redis does not answer'];
  const problems = followed ? [] : ['no worker is running'];
  const hasToken = await Promise.race([wecom?.hasToken(), patience]);
  return hasToken === true ? problems : [...problems, 'WeCom gives no access_token'];
}
