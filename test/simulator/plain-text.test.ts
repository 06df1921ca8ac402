import { mentions, plainText } from '../../simulator/plain-text';

test('a reader sees the words without the marks', () => {
  const markdown = [
    '# 湖区工会简报',
    '###### 第8期',
    '> 总第**152**期',
    '**[全文](https://example.com/8?a=b)** 与 `npm run`',
    '<font color="warning">截稿 **今天**</font>，<@editor-first> 请看',
  ].join('\n');
  expect(plainText(markdown)).toBe(
    ['湖区工会简报', '第8期', '总第152期', '全文 与 npm run', '截稿 今天，@editor-first 请看'].join('\n'),
  );
});

test.each([
  '- 一\n1. 二\n---\n| 三 |',
  '*斜* _斜_ ~~删~~ ![图](',
  '#没有空格',
  '####### 七个',
  'a > b # c',
  '** 未完',
  '\\# 反斜杠',
  '<b>粗</b> &lt;',
])('%j stays as it is', (text) => {
  expect(plainText(text)).toBe(text);
});

test('what stands in inline code keeps its marks', () => {
  expect(plainText('`**不粗** <@all>`')).toBe('**不粗** <@all>');
});

test('mentions are found wherever they stand', () => {
  expect(mentions('<@all> 与 `<@contact-lake>`\n< @nobody> <@>')).toEqual(['all', 'contact-lake']);
});
