import { wantedPdf } from '../../../src/desk/issues/pdf';

test('an issue with a Word file is to have a PDF under the same name', () => {
  const word = { file: 'media/a.docx', name: '江城工运第8期（总第152期）.docx' };
  expect(wantedPdf({ id: 'd8', word })).toEqual({
    schema: 1,
    of: 'd8',
    name: '江城工运第8期（总第152期）.pdf',
    state: 'waiting',
  });
});

test('one without has none to come', () => {
  expect(wantedPdf({ id: 'd8', word: null })).toBeNull();
});
