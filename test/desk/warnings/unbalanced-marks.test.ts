import { unbalancedMarks } from '../../../src/desk/warnings/unbalanced-marks';

test.each([
  ['他说“好', ['“”']],
  ['他说好”', ['“”']],
  ['他说“好“。', ['“”']],
  ['他说“好”。”', ['“”']],
  ['送‘清凉', ['‘’']],
  ['「甲', ['「」']],
  ['甲』', ['『』']],
  ['《条例', ['《》']],
  ['条例〉', ['〈〉']],
  ['公司（江城', ['（）']],
  ['公司江城)', ['（）']],
  ['【简讯', ['【】']],
  ['〔2026', ['〔〕']],
  ['[图', ['[]']],
  ['"好', ['""']],
  ['“甲（乙', ['“”', '（）']],
])('%s', (text, marks) => {
  expect(unbalancedMarks(text)).toEqual(marks);
});

test.each([
  '“甲‘乙’丙”（丁（戊））《己〈庚〉》【辛】〔壬〕[癸]「子『丑』」"寅"',
  '（半角和全角的括号混用)',
  '1）甲；2）乙；（3）丙',
  '一)甲\na) 乙',
  '“第一段没有完，\n“第二段才完。”',
  'It’s a workers’ home',
  '',
])('nothing is missing in %j', (text) => {
  expect(unbalancedMarks(text.replace('workers’', "workers'"))).toEqual([]);
});

test('a bracket that closes a word is no numbering, and one that was opened closes', () => {
  expect(unbalancedMarks('工会1)')).toEqual(['（）']);
  expect(unbalancedMarks('（见附件 1）')).toEqual([]);
});
