import type { WhichDelivery } from '../store/due-deliveries';

/**
 * A job that is not done: it wants to run again after so many ms. It does not hold a worker meanwhile. Runs that
 * wait for the same thing may go on as one.
 */
type Again = { againInMs: number; asOne?: string };

export type Outcome = Again | undefined;

/**
 * Which run of which job this is; `run` is unlike that of any other run. A long one asks between its steps whether its
 * process is stopping, and leaves the rest to another.
 */
export type Run = { attempt: number; run: string; isStopping?: () => boolean };

/** Puts a job on its queue; the same id on the queue twice is one job. */
export type Enqueue = (
  job: JobName,
  data: object,
  options: { id: string; delayMs?: number },
) => Promise<void>;

/** Puts deliveries where the workers claim them; one that is there already is not put there again. */
export type DeliverSoon = (deliveries: readonly WhichDelivery[]) => Promise<void>;

export type JobName =
  | 'handleMessage'
  | 'tell'
  | 'startDispatch'
  | 'finishDispatch'
  | 'updateCards'
  | 'dropQuestions'
  | 'sweep'
  | 'remindEditors'
  | 'fetchPicture'
  | 'readFile'
  | 'closeDrafts'
  | 'makePreview'
  | 'makePdf'
  | 'checkGroup'
  | 'countReaders'
  | 'watchGroups'
  | 'watchDesk'
  | 'signOffOnTime'
  | 'writeDailyLine'
  | 'sendDailyBriefs';

/** 1 s, 2 s, 4 s … at most a minute. */
export function backoffMs(attempt: number): number {
  return Math.min(60_000, 1000 * 2 ** (attempt - 1));
}
