import { inspectZip } from '../../../src/jobs/reading/inspect-zip';
import { hostile, wordFile, zipWith } from '../../support/files';

function no(why: string) {
  return { ok: false, why };
}

test('a Word file may be read; whether it holds pictures is known', async () => {
  expect(await inspectZip(await wordFile(['一段']))).toEqual({ ok: true, hasPictures: false });
  expect(await inspectZip(await wordFile(['一段'], true))).toEqual({ ok: true, hasPictures: true });
});

test.each<[what: string, bytes: () => Buffer, why: string]>([
  ['macros', () => hostile.macros, 'macros'],
  ['an entry that unpacks to thirty megabytes of nothing', hostile.bomb, 'bomb'],
  ['more than 2,000 entries', hostile.crowded, 'bomb'],
  ['an entry that says it is small', hostile.lying, 'broken'],
  ['no document', () => hostile.sheet, 'other-type'],
  ['nothing after its first bytes', () => Buffer.from('504b0304', 'hex'), 'broken'],
])('a file with %s is not', async (_what, bytes, why) => {
  expect(await inspectZip(bytes())).toEqual(no(why));
});

test('many entries that are harmless alone are counted together', async () => {
  const piece = Buffer.alloc(1024 * 1024, 'abcdefghijklmnopqrstuvwxyz0123456789');
  const entries = Array.from({ length: 50 }, (_, n) => ({ name: `word/${n}.xml`, bytes: piece }));
  expect(await inspectZip(zipWith(...entries))).toEqual(no('bomb'));
  expect(await inspectZip(zipWith(...entries.slice(1)))).toEqual({ ok: true, hasPictures: false });
});

test('a file that was cut off is broken', async () => {
  const whole = await wordFile(['一段']);
  expect(await inspectZip(whole.subarray(0, whole.length - 100))).toEqual(no('broken'));
});
