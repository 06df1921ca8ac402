import { openTestBoard, type Board } from './open-board';

let board: Board;
beforeAll(async () => {
  board = await openTestBoard();
});
afterAll(() => board.close());

type Shown = {
  queues: {
    name: string;
    readOnlyMode: boolean;
    counts: Record<string, number>;
    jobs: { id: string; data: object }[];
  }[];
};

async function shown(queue: string): Promise<Shown['queues'][number]> {
  const answer = await board.ask(`/board/api/queues?activeQueue=${queue}`);
  const { queues } = (await answer.json()) as Shown;
  return queues.find(({ name }) => name === queue)!;
}

test('the page comes with its scripts and styles, and may fetch nothing from elsewhere', async () => {
  const page = await board.ask('/board');
  const html = await page.text();
  expect(html).toContain('<title>简报</title>');
  const policy = page.headers.get('content-security-policy');
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('http');
  const own = [...html.matchAll(/(?:src|href)="(static\/[^"]+)"/gu)].map(([, path]) => path!);
  expect(own.length).toBeGreaterThan(3);
  for (const path of own) expect((await board.ask(`/board/${path}`)).status).toBe(200);
});

test('queues are shown with what is in them, read only', async () => {
  const { readOnlyMode, counts, jobs } = await shown('startDispatch');
  expect([readOnlyMode, counts['waiting']]).toEqual([true, 1]);
  expect(jobs).toMatchObject([{ id: 'start-issue-1', data: { dispatch: 'issue-1' } }]);
});

test('nobody is named, and a job that is veiled can be opened all the same', async () => {
  const [job] = (await shown('tell')).jobs;
  expect(job?.id).toMatch(/^tell-~[0-9a-f]{8}$/);
  const one = await board.ask(`/board/api/queues/tell/${job!.id}`);
  expect(one.status).toBe(200);
  const text = await one.text();
  expect(text).toContain(job!.id);
  expect(text).not.toContain('editor-first');
});

test('nothing is told of Redis itself', async () => {
  expect((await board.ask('/board/api/redis/stats')).status).toBe(403);
});
