import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bulletin } from '../../../src/desk/bulletin';
import { splitSentences } from '../../../src/format/printing/split-sentences';
import { readBulletin } from '../../../src/format/reading/read-bulletin';
import { defaultLayout } from '../../../src/format/word/layout';
import { makeWord } from '../../../src/jobs/make-word';
import { readWord } from '../../../src/jobs/reading/read-word';
import { readShared, withShared } from '../../support/shared';

const head = {
  title: '江城工运',
  number: 8,
  runningNumber: 152,
  date: '2026-08-31',
  publisher: '江城市总工会办公室',
};

async function wordText(bulletin: Bulletin): Promise<string> {
  const readPicture = () => Promise.reject(new Error('it has no pictures'));
  return (await readWord(await makeWord(bulletin, { layout: defaultLayout, readPicture }))) ?? '';
}

function testIssue(text: string): void {
  const bulletin = { ...readBulletin(text).bulletin, ...head };

  it('is the same issue when its Word file is read', async () => {
    expect(readBulletin(await wordText(bulletin))).toEqual({ bulletin, notUnderstood: [] });
  });

  it('has every sentence once, in order', async () => {
    const printed = await wordText(bulletin);
    const pieces = bulletin.columns.flatMap(({ entries }) => entries);
    const sentences = pieces.flatMap(({ body }) => body.flatMap(splitSentences)).map((one) => one.trim());
    const places = sentences.map((sentence) => printed.indexOf(sentence));
    expect(sentences.length).toBeGreaterThan(30);
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(sentences.map((sentence) => printed.split(sentence).length - 1)).toEqual(sentences.map(() => 1));
  });
}

describe('the example issue', () => {
  testIssue(
    readFileSync(join(__dirname, '..', '..', '..', 'simulator', 'demo', 'example-issue.txt'), 'utf8'),
  );
});

withShared('a real issue', () => {
  testIssue(readShared('real/bulletin.txt'));
});
