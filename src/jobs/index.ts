import { randomUUID } from 'node:crypto';
import { DelayedError, Queue, Worker, type Job } from 'bullmq';
import type { Redis } from 'ioredis';
import { checkGroup, type CheckGroupDeps } from './check-group';
import { closeDrafts, type CloseDraftsDeps } from './close-drafts';
import { countReaders, type CountReadersDeps } from './count-readers';
import { deliver, type DeliverDeps } from './deliver';
import { dropQuestions, type DropQuestionsDeps } from './drop-questions';
import { finishDispatch, startDispatch, type StartDispatchDeps } from './dispatch';
import { fetchPicture, type FetchPictureDeps } from './fetch-picture';
import { handleMessage, type HandleMessageDeps } from './handle-message';
import type { Enqueue, EnqueueAll, JobName, Outcome, Run } from './job';
import { makePdf, type MakePdfDeps } from './make-pdf';
import { makePreview, type MakePreviewDeps } from './make-preview';
import { readFile, type ReadFileDeps } from './read-file';
import { followStreams, type FollowDeps } from './follow-streams';
import { remindEditors, type RemindEditorsDeps } from './remind-editors';
import { signOffOnTime, type SignOffOnTimeDeps } from './sign-off-on-time';
import { sendDailyBriefs, type SendDailyBriefsDeps } from './send-daily-briefs';
import { sweep, type SweepDeps } from './sweep';
import { tell, type TellDeps } from './tell';
import { updateCards, type UpdateCardsDeps } from './update-cards';
import { waitAsOne } from './wait-as-one';
import { watchDesk, type WatchDeskDeps } from './watch-desk';
import { watchGroups, type WatchGroupsDeps } from './watch-groups';
import { writeDailyLine, type WriteDailyLineDeps } from './write-daily-line';

type Deps = HandleMessageDeps &
  TellDeps &
  UpdateCardsDeps &
  DropQuestionsDeps &
  SignOffOnTimeDeps &
  DeliverDeps &
  StartDispatchDeps &
  SweepDeps &
  FetchPictureDeps &
  ReadFileDeps &
  MakePreviewDeps &
  MakePdfDeps &
  CloseDraftsDeps &
  CheckGroupDeps &
  CountReadersDeps &
  WatchGroupsDeps &
  WatchDeskDeps &
  RemindEditorsDeps &
  WriteDailyLineDeps &
  SendDailyBriefsDeps;

type Row = {
  /** The data of a job were written by `enqueue` for this very job. */
  run: (data: never, deps: Deps, run: Run) => Promise<Outcome>;
} & (
  | {
      /** How many run at a time in one worker. */
      concurrency: number;
      /** A desk's messages are handled one at a time over all workers, in the order in which they were stored. */
      oneHand?: true;
    }
  | {
      /** On the timetable: these have one queue together. */
      everyMs: number;
    }
);

/** Everything that runs by itself. */
const jobs: Record<JobName, Row> = {
  handleMessage: { run: handleMessage, concurrency: 1, oneHand: true },
  tell: { run: tell, concurrency: 20 },
  updateCards: { run: updateCards, concurrency: 10 },
  fetchPicture: { run: fetchPicture, concurrency: 4 },
  readFile: { run: readFile, concurrency: 1 },
  makePreview: { run: makePreview, concurrency: 1 },
  makePdf: { run: makePdf, concurrency: 1 },
  checkGroup: { run: checkGroup, concurrency: 4 },
  startDispatch: { run: startDispatch, concurrency: 1 },
  deliver: { run: deliver, concurrency: 100 },
  finishDispatch: { run: finishDispatch, concurrency: 1 },
  sweep: { run: sweep, everyMs: 10_000 },
  watchGroups: { run: watchGroups, everyMs: 10_000 },
  countReaders: { run: countReaders, everyMs: 10_000 },
  watchDesk: { run: watchDesk, everyMs: 10_000 },
  closeDrafts: { run: closeDrafts, everyMs: 15_000 },
  dropQuestions: { run: dropQuestions, everyMs: 5000 },
  signOffOnTime: { run: signOffOnTime, everyMs: 5000 },
  remindEditors: { run: remindEditors, everyMs: 60_000 },
  writeDailyLine: { run: writeDailyLine, everyMs: 60_000 },
  sendDailyBriefs: { run: sendDailyBriefs, everyMs: 60_000 },
};

/**
 * A worker that died is noticed by its lock. What it did is safe to repeat, so the lock may be short; and as our
 * ledgers, not BullMQ's counts, say what is left to do, a job may stall as often as it likes.
 */
const recovery = { lockDuration: 1500, stalledInterval: 1000, maxStalledCount: Number.MAX_SAFE_INTEGER };

const everyJob = {
  attempts: 8,
  backoff: { type: 'exponential', delay: 500 },
  removeOnComplete: true,
  removeOnFail: true,
} as const;

type MachineRoomOptions = {
  /** Connection of the queues; BullMQ makes the blocking ones it needs from it. */
  connection: Redis;
  prefix: string;
  deps: Omit<Deps, 'enqueue' | 'enqueueAll'>;
} & FollowDeps;

export type MachineRoom = { close: () => Promise<void> };

/** Starts the queues, the workers, the timetable and the relay. */
export async function startMachineRoom(options: MachineRoomOptions): Promise<MachineRoom> {
  const queues = openQueues(options);
  await options.deps.store.vitals.noteQueues([...queues.keys()]);
  const enqueue = enqueueOn(queues);
  const state = { stops: false };
  const room = { ...options, isStopping: () => state.stops };
  const deps = { ...options.deps, enqueue, enqueueAll: enqueueAllOn(queues) };
  const workers = [...queues.keys()].map((name) => startWorker(name, deps, room));
  await Promise.all(names.map((name) => setUp(name, queues.get(queueOf(name)))));
  const follower = followStreams(enqueue, options);
  return {
    async close() {
      state.stops = true;
      await follower.stop();
      await Promise.all(workers.map((worker) => worker.close()));
      await Promise.all([...queues.values()].map((queue) => queue.close()));
    },
  };
}

const names = Object.keys(jobs) as JobName[];

function queueOf(name: JobName): string {
  return 'everyMs' in jobs[name] ? 'timetable' : name;
}

function openQueues({ connection, prefix, log }: MachineRoomOptions): Map<string, Queue> {
  const queueNames = new Set(names.map(queueOf));
  const queues = new Map([...queueNames].map((name) => [name, new Queue(name, { connection, prefix })]));
  for (const [name, queue] of queues)
    queue.on('error', (error) => {
      log.error({ queue: name, err: error }, 'a queue has trouble');
    });
  return queues;
}

/** A busy desk puts the same wait on a queue many times: what this process has put there it need not put again. */
function enqueueOn(queues: ReadonlyMap<string, Queue>): Enqueue {
  const waiting = new Set<string>();
  return async (name, data, { id, delayMs = 0 }) => {
    if (waiting.has(id)) return;
    await queues.get(queueOf(name))?.add(name, data, { ...everyJob, jobId: id, delay: delayMs });
    if (delayMs === 0) return;
    waiting.add(id);
    setTimeout(() => waiting.delete(id), delayMs).unref();
  };
}

/** So many in one command: Redis does nothing else meanwhile. */
const mostAtOnce = 100;

function enqueueAllOn(queues: ReadonlyMap<string, Queue>): EnqueueAll {
  return async (name, all) => {
    const jobs = all.map(({ data, id }) => ({ name, data, opts: { ...everyJob, jobId: id } }));
    for (let first = 0; first < jobs.length; first += mostAtOnce)
      await queues.get(queueOf(name))?.addBulk(jobs.slice(first, first + mostAtOnce));
  };
}

type Room = MachineRoomOptions & { isStopping: () => boolean };

function startWorker(name: string, deps: Deps, { connection, prefix, log, isStopping }: Room): Worker {
  const row = jobs[name as JobName] as Row | undefined;
  const concurrency = row && 'concurrency' in row ? row.concurrency : 1;
  const work = (job: Job, token?: string) => runJob(job, { token, deps, isStopping });
  const worker = new Worker(name, work, { connection, prefix, concurrency, ...recovery });
  worker.on('error', (error) => {
    log.error({ queue: name, err: error }, 'a worker has trouble');
  });
  worker.on('failed', (job, error) => {
    log.error({ job: job?.id, err: error }, 'a job failed');
  });
  return worker;
}

type Running = { token: string | undefined; deps: Deps; isStopping: () => boolean };

async function runJob(job: Job, { token, deps, isStopping }: Running) {
  const name = job.name as JobName;
  const run = { attempt: job.attemptsStarted, run: randomUUID(), isStopping };
  const outcome = await jobs[name].run(job.data as never, deps, run);
  if (!outcome) return;
  const { againInMs, asOne } = outcome;
  if (asOne !== undefined) return waitAsOne({ name, data: job.data as object, againInMs, asOne }, deps);
  await job.moveToDelayed(Date.now() + againInMs, token);
  throw new DelayedError();
}

async function setUp(name: JobName, queue: Queue | undefined): Promise<void> {
  const row = jobs[name];
  if ('oneHand' in row) await queue?.setGlobalConcurrency(1);
  if ('everyMs' in row)
    await queue?.upsertJobScheduler(name, { every: row.everyMs }, { name, opts: everyJob });
}
