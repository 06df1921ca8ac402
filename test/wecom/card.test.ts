import { isTaskId, linkCard, templateCard } from '../../src/wecom/card';
import type { CardContent } from '../../src/wecom/card';

const card: CardContent = {
  taskId: 'card-12-1',
  headline: '来稿 12　湖东区慰问一线职工',
  summary: '新来稿，建议栏目：简讯',
  text: '湖东区总工会走访工地，送去清凉用品。',
  rows: [
    { name: '单位', value: '湖东区总工会' },
    { name: '字数', value: '320' },
  ],
  choice: {
    key: 'column',
    title: '栏目',
    options: [
      { id: 'column-1', text: '工作动态' },
      { id: 'column-2', text: '简讯' },
    ],
    chosen: 'column-2',
  },
  buttons: [
    { text: '采用', key: 'accept:12', style: 1 },
    { text: '退稿', key: 'reject:12', style: 3 },
  ],
  settled: null,
};

test('a card with everything on it', () => {
  expect(templateCard(card)).toEqual({
    card_type: 'button_interaction',
    task_id: 'card-12-1',
    main_title: { title: '来稿 12　湖东区慰问一线职工', desc: '新来稿，建议栏目：简讯' },
    sub_title_text: '湖东区总工会走访工地，送去清凉用品。',
    horizontal_content_list: [
      { keyname: '单位', value: '湖东区总工会' },
      { keyname: '字数', value: '320' },
    ],
    button_selection: {
      question_key: 'column',
      title: '栏目',
      option_list: [
        { id: 'column-1', text: '工作动态' },
        { id: 'column-2', text: '简讯' },
      ],
      selected_id: 'column-2',
    },
    button_list: [
      { text: '采用', style: 1, key: 'accept:12' },
      { text: '退稿', style: 3, key: 'reject:12' },
    ],
  });
});

test('what a card does not have is left out', () => {
  const bare = templateCard({ ...card, summary: '', text: '', rows: [], choice: null });
  expect(bare).toEqual({
    card_type: 'button_interaction',
    task_id: 'card-12-1',
    main_title: { title: '来稿 12　湖东区慰问一线职工' },
    button_list: [
      { text: '采用', style: 1, key: 'accept:12' },
      { text: '退稿', style: 3, key: 'reject:12' },
    ],
  });
});

test('a settled card shows a word in the place of its buttons, which are still listed, and its list is shut', () => {
  const settled = templateCard({ ...card, settled: '已采用' });
  expect(settled['replace_text']).toBe('已采用');
  expect(settled['button_list']).toEqual(templateCard(card)['button_list']);
  expect(settled['button_selection']).toMatchObject({ question_key: 'column', disable: true });
});

test('a card never goes out with an empty list of buttons', () => {
  const settled = templateCard({ ...card, buttons: [], choice: null, settled: '已采用' });
  expect(settled['button_list']).toEqual([{ text: '…', style: 2, key: 'settled' }]);
});

test('the same card has the same bytes, however its parts were put together', () => {
  const [button] = card.buttons;
  const turned = { style: button!.style, key: button!.key, text: button!.text };
  const other = { ...card, buttons: [turned, card.buttons[1]!], line: 'one line of a list' };
  expect(JSON.stringify(templateCard(other))).toBe(JSON.stringify(templateCard(card)));
});

const link = {
  headline: '江城工运 第8期',
  summary: '2026年8月31日',
  text: '夜校开课',
  rows: [{ name: '简讯', value: '2 则' }],
  linkText: '阅读全文',
  url: 'https://bulletin.example.org/issues/d8?k=key',
};

test('a card that leads somewhere has no buttons and opens wherever it is tapped', () => {
  expect(linkCard(link)).toEqual({
    card_type: 'text_notice',
    main_title: { title: '江城工运 第8期', desc: '2026年8月31日' },
    sub_title_text: '夜校开课',
    horizontal_content_list: [{ keyname: '简讯', value: '2 则' }],
    jump_list: [{ type: 1, title: '阅读全文', url: link.url }],
    card_action: { type: 1, url: link.url },
  });
  expect(Object.keys(linkCard({ ...link, summary: '', text: '', rows: [] }))).toEqual([
    'card_type',
    'main_title',
    'jump_list',
    'card_action',
  ]);
});

test.each([
  ['card-12_1@desk', true],
  ['x'.repeat(128), true],
  ['x'.repeat(129), false],
  ['', false],
  ['来稿', false],
  ['a b', false],
  ['a\n', false],
])('%j as the id of a card: %s', (taskId, isOne) => {
  expect(isTaskId(taskId)).toBe(isOne);
});
