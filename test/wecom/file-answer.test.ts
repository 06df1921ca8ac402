import { filenameIn, isFile } from '../../src/wecom/file-answer';

const wire = (text: string) => Buffer.from(text).toString('latin1');
const named = (disposition: string) => filenameIn({ headers: { 'content-disposition': wire(disposition) } });

test.each([
  ['attachment; filename="简讯 8月.docx"', '简讯 8月.docx'],
  ['attachment; filename=a.jpg', 'a.jpg'],
  ['attachment; filename=a.jpg; size=7', 'a.jpg'],
  ['attachment; filename="a.docx"; filename*=UTF-8\'\'%E7%AE%80%E8%AE%AF.docx', '简讯.docx'],
  ['attachment; filename="a.docx"; filename*=UTF-8\'\'%E7', 'a.docx'],
  ['attachment; filename="../../etc/passwd"', 'passwd'],
  ['attachment; filename="C:\\报送\\来稿.docx"', '来稿.docx'],
  ['attachment; filename=""', null],
  ['attachment; filename="a/"', null],
  ['attachment', null],
])('%s names the file %j', (disposition, filename) => {
  expect(named(disposition)).toBe(filename);
});

test('a file may come without a name', () => {
  expect(filenameIn({ headers: {} })).toBeNull();
});

test.each([
  [{ 'content-type': 'image/jpeg' }, true],
  [{}, true],
  [{ 'content-type': 'application/json; charset=UTF-8' }, false],
  [{ 'content-type': 'text/JSON' }, false],
  [{ 'content-type': 'application/json', 'content-disposition': 'attachment; filename="a.json"' }, true],
])('headers %j are those of a file: %s', (headers, isOne) => {
  expect(isFile({ headers })).toBe(isOne);
});
