/** 发刊: what goes out to groups as one, with a ledger of its own: an issue, or the n-th correction of one. */
export type DispatchId = `issue-${number}` | `correction-${number}-${number}`;

type Dispatched =
  { kind: 'issue'; issue: number } | { kind: 'correction'; issue: number; correction: number };

/** By the ordinal of the issue. */
export function dispatchOfIssue(ordinal: number): DispatchId {
  return `issue-${ordinal}`;
}

export function dispatchOfCorrection({ issue, number }: { issue: number; number: number }): DispatchId {
  return `correction-${issue}-${number}`;
}

/** What is sent out by it. */
export function readDispatch(dispatch: DispatchId): Dispatched {
  const [kind, issue, correction] = dispatch.split('-');
  return kind === 'issue'
    ? { kind, issue: Number(issue) }
    : { kind: 'correction', issue: Number(issue), correction: Number(correction) };
}
