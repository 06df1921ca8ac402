/** 快讯: briefs that go to groups before their issue does; the n-th time that this desk sends some. */
export type BriefDispatch = {
  schema: 1;
  /** From 1. */
  number: number;
  entries: number[];
  /** The editor who sent them, or `desk`: then it was the daily digest, in the line that `signedBy` answers for. */
  by: string;
  signedBy?: string;
  at: number;
  /** `dispatched` once every group has had its answer and the editors the total. */
  state: 'dispatching' | 'dispatched';
};

/** An older brief is no news: the daily digest leaves it to the issue. */
export const newsForMs = 7 * 24 * 60 * 60_000;
