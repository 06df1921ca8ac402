/** Another issue, made here or brought in; `date` is the day that it bears or, before its sign-off, would bear. */
export type NumberBearer = {
  number: number | null;
  runningNumber: number | null;
  date: string | null;
  state: 'open' | 'closed' | 'signedOff' | 'dispatching' | 'dispatched' | 'archived';
};
