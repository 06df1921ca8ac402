import { Pool } from 'undici';
import { textOf } from './dispatch-plan';

/** The limit that the sender is measured against: undici over 50 connections, nothing paced and nothing noted. */
async function main(): Promise<void> {
  const [url = '', groups = '0', parts = '0'] = process.argv.slice(2);
  const pool = new Pool(url, { connections: 50 });
  const jobs = jobsFor(Number(groups), Number(parts));
  await Promise.all(Array.from({ length: 50 }, () => work(pool, jobs)));
  await pool.close();
}

/** Part after part, each for every group. */
function* jobsFor(groups: number, parts: number): Generator<{ group: number; part: number }> {
  for (let part = 1; part <= parts; part += 1)
    for (let group = 0; group < groups; group += 1) yield { group, part };
}

async function work(pool: Pool, jobs: Generator<{ group: number; part: number }>): Promise<void> {
  for (const { group, part } of jobs) {
    const markdown = { content: textOf(part) };
    const { body } = await pool.request({
      method: 'POST',
      path: `/cgi-bin/webhook/send?key=${group}`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ msgtype: 'markdown', markdown }),
    });
    await body.json();
  }
}

void main();
