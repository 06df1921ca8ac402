import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bulletin } from '../../../src/desk/bulletin';
import { splitSentences } from '../../../src/format/printing/split-sentences';
import { readBulletin } from '../../../src/format/reading/read-bulletin';
import { defaultLayout } from '../../../src/format/word/layout';
import { makeWord } from '../../../src/jobs/make-word';
import { png } from '../../support/files';
import { article, brief, nothing } from './open-word';
import { print, redRows, withOffice, type Pdf } from './office';

const { width, height, top, left, textWidth, textHeight } = defaultLayout.page;
const bottom = top + textHeight;
const right = left + textWidth;
/** A full stop may hang out of the last line's end by one character. */
const character = 6;
const patienceMs = 120_000;

const example = join(__dirname, '..', '..', '..', 'simulator', 'demo', 'example-issue.txt');
const issue: Bulletin = {
  ...readBulletin(readFileSync(example, 'utf8')).bulletin,
  title: '江城工运',
  number: 8,
  runningNumber: 152,
  date: '2026-08-31',
  publisher: '江城市总工会办公室',
  copies: 120,
};

function makeFile(bulletin: Bulletin): Promise<Buffer> {
  return makeWord(bulletin, { layout: defaultLayout, readPicture: () => Promise.resolve(png) });
}

/** A font's own forms of a character (⼯) are that character. */
function plain(text: string): string {
  return text.replace(/—\d+—/gu, '').normalize('NFKC').replace(/\s/gu, '');
}

function isPageNumber({ text }: { text: string }): boolean {
  return /^—\d+—$/u.test(text);
}

withOffice('the example issue, printed by LibreOffice', () => {
  let pdf: Pdf;
  let red: Awaited<ReturnType<typeof redRows>>[];
  beforeAll(async () => {
    await print([await makeFile(issue)], async ([first]) => {
      pdf = first!;
      red = await Promise.all([redRows(pdf, 1), redRows(pdf, 2)]);
    });
  }, patienceMs);

  it('has six pages or so, numbered outside, seven millimetres below the text', () => {
    const numbers = pdf.pages.map((page) => page.filter(isPageNumber));
    expect(pdf.pages.length).toBeGreaterThanOrEqual(5);
    expect(pdf.pages.length).toBeLessThanOrEqual(7);
    expect(numbers.map((found) => found.map(({ text }) => text))).toEqual(
      pdf.pages.map((_, at) => [`—${at + 1}—`]),
    );
    for (const [at, [number]] of numbers.entries()) {
      expect((number!.top + number!.bottom) / 2 - bottom).toBeCloseTo(7, -0.5);
      const fromEdge = at % 2 === 0 ? right - number!.right : number!.left - left;
      expect(Math.abs(fromEdge - 4.9)).toBeLessThan(0.6);
    }
  });

  it('keeps to its margins', () => {
    for (const line of pdf.pages.flat().filter((one) => !isPageNumber(one))) {
      expect(line.left).toBeGreaterThan(left - 0.6);
      expect(line.right).toBeLessThan(right + character);
      expect(line.top).toBeGreaterThan(top - 1);
      expect(line.bottom).toBeLessThan(bottom + 1);
    }
    expect([width, height]).toEqual([210, 297]);
  });

  it('has 28 characters on a full line', () => {
    const full = pdf.pages.flat().filter(({ left: from, right: to }) => from < left + 1 && to > right - 2);
    const lengths = full.map(({ text }) => text.length).filter((length) => length > 20);
    expect(lengths.length).toBeGreaterThan(15);
    expect(lengths.toSorted((one, other) => one - other)[Math.floor(lengths.length / 2)]).toBe(28);
  });

  it('has every sentence in order', () => {
    const text = plain(pdf.text);
    const pieces = issue.columns.flatMap(({ entries }) => entries);
    let from = 0;
    for (const sentence of pieces.flatMap(({ body }) => body.flatMap(splitSentences)).map(plain)) {
      const at = text.indexOf(sentence, from);
      expect([sentence, at]).not.toEqual([sentence, -1]);
      from = at + sentence.length;
    }
  });

  it('has a red head above a red rule as wide as the text, in the first third of the first page, and no other red', () => {
    const [head, second] = red;
    const rule = head!.filter((row) => row.right - row.left > textWidth - 2);
    expect(rule.length).toBeGreaterThanOrEqual(3);
    expect(Math.abs(rule[0]!.left - left)).toBeLessThan(0.6);
    expect(Math.abs(rule[0]!.right - right)).toBeLessThan(0.6);
    expect(rule.at(-1)!.at).toBeLessThan(height / 3 + 3);
    expect(head!.length - rule.length).toBeGreaterThan(80);
    expect(second).toEqual([]);
  });
});

withOffice('the end of a page, printed by LibreOffice', () => {
  /** Issues that end at every height of a page. */
  const lengths = Array.from({ length: 22 }, (_, at) => at + 1);
  const issues = lengths.map((lines) => ({
    ...nothing,
    columns: [
      {
        name: '',
        entries: [
          { ...article, body: ['工'.repeat(28 * lines)] },
          { ...brief, body: ['会'.repeat(28 * 2)] },
        ],
      },
    ],
    distribution: ['市总工会领导', '各区总工会'],
    copies: 120,
  }));

  it(
    'has an attribution below its text, and the footer at the foot of the last page, neither of them alone',
    async () => {
      const files = await Promise.all(issues.map(makeFile));
      await print(files, (pdfs) => {
        expect(pdfs).toHaveLength(lengths.length);
        for (const { pages } of pdfs) {
          expect(pages.map(([first]) => first!.text)).not.toContain('（湖东区总工会）');
          checkFoot(pages.at(-1)!);
        }
        return Promise.resolve();
      });
    },
    patienceMs,
  );

  function checkFoot(page: Pdf['pages'][number]): void {
    const foot = page.filter(({ text }) => /^本期印发|^共印/u.test(text));
    const body = page.filter((line) => !foot.includes(line) && !isPageNumber(line));
    expect(foot).toHaveLength(2);
    expect(body).not.toEqual([]);
    expect(bottom - Math.max(...foot.map((line) => line.bottom))).toBeLessThan(5);
    expect(Math.max(...body.map((line) => line.bottom))).toBeLessThan(foot[0]!.top + 1);
  }
});
