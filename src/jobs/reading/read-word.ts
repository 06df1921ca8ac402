import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

/** Reading a long document takes a second or two of somebody's time, and nobody knows what a hostile one takes. */
const patienceMs = 20_000;
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 };

/** The reader has a thread to itself, which can be given up: neither endless work nor a lack of memory gets out of it. */
const program = `
const { parentPort, workerData } = require('node:worker_threads');
const { extractRawText } = require(workerData.mammoth);
extractRawText({ buffer: Buffer.from(workerData.bytes) }).then(({ value }) => parentPort.postMessage(value));
`;

/** The paragraphs of a Word file, one a line; null where it cannot be read. */
export async function readWord(bytes: Buffer): Promise<string | null> {
  const workerData = { mammoth: require.resolve('mammoth'), bytes };
  const reader = new Worker(program, { eval: true, workerData, resourceLimits, execArgv: [], env: {} });
  try {
    const text = await Promise.race([answerOf(reader), sleep(patienceMs, null, { ref: false })]);
    return text === null ? null : text.replace(/\n{2,}/gu, '\n').trim();
  } finally {
    await reader.terminate();
  }
}

async function answerOf(reader: Worker): Promise<string | null> {
  try {
    const [text] = (await once(reader, 'message')) as [unknown];
    return typeof text === 'string' ? text : null;
  } catch {
    return null;
  }
}
