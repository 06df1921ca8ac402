import { randomUUID } from 'node:crypto';
import { DelayedError, Queue, Worker, type Job } from 'bullmq';
import type { Redis } from 'ioredis';
import { deliveries, jobs, type Deps, type Row } from '.';
import type { Store } from '../store/open-store';
import { claimDeliveries } from './claim-deliveries';
import { followStreams, type FollowDeps } from './follow-streams';
import type { DeliverSoon, Enqueue, JobName } from './job';
import { waitAsOne } from './wait-as-one';

/**
 * A worker that died is noticed by its lock. What it did is safe to repeat, so the lock may be short; and as the
 * documents, not BullMQ's counts, say what is left to do, a job may stall as often as it likes.
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
  due: Store['dueDeliveries'];
  deps: Omit<Deps, 'enqueue' | 'deliverSoon'>;
} & FollowDeps;

export type MachineRoom = { close: () => Promise<void> };

/** Starts the queues, the workers, the deliveries, the timetable and the relay. */
export async function startMachineRoom(options: MachineRoomOptions): Promise<MachineRoom> {
  const queues = openQueues(options);
  await options.deps.store.vitals.noteQueues([...queues.keys()]);
  const enqueue = enqueueOn(queues);
  const state = { stops: false };
  const room = { ...options, isStopping: () => state.stops };
  const deliverSoon: DeliverSoon = async (all) => {
    await options.due.add(all);
    claims.look();
  };
  const deps = { ...options.deps, enqueue, deliverSoon };
  const claims = startDeliveries(deps, room);
  const workers = [...queues.keys()].map((name) => startWorker(name, deps, room));
  await Promise.all(names.map((name) => setUp(name, queues.get(queueOf(name)))));
  const follower = followStreams(enqueue, options);
  return {
    async close() {
      state.stops = true;
      await Promise.all([follower.stop(), claims.close(), ...workers.map((worker) => worker.close())]);
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

function startDeliveries(deps: Deps, { due, log, isStopping }: Room) {
  const { run, concurrency } = deliveries;
  return claimDeliveries({
    due,
    concurrency,
    work: ({ which, attempt }) => run(which, deps, { attempt, run: randomUUID(), isStopping }),
    log,
  });
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
