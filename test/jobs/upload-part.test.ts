import type { Destination } from '../../src/desk/groups/destination';
import { claimFile, digestOf, letterOf, mustGoUpAgain } from '../../src/jobs/upload-part';
import { WecomRefused } from '../../src/wecom/errors';
import { openWorkshop, type Bench, type Workshop } from './workshop';

let workshop: Workshop;
let bench: Bench;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());
beforeEach(async () => {
  bench = await workshop.bench();
  for (const name of ['甲群', '乙群'])
    bench.platform.addChat({ chatid: idOf(name), name, userids: ['a', 'b'] });
});
afterEach(() => bench.leave());

const upload = '/cgi-bin/media/upload';
const file = { kind: 'file' as const, filename: '第8期.docx', bytes: Buffer.from('all of the issue') };
const idOf = (name: string) => (name === '甲群' ? 'first' : 'second');
const chatOf = (name: string): Destination => ({ via: 'appchat', address: idOf(name) });
const uploads = () => bench.platform.calls.filter(({ path }) => path === upload).length;

async function ready(group: string, loaded: typeof file = file) {
  const to = chatOf(group);
  const digest = digestOf(loaded);
  const claim = await claimFile(digest, { to, delivery: { dispatch: 'issue-1', group } }, bench.deps);
  return claim === 'wait' ? claim : letterOf(loaded, { to, claim, digest }, bench.deps);
}

test('a file goes up once for all chats, and again where it is another', async () => {
  const first = await ready('甲群');
  expect(await ready('乙群')).toEqual(first);
  expect(uploads()).toBe(1);
  await ready('乙群', { ...file, bytes: Buffer.from('corrected') });
  await ready('乙群', { ...file, filename: '第9期.docx' });
  expect(uploads()).toBe(3);
});

test('while one uploads the others wait, and the one whose turn it is keeps it over its own wait', async () => {
  const where = (group: string) => ({
    to: chatOf(group),
    delivery: { dispatch: 'issue-1' as const, group },
  });
  expect(await claimFile(digestOf(file), where('甲群'), bench.deps)).toBe('upload');
  expect(await claimFile(digestOf(file), where('乙群'), bench.deps)).toBe('wait');
  expect(await claimFile(digestOf(file), where('甲群'), bench.deps)).toBe('upload');
});

test('an upload that failed passes the turn on', async () => {
  bench.platform.fault({ path: upload, errcode: -1 });
  expect(await ready('甲群')).toMatchObject({ name: 'WecomRefused', errcode: -1 });
  expect(await ready('乙群')).toMatchObject({ kind: 'file' });
});

describe('a file that WeCom does not know any more', () => {
  const gone = new WecomRefused('appchat/send', 40007, 'invalid media_id');

  test('goes up again, a few times', async () => {
    const letter = await ready('甲群');
    if (letter === 'wait' || letter instanceof Error) throw new Error('no letter');
    const sent = { letter, to: chatOf('甲群'), tries: 1 };
    expect(await mustGoUpAgain(sent, gone, bench.deps)).toBe(true);
    expect(await mustGoUpAgain({ ...sent, tries: 4 }, gone, bench.deps)).toBe(false);
    await ready('甲群');
    expect(uploads()).toBe(2);
  });

  test('is the only thing that does', async () => {
    const text = { kind: 'markdown' as const, text: '一' };
    const sent = { letter: text, to: chatOf('甲群'), tries: 1 };
    expect(await mustGoUpAgain(sent, gone, bench.deps)).toBe(false);
    const other = new WecomRefused('appchat/send', 45002, 'too long');
    const letter = { kind: 'file' as const, mediaId: 'm', digest: 'd' };
    expect(await mustGoUpAgain({ ...sent, letter }, other, bench.deps)).toBe(false);
  });
});
