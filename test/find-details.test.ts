import { findDetails } from '../src/find-details';

const publicUrl = 'https://bulletin.example.org';
const here = { program: '/usr/bin/soffice' };
const none = { why: 'not-found' } as const;
const closed = 'the pages are closed: PUBLIC_URL is not set';

function noteOf(isThere: () => Promise<boolean>) {
  return { isThere };
}

const elsewhere = noteOf(() => Promise.resolve(true));
const nowhere = noteOf(() => Promise.resolve(false));

test('pages that are closed are told before the PDF', async () => {
  const details = await findDetails({ publicUrl: null, role: 'all' }, { found: here, officeNote: nowhere });
  expect(details).toEqual([closed, 'pdf: made by LibreOffice']);
});

test.each([
  ['off', 'SOFFICE is off'],
  ['not-found', 'no LibreOffice is on the PATH'],
  ['not-runnable', 'SOFFICE names nothing that can be run'],
] as const)('without a LibreOffice the Word file stands alone: %s', async (why, said) => {
  const details = await findDetails({ publicUrl, role: 'all' }, { found: { why }, officeNote: nowhere });
  expect(details).toEqual([`pdf: not made, the Word file stands alone: ${said}`]);
});

test('one at another worker is as good', async () => {
  const details = await findDetails({ publicUrl, role: 'all' }, { found: none, officeNote: elsewhere });
  expect(details).toEqual(['pdf: made by LibreOffice, at a worker']);
});

test('where no worker runs, one of its own is of no use', async () => {
  const web = { publicUrl, role: 'web' as const };
  expect(await findDetails(web, { found: here, officeNote: elsewhere })).toEqual([
    'pdf: made by LibreOffice, at a worker',
  ]);
  for (const found of [here, none])
    expect(await findDetails(web, { found, officeNote: nowhere })).toEqual([
      'pdf: not made, the Word file stands alone: no worker has found a LibreOffice',
    ]);
});

test.each([
  ['refuses', () => Promise.reject(new Error('refused'))],
  ['is silent', () => new Promise<boolean>(() => undefined)],
])('a Redis that %s is told, and not waited for', async (_, isThere) => {
  const asked = { found: none, officeNote: noteOf(isThere) };
  expect(await findDetails({ publicUrl, role: 'all' }, asked)).toEqual([
    'pdf: not known, Redis does not answer',
  ]);
});
