import { readWord } from '../../../src/jobs/reading/read-word';
import { wordFile, zipWith } from '../../support/files';

test('the paragraphs of a Word file are read, one a line', async () => {
  expect(await readWord(await wordFile(['标题', '', '第一段。', '第二段。']))).toBe('标题\n第一段。\n第二段。');
});

test('what cannot be read is null, and harms nobody', async () => {
  expect(await readWord(Buffer.from('no zip at all'))).toBeNull();
  expect(await readWord(zipWith())).toBeNull();
});

test('what needs more memory than a document may is given up', async () => {
  const paragraphs = '<w:p><w:r><w:t>x</w:t></w:r></w:p>'.repeat(1_400_000);
  const xml = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs}</w:body></w:document>`;
  const bytes = zipWith().length > 0 ? documentOf(xml) : Buffer.alloc(0);
  expect(await readWord(bytes)).toBeNull();
}, 60_000);
