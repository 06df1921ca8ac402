import { archivedAs } from '../pages/issues';
import type { Pdf } from '../../src/desk/issues/pdf';
import { wantedPdf } from '../../src/desk/issues/pdf';
import { finishDispatch, startDispatch } from '../../src/jobs/dispatch';
import { makePdf } from '../../src/jobs/make-pdf';
import type { Office } from '../../src/jobs/printing/print-pdf';
import { frozenBulletin } from '../desk/examples';
import { commitOf } from '../store/open-test-store';
import { keepIssue } from './signed-issue';
import { openWorkshop, runOf, type Bench, type Workshop } from './workshop';

let workshop: Workshop;
let bench: Bench;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());
beforeEach(async () => {
  bench = await workshop.bench();
});
afterEach(() => bench.leave());

const data = { archived: 'd8' };
const name = '江城工运第8期.docx';

/** An issue that went out with this Word file, whose PDF is to be made. */
async function keep(file?: string): Promise<void> {
  const word = { file: file ?? (await bench.deps.keepMedia(Buffer.from('the issue'), 'docx')), name };
  const archived = archivedAs('d8', {}, { word });
  const value = wantedPdf(archived)!;
  const writes = [
    { kind: 'archived' as const, value: archived },
    { kind: 'pdf' as const, value },
  ];
  await bench.store.commit(commitOf({ writes }));
}

function pdfOf(id = 'd8'): Promise<Pdf | null> {
  return bench.store.openReader().pdf(id);
}

/** Counts what it is given to print. */
function officeThat(print: (word: string) => Promise<Buffer | null>) {
  const printed: string[] = [];
  const office: Office = {
    print: (word) => {
      printed.push(word.toString());
      return print(word.toString());
    },
  };
  return { printed, deps: { ...bench.deps, office } };
}

const prints = (word: string) => Promise.resolve(Buffer.from(`%PDF-${word}`));
const fails = () => Promise.reject(new Error('LibreOffice ended with 77'));

test('the Word file that went out is printed and kept', async () => {
  await keep();
  const { deps } = officeThat(prints);
  expect(await makePdf(data, deps, runOf())).toBeUndefined();
  const pdf = await pdfOf();
  expect(pdf).toMatchObject({ of: 'd8', name: '江城工运第8期.pdf', state: 'made', bytes: 14 });
  const file = pdf?.state === 'made' ? pdf.file : '';
  expect(file).toMatch(/^media\/[0-9a-f]{64}\.pdf$/u);
  expect((await deps.readMedia(file)).toString()).toBe('%PDF-the issue');
  expect(await bench.store.openReader().waitingPdfs()).toEqual([]);
});

test('twice is once, also where two begin at the same time', async () => {
  await keep();
  const { printed, deps } = officeThat(prints);
  await Promise.all([makePdf(data, deps, runOf()), makePdf(data, deps, runOf())]);
  const [pdf, before] = [await pdfOf(), printed.length];
  expect(await makePdf(data, deps, runOf())).toBeUndefined();
  expect([await pdfOf(), printed.length]).toEqual([pdf, before]);
});

test('where there is no LibreOffice it waits for one', async () => {
  await keep();
  expect(await makePdf(data, bench.deps, runOf())).toBeUndefined();
  expect(await pdfOf()).toMatchObject({ state: 'waiting' });
  expect((await bench.store.openReader().waitingPdfs()).map(({ of }) => of)).toEqual(['d8']);
  expect(bench.logged).toEqual([]);
});

test('what fails is tried three times, then it is lost and not tried again; the Word file stays', async () => {
  await keep();
  const { printed, deps } = officeThat(fails);
  expect(await makePdf(data, deps, runOf(1))).toEqual({ againInMs: 1000 });
  expect(await makePdf(data, deps, runOf(2))).toEqual({ againInMs: 2000 });
  expect(await pdfOf()).toMatchObject({ state: 'waiting' });
  expect(await makePdf(data, deps, runOf(3))).toBeUndefined();
  expect(await pdfOf()).toMatchObject({ state: 'lost' });
  expect(await makePdf(data, deps, runOf(4))).toBeUndefined();
  expect(printed).toHaveLength(3);
  expect(bench.logged).toHaveLength(3);
  expect(bench.logged[0]).toMatchObject({ said: 'a PDF could not be made', archived: 'd8', attempt: 1 });
  expect(await bench.store.openReader().waitingPdfs()).toEqual([]);
  expect((await bench.store.openReader().archived('d8'))?.word?.name).toBe(name);
});

test('a Word file that is gone cannot be printed', async () => {
  await keep('media/gone.docx');
  const { printed, deps } = officeThat(prints);
  await makePdf(data, deps, runOf(3));
  expect([printed, (await pdfOf())?.state]).toEqual([[], 'lost']);
});

test('a process that is about to end leaves it to another, however often that happens', async () => {
  await keep();
  const { deps } = officeThat(() => Promise.resolve(null));
  expect(await makePdf(data, deps, runOf(5))).toEqual({ againInMs: 1000 });
  expect(await pdfOf()).toMatchObject({ state: 'waiting' });
  expect(bench.logged).toEqual([]);
});

test('what takes the process down each time is given up without another try', async () => {
  await keep();
  const { printed, deps } = officeThat(prints);
  await makePdf(data, deps, runOf(31));
  expect([printed, (await pdfOf())?.state]).toEqual([[], 'lost']);
});

test('an issue that is not there, or has no Word file, has none to be made', async () => {
  const { printed, deps } = officeThat(prints);
  expect(await makePdf(data, deps, runOf())).toBeUndefined();
  expect([printed, await pdfOf()]).toEqual([[], null]);
});

describe('an issue that has gone out', () => {
  const dispatch = { dispatch: 'issue-1' as const };

  async function goOut(digest?: 'with its file'): Promise<void> {
    await keepIssue(bench.store, 'signedOff', ['sent']);
    const frozen = frozenBulletin(['甲'], digest);
    await bench.store.commit(commitOf({ writes: [{ kind: 'bulletin', value: frozen }] }));
    await startDispatch(dispatch, bench.deps, runOf());
    await finishDispatch(dispatch, bench.deps);
  }

  test('with its Word file is to have a PDF', async () => {
    await goOut('with its file');
    const archived = await bench.store.openReader().archived('d1');
    expect(archived?.word).not.toBeNull();
    expect(await pdfOf('d1')).toEqual(wantedPdf(archived!));
  });

  test('in messages alone is to have one too', async () => {
    await goOut();
    const archived = await bench.store.openReader().archived('d1');
    expect(await pdfOf('d1')).toEqual(wantedPdf(archived!));
    expect(await pdfOf('d1')).toMatchObject({ state: 'waiting' });
  });
});
