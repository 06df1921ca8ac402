import { readWord } from '../../../src/jobs/reading/read-word';
import { wordFile, zipWith } from '../../support/files';
import { zipOf } from '../../support/zip';

test('the paragraphs of a Word file are read, one a line', async () => {
  expect(await readWord(await wordFile(['标题', '', '第一段。', '第二段。']))).toBe(
    '标题\n第一段。\n第二段。',
  );
});

test('what cannot be read is null, and harms nobody', async () => {
  expect(await readWord(Buffer.from('no zip at all'))).toBeNull();
  expect(await readWord(zipWith())).toBeNull();
});

function documentOf(body: string): Buffer {
  const space = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const xml = `<w:document xmlns:w="${space}"><w:body>${body}</w:body></w:document>`;
  return zipOf([{ name: 'word/document.xml', bytes: Buffer.from(xml) }]);
}

const paragraph = '<w:p><w:r><w:t>甲</w:t></w:r></w:p>';

test('what needs more memory than a document may is given up, and so is what is nested without end', async () => {
  expect(await readWord(documentOf(paragraph.repeat(3)))).toBe('甲\n甲\n甲');
  expect(await readWord(documentOf(paragraph.repeat(400_000)))).toBeNull();
  expect(await readWord(documentOf('<w:p>'.repeat(100_000) + '</w:p>'.repeat(100_000)))).toBeNull();
}, 60_000);
