import { defaultLayout } from '../../src/format/word/layout';
import { makeWord } from '../../src/jobs/make-word';
import { png } from '../support/files';
import { article, nothing, openWord } from '../format/word/open-word';

const pictures = [
  { file: 'media/one.png', caption: '夜校第一课' },
  { file: 'media/broken.jpg', caption: null },
];
const bulletin = { ...nothing, columns: [{ name: '工作动态', entries: [{ ...article, pictures }] }] };
const files = new Map([
  ['media/one.png', png],
  ['media/broken.jpg', Buffer.from('ffd8ffe0', 'hex')],
]);

it('makes a Word file with its pictures, and without one that is broken', async () => {
  const readPicture = (file: string) => Promise.resolve(files.get(file) ?? Buffer.alloc(0));
  const parts = await openWord(await makeWord(bulletin, { layout: defaultLayout, readPicture }));
  expect(parts.get('word/document.xml')?.match(/<w:drawing>/gu)).toHaveLength(1);
  expect([...parts.keys()].filter((name) => /^word\/media\/.+/u.test(name))).toHaveLength(1);
});

it('makes none where a picture cannot be read: that is for the one who asked to say', async () => {
  const readPicture = () => Promise.reject(new Error('ENOENT'));
  await expect(makeWord(bulletin, { layout: defaultLayout, readPicture })).rejects.toThrow('ENOENT');
});
