import { importAsked, speaksOfImport } from '../../../src/handlers/archive/import-rest';

function asked(text: string) {
  return importAsked({ plain: text.normalize('NFKC'), said: (from) => text.slice(from) });
}

test.each([
  ['', { step: 'add', text: '' }],
  ['。', { step: 'add', text: '' }],
  ['\n江城工运\n第８期', { step: 'add', text: '江城工运\n第８期' }],
  ['：江城工运', { step: 'add', text: '江城工运' }],
  ['完', { step: 'end' }],
  [' 完毕。', { step: 'end' }],
  ['结束', { step: 'end' }],
  [' 取消', { step: 'drop' }],
  ['作废', { step: 'drop' }],
  [' 0420', { step: 'confirm', code: '0420' }],
  ['０４２０。', { step: 'confirm', code: '0420' }],
])('导入%s', (rest, wanted) => {
  expect(asked(rest)).toEqual(wanted);
});

test('a sentence that begins with the word is none of it', () => {
  expect(asked('人才二百名')).toBeNull();
});

test.each([
  ['导入', true],
  ['@简报 /导入完', true],
  ['导入 ０４２０', true],
  ['导入\n江城工运', true],
  ['导入人才二百名', false],
  ['江城工运导入', false],
])('%s speaks of the import: %s', (text, does) => {
  expect(speaksOfImport(text)).toBe(does);
});
