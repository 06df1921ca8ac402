import { distributionSet } from '../../format/says/numbers';
import { fact, told, type Ask, type Outcome } from '../handler';
import { currentIssue } from './issue-chain';
import type { DistributionAsked } from './issue-rest';

/** 印发: what is said of receivers and copies takes the place of what stood there; the other stays. */
export async function setDistribution(ask: Ask<DistributionAsked>): Promise<Outcome> {
  const { distribution, copies } = ask.args;
  const issue = await currentIssue(ask);
  const set = {
    ...issue,
    ...(distribution === null ? {} : { distribution }),
    ...(copies === null ? {} : { copies }),
  };
  const receivers = set.distribution ?? ask.desk.publication.distribution;
  return {
    writes: [{ kind: 'issue', value: set }],
    facts: [fact(ask, 'distributionSet', { issue: issue.ordinal })],
    letters: told(ask.cause.by, distributionSet(set, receivers)),
  };
}
