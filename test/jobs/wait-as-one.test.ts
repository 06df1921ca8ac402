import type { Enqueue } from '../../src/jobs/job';
import { waitAsOne } from '../../src/jobs/wait-as-one';

const tell = { name: 'tell' as const, data: { userids: ['editor-first'] }, asOne: 'tell-editor-first' };

/** What is put on the queue by runs that begin to wait at these times. */
async function queuedAt(...waits: { at: number; againInMs: number }[]) {
  const queued: { id: string; dueAt: number }[] = [];
  for (const { at, againInMs } of waits) {
    const enqueue: Enqueue = (_job, _data, { id, delayMs = 0 }) => {
      queued.push({ id, dueAt: at + delayMs });
      return Promise.resolve();
    };
    await waitAsOne({ ...tell, againInMs }, { enqueue, now: () => at });
  }
  return queued;
}

test('runs that wait for the same moment put one job on the queue', async () => {
  const one = { id: 'tell-editor-first-20250', dueAt: 20_250 };
  expect(await queuedAt({ at: 0, againInMs: 20_000 }, { at: 7000, againInMs: 13_001 })).toEqual([one, one]);
});

test('another moment is another job', async () => {
  const [one, other] = await queuedAt({ at: 0, againInMs: 20_000 }, { at: 0, againInMs: 5000 });
  expect(one?.id).not.toBe(other?.id);
});

test('a run that waits anew is never taken for itself, and none goes on too early', async () => {
  const [, again] = await queuedAt({ at: 0, againInMs: 249 }, { at: 250, againInMs: 0 });
  expect(again).toEqual({ id: 'tell-editor-first-500', dueAt: 500 });
});
